/**
 * What people and machines read of a run: text for a terminal or a log, and JSON Lines.
 *
 * <p>A report is made of the events of the run alone. This package knows {@code engine.event}, and neither the engine nor the
 * command line.
 */
package dev.launchway.report;
