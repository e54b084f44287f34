/**
 * The command: {@code java -jar plan.jar}.
 *
 * <p>picocli reads the command line, by the table of {@code Command} and {@code Option}; it is told of it by calls, without
 * annotations. This package knows all others, and no other knows it.
 */
package dev.launchway.cli;
