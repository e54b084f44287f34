/**
 * What the compiler and {@code check} both say of a service: the stable codes of diagnostics.
 *
 * <p>Internal to Launchway: it lies here so that the processor and the runtime name each fault in one way. It knows no rule and
 * no other package.
 */
package dev.launchway.diagnostic;
