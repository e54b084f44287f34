/**
 * The components that build and install on the target, with the tools of a language.
 *
 * <p>It is written like a service's own components: this package knows the annotations, {@code dev.launchway.api}, {@code
 * dev.launchway.library.component} and the textual forms that it shares with them, and must know neither the engine nor the plan.
 *
 * <p>What is half built counts as not there: what says that it is complete, of which inputs and with which settings, is written
 * last.
 */
package dev.launchway.library.build;
