/**
 * The files and commands of the machine that a plan is applied to: the real ones, and an overlay that remembers changes instead
 * of making them. It knows nothing of components.
 */
package dev.launchway.engine.system;
