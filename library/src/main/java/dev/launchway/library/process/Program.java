package dev.launchway.library.process;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.RunningProcess;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A program that runs in the background, in a session of its own.
 *
 * <pre>{@code
 * Program.named("app")
 *     .command("java", "-jar", "app.jar")
 *     .restartOn(config)
 *     .http("http://localhost:8080/health");
 * Program.named("old-app").stopped();
 * }</pre>
 *
 * <p>It is started when it does not run, and started again when its command, its environment or one of the components of {@link
 * #restartOn} changed, or when a check does not answer. It counts as started when it has run for a second, in the
 * foreground, and all checks answer. A start that fails leaves no process, whatever session that is in.
 *
 * <p>A secret that it is given by {@link #env(String, dev.launchway.api.Secret)}, {@link #stdin} or {@link #secretFd} counts like the
 * rest of its environment: with another value it is started again. What is remembered of it is a digest with a random key.
 *
 * <p>In the work directory it keeps {@code NAME.pid}, with the process id on its first line, and {@code NAME.log}, to which both
 * outputs are appended; the program finds the path of the first in its variable {@code LAUNCHWAY_PROGRAM}. Nothing starts it again after a reboot of the host but the next deployment.
 */
@Component
@Observed
public final class Program extends ProcessComponent<Program> {

    /** How long it has to run, whatever its checks say, to count as one that stays in the foreground. */
    private static final Duration SETTLED = Duration.ofSeconds(1);

    /** The same for one that was seen to leave others behind when it ended. */
    private static final Duration DOUBTED = Duration.ofSeconds(5);

    @Namevar
    String name;

    private final Dependencies restartOn = new Dependencies(".restartOn(…)");
    private final Readiness readiness = new Readiness();
    private List<String> argv = List.of();
    private TargetPath logFile;
    private boolean stopped;
    private Duration startTimeout = Duration.ofSeconds(30);
    private Duration stopTimeout = Duration.ofSeconds(10);

    private Path pidFile;
    private Launch launch;

    private Program(String name) {
        this.name = name;
    }

    @Override
    Program self() {
        return this;
    }

    /**
     * A program.
     *
     * @param name what its pid file and its log are called; one of a kind below the work directory
     * @return the component, which still needs {@link #command} or {@link #stopped}
     */
    public static Program named(String name) {
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + name
                    + "' is no name for a program: its files are called like it, so it must not hold a slash");
        }
        return new Program(name);
    }

    /**
     * Sets what is started. No shell is involved. The program must stay in the foreground: one that puts itself into the
     * background, as many servers do without an option against it, fails to start.
     *
     * @param commandLine the program and its arguments
     * @return this
     */
    public Program command(String... commandLine) {
        argv = Arguments.command(commandLine);
        return this;
    }

    /**
     * Starts it again when one of these components, or one below it, changed in this run, or in one whose root component did
     * not finish.
     *
     * @param components components of this host, and collections and optionals of them; those of this root component must be
     *     deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Program restartOn(Object... components) {
        restartOn.add(components);
        return this;
    }

    /**
     * Sets a URL that answers when the program is well: with a status of 200 to 399. Redirects are not followed. It must be
     * answered by this program and no other.
     *
     * @param url as in {@code http://localhost:8080/health}
     * @return this
     */
    public Program http(String url) {
        readiness.http(url);
        return this;
    }

    /**
     * Sets an address that accepts connections when the program is well. It must be this program's and no other's.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return this
     */
    public Program tcp(String host, int port) {
        readiness.tcp(host, port);
        return this;
    }

    /**
     * Makes sure that it does not run.
     *
     * @return this
     */
    public Program stopped() {
        stopped = true;
        return this;
    }

    /**
     * Sets how long it may take until all checks answer; by default 30 seconds. Past it, it is stopped and fails.
     *
     * @param longest more than zero
     * @return this
     */
    public Program startTimeout(Duration longest) {
        startTimeout = Arguments.positive("startTimeout", longest);
        return this;
    }

    /**
     * Sets how long it may take until all checks answer.
     *
     * @param longest as in {@code 5m}
     * @return this
     * @see #startTimeout(Duration)
     */
    public Program startTimeout(String longest) {
        return startTimeout(DurationText.parse(longest));
    }

    /**
     * Sets how long it may take to end by itself after SIGTERM; by default 10 seconds. Past it, it is killed.
     *
     * @param longest more than zero
     * @return this
     */
    public Program stopTimeout(Duration longest) {
        stopTimeout = Arguments.positive("stopTimeout", longest);
        return this;
    }

    /**
     * Sets how long it may take to end by itself after SIGTERM.
     *
     * @param longest as in {@code 30s}
     * @return this
     * @see #stopTimeout(Duration)
     */
    public Program stopTimeout(String longest) {
        return stopTimeout(DurationText.parse(longest));
    }

    /**
     * Sets the file that both outputs are appended to; by default {@code NAME.log}.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public Program log(String path) {
        logFile = TargetPath.of(path);
        return this;
    }

    /**
     * Sets the file that both outputs are appended to; by default {@code NAME.log}.
     *
     * @param path a mapped path
     * @return this
     */
    public Program log(Path path) {
        logFile = TargetPath.of(path);
        return this;
    }

    void configure(Configuration here) {
        if (argv.isEmpty() && !stopped) {
            throw new IllegalArgumentException("Program(\"" + name
                    + "\") has no command: say what to start by .command(program, arguments), or .stopped()");
        }
        pidFile = here.workdir().resolve(name + ".pid");
        here.manage(pidFile, Aspect.CONTENT);
        env(Leftovers.VARIABLE, pidFile.toString());
        sortSecrets(here);
        launch = new Launch(
                this,
                argv,
                workingDirectory(here),
                logFile == null ? here.workdir().resolve(name + ".log") : logFile.map(here));
        here.runs(argv);
        here.settle(launch.fingerprint(""));
    }

    void verify(Probe probe) {
        Optional<PidFile> known = PidFile.read(probe, pidFile);
        boolean runs = known.isPresent() && known.get().runs(probe);
        if (stopped) {
            probe.check(!runs && Leftovers.find(probe, pidFile).isEmpty(), "it runs, and must not");
            return;
        }
        probe.check(known.isPresent(), "it was not started yet");
        probe.check(runs, "its process has ended");
        probe.check(known.orElseThrow().startedAs(launch), "how it is started changed");
        String changed = restartOn.changed(probe);
        probe.check(changed == null, "a " + changed + " that it depends on changed");
        String problem = readiness.problemAfterAWhile(probe);
        if (problem != null) {
            throw new UpdateNeeded(problem);
        }
    }

    void update(Target target) {
        boolean doubted = stop(target);
        if (stopped) {
            target.delete(pidFile);
            return;
        }
        if (!target.predicting()) {
            readiness.assertNobodyElseAnswers(name, target);
        }
        FileStatus log = target.status(launch.log());
        long pid = launch.start(target);
        if (target.predicting()) {
            return;
        }
        PidFile started = PidFile.of(
                pid, target.process(pid).map(RunningProcess::identity).orElse(""), launch);
        started.write(target, pidFile);
        String problem = readiness.awaitStart(
                target,
                () -> started.runs(target) ? null : "it ended right after its start",
                startTimeout,
                doubted ? DOUBTED : SETTLED);
        if (problem != null) {
            List<Long> left = Leftovers.find(target, pidFile);
            String others = readiness.othersAtPorts(target, left);
            CommandFailed failure = new StartFailure(launch, log.size()).because(problem, target, pid, left, others);
            target.stop(pid, stopTimeout);
            stopLeftovers(target);
            target.delete(pidFile);
            throw failure;
        }
    }

    /** Stops it; whether it had ended by itself, and others go on that it left behind. */
    private boolean stop(Target target) {
        Optional<PidFile> known = PidFile.read(target, pidFile);
        boolean ended = known.isPresent() && !known.get().runs(target);
        boolean doubted = ended && !Leftovers.find(target, pidFile).isEmpty();
        if (known.isPresent()) {
            long pid = known.get().pid();
            boolean sessionWithoutItsProgram =
                    !target.predicting() && target.process(pid).isEmpty();
            if (known.get().runs(target) || sessionWithoutItsProgram) {
                target.stop(pid, stopTimeout);
            }
        }
        stopLeftovers(target);
        return doubted;
    }

    private void stopLeftovers(Target target) {
        for (long pid : Leftovers.find(target, pidFile)) {
            if (target.process(pid).isPresent()) {
                target.stop(pid, stopTimeout);
            }
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        FileStatus status = probe.status(pidFile);
        return status.exists() ? Optional.of(status.modified()) : Optional.empty();
    }
}
