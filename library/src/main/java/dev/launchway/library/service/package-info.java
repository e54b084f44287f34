/**
 * The components for services: what has to run for as long as the host does, by systemd, by supervisor, or by means of the host's
 * shell and cron where it has neither.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, the
 * packages {@code component} and {@code process} of the library and the textual forms that it shares with the compiler, and must know
 * neither the engine nor the plan.
 *
 * <p>What a service is, is said once ({@link dev.launchway.library.service.Service}); which of the three ways it is run by is decided on
 * the target, by what is there.
 */
package dev.launchway.library.service;
