/**
 * Components that keep log files from growing without an end: each component says which files it writes, and one root component of
 * the host has {@code logrotate} rotate them.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component} and {@code CronJob}. It must know neither the engine nor the plan.
 */
package dev.launchway.library.log;
