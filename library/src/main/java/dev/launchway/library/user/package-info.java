/**
 * Components for who may do what on a host: its users and groups, the keys by which they log in, the hosts that they know, and what
 * {@code sudo} lets them do.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, the packages
 * {@code component} and {@code file} of the library and the textual forms that it shares with the compiler, and must know neither
 * the engine nor the plan.
 */
package dev.launchway.library.user;
