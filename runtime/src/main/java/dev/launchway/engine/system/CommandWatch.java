package dev.launchway.engine.system;

import dev.launchway.text.ShellScript;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the commands of this process when it dies, however it dies: a shell of its own session reads which commands run, and when
 * there is nobody left to write to it, those end with all of their process groups, by SIGTERM and after two seconds by SIGKILL. What
 * a command had left in the background before it ended, a daemon, is none of them. Not even SIGKILL of this process goes
 * unnoticed; on Linux {@code PR_SET_PDEATHSIG} would reach a command alone, and not what it started.
 */
final class CommandWatch {

    private static OutputStream watch;

    private CommandWatch() {}

    /**
     * To be called before a command is started.
     *
     * @param session what gives a program a session of its own
     */
    static synchronized void open(List<String> session) {
        if (watch == null) {
            try {
                watch = start(session);
            } catch (IOException e) {
                return;
            }
        }
    }

    static void begin(long pid) {
        tell("begin " + pid);
    }

    static void end(long pid) {
        tell("end " + pid);
    }

    /** Where there is no shell, or somebody has killed it, commands run without the watch. */
    private static synchronized void tell(String line) {
        try {
            if (watch == null) {
                return;
            }
            watch.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            watch.flush();
        } catch (IOException e) {
            watch = null;
        }
    }

    private static OutputStream start(List<String> session) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(session));
        builder.command().addAll(List.of("/bin/sh", "-c", ShellScript.read(CommandWatch.class, "command-watch.sh")));
        builder.directory(new File("/"));
        return ForkLock.start(builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD))
                .getOutputStream();
    }
}
