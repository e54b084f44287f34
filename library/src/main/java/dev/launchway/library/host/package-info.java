/**
 * Components for what a host itself is set to: the names that it knows, and what its kernel and its file systems are told.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, the packages
 * {@code component} and {@code file} of the library and the textual forms that it shares with the compiler, and must know neither
 * the engine nor the plan.
 */
package dev.launchway.library.host;
