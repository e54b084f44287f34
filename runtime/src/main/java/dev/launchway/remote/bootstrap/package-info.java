/**
 * Brings onto a target what an agent needs, and starts it: the layers of the plan jar and, where Java is missing, a runtime, each
 * known by the hash of its content.
 *
 * <p>It speaks to the target's shell alone, by scripts that any POSIX shell runs and any login shell passes on. It knows nothing
 * of environments and components.
 */
package dev.launchway.remote.bootstrap;
