/**
 * Components that have a service watched: each component says how one sees that it is well, by a {@link
 * dev.launchway.library.monitoring.Check} that it provides, and those of a host, or of all hosts, are gathered into what a monitoring
 * system reads; and marks that tell it when something was deployed.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, {@code File}, {@code JsonContent}, {@code Command} and {@code CronJob}. It must know neither the engine
 * nor the plan.
 */
package dev.launchway.library.monitoring;
