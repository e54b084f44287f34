package dev.launchway.engine.system;

import dev.launchway.api.CommandResult;

/**
 * The result of a command that a prediction did not run. Reading it throws {@link NotKnownException}.
 *
 * @param command the command, as it may be shown
 */
public record UnknownResult(String command) implements CommandResult {

    @Override
    public int exitCode() {
        throw notKnown("exit code");
    }

    @Override
    public String stdout() {
        throw notKnown("output");
    }

    @Override
    public String stderr() {
        throw notKnown("error output");
    }

    private NotKnownException notKnown(String what) {
        return new NotKnownException("the result is not known in a prediction: the " + what + " of '" + command
                + "', which a deployment would run");
    }
}
