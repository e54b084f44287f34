/**
 * The components for commands and for programs that run in the background.
 *
 * <p>They are written like a service's own components: this package knows the annotations and {@code dev.launchway.api}, and
 * must know neither the engine nor the plan.
 *
 * <p>What they have in common: a program gets its arguments as they are, no shell is involved unless {@link
 * dev.launchway.library.process.Command#shell} asks for one. A {@code String} path is relative to the work directory or goes
 * through the environment's mapping, a {@code Path} is mapped already.
 */
package dev.launchway.library.process;
