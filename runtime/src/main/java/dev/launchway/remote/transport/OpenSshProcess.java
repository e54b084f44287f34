package dev.launchway.remote.transport;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** Starts the system's {@code ssh}. */
final class OpenSshProcess {

    private OpenSshProcess() {}

    /**
     * Starts it. What {@code ssh_config} has it run is for the POSIX shell, not for {@code SHELL}, which may be one that reads
     * commands in other ways, or runs none.
     */
    static Process start(List<String> line) throws IOException {
        return builder(line).start();
    }

    /** Starts it with nothing to read and nobody who reads what it says, except on its standard error. */
    static Process startMute(List<String> line) throws IOException {
        return builder(line)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static ProcessBuilder builder(List<String> line) {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("SHELL", "/bin/sh");
        return builder;
    }
}
