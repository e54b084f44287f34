/**
 * What the compiler and {@code check} both say of a service: findings, and their stable codes.
 *
 * <p>Internal to Launchway: it lies here so that the processor and the runtime speak of a fault in one way. It knows no rule and
 * no other package.
 */
package dev.launchway.diagnostic;
