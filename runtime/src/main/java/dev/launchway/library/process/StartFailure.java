package dev.launchway.library.process;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Target;
import java.util.OptionalInt;

/** Tells what became of a program that did not start: its exit code, and what it wrote. */
final class StartFailure {

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
        return new CommandFailed(reason, launch.argv(), exit.orElse(-1), written(target), "");
    }

    private String written(Target target) {
        try {
            return target.command(
                            "tail", "-c", "+" + (logBefore + 1), launch.log().toString())
                    .run()
                    .stdout();
        } catch (CommandFailed e) {
            return "";
        }
    }
}
