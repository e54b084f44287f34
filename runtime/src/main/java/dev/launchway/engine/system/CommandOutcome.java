package dev.launchway.engine.system;

import dev.launchway.api.CommandResult;

/**
 * What came of a command.
 *
 * @param exitCode its exit code, 128 and the signal's number for one that a signal ended
 * @param stdout its standard output
 * @param stderr its standard error
 */
public record CommandOutcome(int exitCode, String stdout, String stderr) implements CommandResult {}
