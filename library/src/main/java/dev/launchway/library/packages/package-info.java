/**
 * Components that have the packages of the system installed: by apt, dnf or apk, whichever the platform of the host has. Packages of
 * languages are in {@code dev.launchway.library.build}.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, and the textual forms that it shares with the compiler. It must know neither the engine nor
 * the plan.
 */
package dev.launchway.library.packages;
