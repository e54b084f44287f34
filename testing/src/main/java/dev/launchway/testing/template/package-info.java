/** Templates and what comes of them: compiler and engine must say the same of each. */
package dev.launchway.testing.template;
