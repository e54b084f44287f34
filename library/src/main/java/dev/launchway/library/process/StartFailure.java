package dev.launchway.library.process;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Target;
import java.util.List;
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

    CommandFailed because(String problem, Target target, long pid, List<Long> running, String others) {
        OptionalInt exit = target.exitCode(pid);
        String how = exit.isPresent() ? " (exit code " + exit.getAsInt() + ")" : "";
        String left = exit.isPresent() && exit.getAsInt() == 0 ? background(target, pid, running) : "";
        String reason = problem + how + left + others + "; its log is " + launch.log();
        return new CommandFailed(reason, launch.argv(), exit.orElse(-1), written(target), "");
    }

    /** A program that ends well and leaves another one is what starts a server in the background. */
    private static String background(Target target, long pid, List<Long> running) {
        for (long other : running) {
            if (other != pid && target.process(other).isPresent()) {
                return " and left " + PortHolder.described(target, other)
                        + " in the background, which was stopped: give it the option that keeps it in the foreground,"
                        + " as '-D', '--foreground' or 'daemon off;'";
            }
        }
        return "";
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
