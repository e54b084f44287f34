package dev.launchway.library.checkout;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that another one starts: when it fails, it is told by itself.
 *
 * @param call what is run
 * @param argv the command that this comes to
 */
record WrappedCall(CommandCall call, List<String> argv) implements CommandCall {

    @Override
    public CommandCall env(String name, String value) {
        call.env(name, value);
        return this;
    }

    @Override
    public CommandCall env(String name, Secret value) {
        call.env(name, value);
        return this;
    }

    @Override
    public CommandCall directory(Path directory) {
        call.directory(directory);
        return this;
    }

    @Override
    public CommandCall stdin(String text) {
        call.stdin(text);
        return this;
    }

    @Override
    public CommandCall stdin(Secret text) {
        call.stdin(text);
        return this;
    }

    @Override
    public CommandCall secretFd(int descriptor, Secret secret) {
        call.secretFd(descriptor, secret);
        return this;
    }

    @Override
    public CommandCall timeout(Duration timeout) {
        call.timeout(timeout);
        return this;
    }

    @Override
    public CommandCall allowExit(int... codes) {
        call.allowExit(codes);
        return this;
    }

    @Override
    public CommandResult run() {
        try {
            return call.run();
        } catch (CommandFailed e) {
            throw told(e);
        }
    }

    @Override
    public long start(Path output) {
        try {
            return call.start(output);
        } catch (CommandFailed e) {
            throw told(e);
        }
    }

    private CommandFailed told(CommandFailed failure) {
        CommandFailed told =
                new CommandFailed(failure.getMessage(), argv, failure.exitCode(), failure.stdout(), failure.stderr());
        told.initCause(failure);
        return told;
    }
}
