/** What tests of components need: a root component on real files, deployed or predicted by the real engine. */
package dev.launchway.testing;
