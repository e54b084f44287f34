package dev.launchway.remote.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A command behind a process of this machine.
 *
 * @param process the process
 * @param standardError what it writes to its standard error
 */
record ProcessCommand(Process process, StandardError standardError) implements RemoteCommand {

    /** Exit codes from here on are a shell's way to say that a signal ended a command. */
    private static final int FIRST_SIGNAL = 129;

    @Override
    public OutputStream input() {
        return process.getOutputStream();
    }

    @Override
    public InputStream output() {
        return process.getInputStream();
    }

    @Override
    public String errors(Duration most) {
        return standardError.text(most);
    }

    @Override
    public OptionalInt await(Duration most) throws IOException {
        try {
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("the command did not end within " + most.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        int code = process.exitValue();
        return code >= FIRST_SIGNAL ? OptionalInt.empty() : OptionalInt.of(code);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
