/**
 * Components that have something done again and again: jobs of cron, gathered from all root components of a host into one table.
 * Timers of systemd are in {@code dev.launchway.library.service}, with what else systemd runs.
 *
 * <p>They are written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component}, {@code File} and {@code Purge}, and the textual forms that it shares with the compiler. It must
 * know neither the engine nor the plan.
 */
package dev.launchway.library.schedule;
