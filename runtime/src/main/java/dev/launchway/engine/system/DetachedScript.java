package dev.launchway.engine.system;

import dev.launchway.text.ShellScript;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a shell script that goes on when this process and its session have ended, and that nobody waits for. */
public final class DetachedScript {

    /** Not every system has {@code setsid}; as a process that leads no group it keeps the id. */
    private static final String APART =
            "command -v setsid >/dev/null && exec setsid /bin/sh -c \"$0\" sh \"$@\"; exec /bin/sh -c \"$0\" sh \"$@\"";

    private DetachedScript() {}

    /**
     * Starts one; it has no input, and what it prints is lost.
     *
     * @param user the class beside which it lies
     * @param name its name there
     * @param directory where it works
     * @param arguments its arguments
     * @return what tells its process from every other one, a line for {@link #runs}
     * @throws IOException when there is no shell
     */
    public static String start(Class<?> user, String name, Path directory, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", APART, ShellScript.read(user, name)));
        command.addAll(arguments);
        Process process = ForkLock.start(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD));
        return process.pid() + " " + Processes.identity(process.pid()).orElse("");
    }

    /**
     * Whether a script still runs.
     *
     * @param process what {@link #start} has returned; anything else stands for none
     * @return whether it does
     */
    public static boolean runs(String process) {
        int blank = process.indexOf(' ');
        try {
            return blank > 0
                    && Processes.identity(Long.parseLong(process.substring(0, blank)))
                            .filter(process.substring(blank + 1)::equals)
                            .isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
