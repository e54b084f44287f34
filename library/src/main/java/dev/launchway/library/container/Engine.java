package dev.launchway.library.container;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.RequiredProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program that runs containers: docker or podman, which take the same command lines. */
final class Engine {

    private static final String DOCKER = "docker";
    private static final String PODMAN = "podman";
    private static final List<Path> SOCKETS = List.of(Path.of("/run/docker.sock"), Path.of("/var/run/docker.sock"));
    private static final List<Path> BINARIES = List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"));
    private static final int NO_CODE = -1;

    /** What both exit with where there is no such thing, and podman for other reasons, too. */
    private static final int[] FOUND_OR_NOT = {0, 1, 125};

    private String given;
    private ActingUser actor = ActingUser.NONE;

    void program(String program) {
        String name = Path.of(program).getFileName().toString();
        if (!name.equals(DOCKER) && !name.equals(PODMAN)) {
            throw new IllegalArgumentException(
                    "'" + program + "' is no engine for containers: name docker, podman, or the path of one of them");
        }
        given = program;
    }

    void as(String user) {
        actor = ActingUser.of("a container", user);
    }

    /** Whose containers they are. */
    ActingUser actor() {
        return actor;
    }

    /** Has another component use the same. */
    void giveTo(EngineComponent<?> other) {
        if (given != null) {
            other.engine(given);
        }
        if (actor.isOther()) {
            other.as(actor.name());
        }
    }

    /** Says in {@code configure} what will be run, and for how long at most. */
    void declare(Configuration here, String component, Duration timeout, List<String> arguments) {
        if (given == null && actor.isOther()) {
            throw new IllegalArgumentException(
                    component + ": .as(…) needs .engine(\"docker\") or .engine(\"podman\"), since"
                            + " what is done as another user has to be known before");
        }
        for (String program : given == null ? List.of(DOCKER, PODMAN) : List.of(given)) {
            List<String> argv = argv(program, arguments);
            here.runs(argv);
            actor.declare(here, rights -> rights.timeout(timeout).runs(argv));
            here.settle(argv, actor.name());
        }
    }

    /** What hosts have: a daemon that answers tells more than a client. */
    String program(Probe probe) {
        if (given != null) {
            return given;
        }
        boolean docker =
                SOCKETS.stream().anyMatch(probe::exists) || (isInstalled(probe, DOCKER) && !isInstalled(probe, PODMAN));
        return docker ? DOCKER : PODMAN;
    }

    /** Whether podman was set. */
    boolean isGivenPodman() {
        return given != null && given.endsWith(PODMAN);
    }

    private static boolean isInstalled(Probe probe, String program) {
        return BINARIES.stream().anyMatch(directory -> probe.exists(directory.resolve(program)));
    }

    boolean isPodman(Probe probe) {
        return program(probe).endsWith(PODMAN);
    }

    static List<String> argv(String program, List<String> arguments) {
        List<String> argv = new ArrayList<>(List.of(program));
        argv.addAll(arguments);
        return argv;
    }

    CommandCall call(Probe probe, Duration timeout, List<String> arguments) {
        return actor.on(probe)
                .command(argv(program(probe), arguments).toArray(new String[0]))
                .directory(Path.of("/"))
                .timeout(timeout);
    }

    /** Runs it; a failure names the engine, or the package that is missing. */
    CommandResult run(Probe probe, Duration timeout, List<String> arguments) {
        return run(probe, call(probe, timeout, arguments));
    }

    CommandResult run(Probe probe, CommandCall call) {
        try {
            return call.run();
        } catch (CommandFailed e) {
            if (e.exitCode() == NO_CODE) {
                RequiredProgram.check(probe, program(probe), isPodman(probe) ? PODMAN : "docker.io");
            }
            throw told(e);
        }
    }

    private static CommandFailed told(CommandFailed e) {
        if (!e.stderr()
                .matches("(?is).*(cannot connect to the docker daemon|permission denied while trying to connect).*")) {
            return e;
        }
        CommandFailed told = new CommandFailed(
                "the daemon of docker gave no answer: look whether it runs, and whether this user may ask it, as the group"
                        + " docker and .as(\"root\") may; or say .engine(\"podman\")",
                e.argv(),
                e.exitCode(),
                e.stdout(),
                e.stderr());
        told.initCause(e);
        return told;
    }

    /** The lines that it says of things some of which may not be there. */
    List<String> find(Probe probe, Duration timeout, List<String> arguments) {
        CommandResult result = run(probe, call(probe, timeout, arguments).allowExit(FOUND_OR_NOT));
        String errors = result.stderr().strip();
        boolean only = errors.lines().allMatch(line -> line.matches("(?i).*(no such|not known|level=warn|WARN\\[).*"));
        if (result.exitCode() != 0 && !only) {
            throw told(new CommandFailed(
                    errors.lines().findFirst().orElse("exit code " + result.exitCode()),
                    argv(program(probe), arguments),
                    result.exitCode(),
                    result.stdout(),
                    errors));
        }
        return result.stdout()
                .lines()
                .filter(line -> !line.isBlank() && !line.equals("[]"))
                .toList();
    }
}
