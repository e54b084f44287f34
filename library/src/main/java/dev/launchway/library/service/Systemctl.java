package dev.launchway.library.service;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How systemd is talked to: that of the system, or that of the user of the deployment. */
final class Systemctl {

    /** There while systemd is what started the system: sd_booted(3). */
    static final Path BOOTED = Path.of("/run/systemd/system");

    /** The exit code for a unit that is not known, systemctl(1). */
    static final int NO_SUCH_UNIT = 5;

    /** Looks at units and schedules; not on every host. */
    static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    /** A directory that is there before the first deployment. */
    private static final Path ROOT = Path.of("/");

    private static final Path LINGERING = Path.of("/var/lib/systemd/linger");
    private static final Path RUNTIMES = Path.of("/run/user");
    private static final Duration USUAL = Duration.ofSeconds(60);
    private static final long LOOK_EVERY_MILLIS = 100;

    private Systemctl() {}

    /** A call of {@code systemctl} that asks nothing. */
    static CommandCall call(Probe probe, boolean user, Duration more, String... arguments) {
        CommandCall call = probe.command(argv(user, arguments).toArray(new String[0]))
                .directory(ROOT)
                .timeout(USUAL.plus(more));
        return user ? withRuntime(probe, call) : call;
    }

    private static List<String> argv(boolean user, String... arguments) {
        List<String> argv = new ArrayList<>(List.of("systemctl"));
        if (user) {
            argv.add("--user");
        }
        argv.add("--no-ask-password");
        argv.addAll(List.of(arguments));
        return argv;
    }

    /** Declares a call of the system's systemd by another user. */
    static void declare(Privilege rights, Duration more, String... arguments) {
        rights.timeout(USUAL.plus(more)).runs(argv(false, arguments));
    }

    /** Whether the user's systemd goes on when nobody is logged in. */
    static boolean lingers(Probe probe) {
        return probe.exists(LINGERING.resolve(Definition.self()));
    }

    /** The user's systemd runs from now on without anybody being logged in. */
    static void linger(Target target) {
        try {
            target.command("loginctl", "enable-linger", Definition.self())
                    .timeout(USUAL)
                    .run();
        } catch (CommandFailed e) {
            throw new IllegalStateException(
                    "the services of " + Definition.self()
                            + " would end with the last logout, and 'loginctl enable-linger'"
                            + " is refused (" + e.getMessage() + "): run 'loginctl enable-linger " + Definition.self()
                            + "' as root once",
                    e);
        }
        Looks looks = new Looks(USUAL, LOOK_EVERY_MILLIS);
        while (!target.predicting() && runtime(target) == null) {
            if (!looks.again()) {
                return;
            }
        }
    }

    /** The call, which finds the user's systemd. */
    static CommandCall withRuntime(Probe probe, CommandCall call) {
        Path runtime = runtime(probe);
        return runtime == null ? call : call.env("XDG_RUNTIME_DIR", runtime.toString());
    }

    /** Where the user's systemd listens, which a session without a login does not know; {@code null} while it does not run. */
    static Path runtime(Probe probe) {
        for (Path directory : probe.list(RUNTIMES)) {
            FileStatus status = probe.status(directory);
            if (Definition.self().equals(status.owner())
                    && probe.exists(directory.resolve("systemd").resolve("private"))) {
                return directory;
            }
        }
        return null;
    }
}
