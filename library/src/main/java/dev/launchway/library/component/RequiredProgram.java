package dev.launchway.library.component;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Duration;

/** A program of the target that a component cannot do without. */
public final class RequiredProgram {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RequiredProgram() {}

    /**
     * Fails where a program is missing, and says how to get it. It starts the program: call it when something is to be done.
     *
     * @param probe the target
     * @param program its name; {@code --version} must be an argument of it
     * @param packageName the package that brings it, as Debian calls it
     * @return what it says of its version
     * @throws IllegalStateException where there is none
     */
    public static String check(Probe probe, String program, String packageName) {
        try {
            return probe.command(program, "--version")
                    .directory(Path.of("/"))
                    .timeout(LONGEST)
                    .run()
                    .stdout();
        } catch (CommandFailed e) {
            throw new IllegalStateException(
                    "there is no program '" + program + "' on this host that works (" + e.getMessage()
                            + "): install the package " + packageName + ", or deploy the component before that does",
                    e);
        }
    }
}
