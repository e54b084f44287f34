/**
 * The command: {@code java -jar plan.jar}.
 *
 * <p>{@link dev.launchway.cli.Main} reads a well-formed command line itself, because that takes a moment where picocli takes a
 * tenth of a second; whatever is not plain goes to picocli, which has the last word. Both read one table, {@code Command} and
 * {@code Option}. This package knows all others, and no other knows it.
 */
package dev.launchway.cli;
