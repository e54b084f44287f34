package dev.launchway.library.process;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Target;
import java.util.List;
import java.util.OptionalInt;

/** Tells what became of a program that did not start: its exit code, and the end of what it wrote. */
final class StartFailure {

    private static final int LINES = 20;

    private final Launch launch;
    private final long logBefore;

    /** A start of a program whose log had a size before. */
    StartFailure(Launch launch, long logBefore) {
        this.launch = launch;
        this.logBefore = logBefore;
    }

    CommandFailed because(String problem, Target target, long pid) {
        OptionalInt exit = target.exitCode(pid);
        String how = exit.isPresent() ? " (exit code " + exit.getAsInt() + ")" : "";
        String reason = problem + how + "; its log is " + launch.log();
        return new CommandFailed(reason, launch.argv(), exit.orElse(-1), lastLines(target), "");
    }

    private String lastLines(Target target) {
        try {
            String written = target.command(
                            "tail", "-c", "+" + (logBefore + 1), launch.log().toString())
                    .run()
                    .stdout();
            List<String> lines = written.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (CommandFailed e) {
            return "";
        }
    }
}
