/**
 * Components for what a host has once, and all services on it share: the names that it knows, settings of the kernel, limits of users,
 * file systems, the time zone, the firewall.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, the packages
 * {@code component} and {@code file} of the library and the textual forms that it shares with the compiler, and must know neither
 * the engine nor the plan.
 */
package dev.launchway.library.host;
