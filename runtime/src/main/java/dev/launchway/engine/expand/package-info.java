/** Makes the tree of components of an environment: sets attributes, passes resources, configures. It touches no target. */
package dev.launchway.engine.expand;
