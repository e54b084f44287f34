/**
 * The second stage: checks what was read. A diagnostic LW1xx comes from {@code check.component}, LW2xx from {@code
 * check.resource}, LW3xx from {@code check.environment}, LW4xx from {@code check.template}; what is wrong with the form of an
 * environment file is said where the file is read, in {@code environment}.
 *
 * <p>Checks see the model and write nothing but diagnostics.
 */
package dev.launchway.processor.check;
