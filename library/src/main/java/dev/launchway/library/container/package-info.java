/**
 * Components that have containers run: images, single containers, projects of Compose, by the command line of docker or podman.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, {@code File}, {@code Readiness}, and the textual forms that it shares with the compiler. It must
 * know neither the engine nor the plan.
 */
package dev.launchway.library.container;
