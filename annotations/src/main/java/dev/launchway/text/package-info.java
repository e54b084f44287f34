/**
 * The textual forms that the compiler and the runtime share: names, numbers, durations, file modes, host and port, and what
 * environments say about the way to a host.
 *
 * <p>Internal to Launchway: it lies here so that the processor and the runtime read and write each form in one way. This package knows no
 * other package.
 */
package dev.launchway.text;
