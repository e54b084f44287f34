/**
 * Diagnostics of the compiler: their codes, their form and their place. It knows no rule; who finds a fault says what is wrong.
 */
package dev.launchway.processor.report;
