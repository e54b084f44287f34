package dev.launchway.library.process;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import java.time.Duration;
import java.util.List;

/** Whether a command that changes nothing ends with exit code 0. */
record CommandCheck(List<String> argv) implements ReadyCheck {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "'" + String.join(" ", argv) + "'";
    }

    @Override
    public int portHere() {
        return 0;
    }

    @Override
    public String problem(Probe probe) {
        try {
            probe.command(argv.toArray(new String[0])).timeout(LONGEST).run();
            return null;
        } catch (CommandFailed e) {
            return e.exitCode() < 0 ? e.getMessage() : "exit code " + e.exitCode();
        }
    }
}
