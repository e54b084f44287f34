/**
 * The components for applications: how a program of a certain kind is started and run as a service.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api} and the
 * packages {@code component}, {@code archive} and {@code service} of the library, and must know neither the engine nor the plan.
 */
package dev.launchway.library.application;
