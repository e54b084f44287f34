package dev.launchway.library.web;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Looks;
import dev.launchway.library.process.Readiness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server whose configuration is managed: how it is checked and told to read it, and how one sees whether it did.
 *
 * @param title what people call it
 * @param packageName the package that brings it
 * @param program its program
 * @param main the main file of its configuration
 * @param pidFile where its process id is; {@code null} where it is not looked for
 * @param errorLog where it says what went wrong; {@code null} where that is not known
 * @param resumed what it says there when it has read its configuration; {@code null} where a new worker tells that alone
 * @param reload tells it to read its configuration
 * @param actor who does it
 * @param timeout for each command, and for a reload
 */
record RunningServer(
        String title,
        String packageName,
        Path program,
        Path main,
        Path pidFile,
        Path errorLog,
        String resumed,
        List<String> reload,
        ActingUser actor,
        Duration timeout) {

    private static final long ASK_EVERY_MILLIS = 50;

    /** Says what it will run, besides checks. */
    void declare(Configuration here) {
        here.runs(reload);
        here.settle(reload, program.toString(), pidFile, errorLog, actor.name(), timeout.toString());
        actor.declare(here, rights -> {
            rights.timeout(timeout).runs(reload);
            if (pidFile != null) {
                rights.reads(pidFile);
            }
            if (errorLog != null) {
                rights.looksAt(errorLog).timeout(timeout).runs(tail());
            }
        });
    }

    /** Fails where there is no such program, and says how to get it. */
    void require(Probe probe) {
        if (!probe.exists(program)) {
            throw new IllegalStateException("there is no " + program + " on this host: install the package "
                    + packageName + ", or deploy the component before that does");
        }
    }

    CommandCall call(Probe probe, List<String> argv) {
        return actor.on(probe).command(argv.toArray(new String[0])).timeout(timeout);
    }

    /** Its processes now; empty where it does not run. */
    Optional<Workers> workers(Probe probe) {
        return Workers.of(actor.on(probe), pidFile, program);
    }

    /**
     * Has it read its configuration, and waits until it did. One that does not run reads it when it is started.
     *
     * @param ports where it is to listen, for a message of who else does
     * @throws IllegalStateException where it goes on with the old configuration
     * @throws CommandFailed where it could not be told
     */
    void reload(Target target, List<Integer> ports) {
        Optional<Workers> before = workers(target);
        if (before.isEmpty()) {
            return;
        }
        List<String> known = target.predicting() ? List.of() : logged(target);
        call(target, reload).run();
        if (!target.predicting() && before.get().known()) {
            await(target, before.get(), known, ports);
        }
    }

    private void await(Target target, Workers before, List<String> known, List<Integer> ports) {
        Looks looks = looks(timeout);
        while (true) {
            Optional<Workers> now = workers(target);
            List<String> complaints = new ArrayList<>(logged(target));
            complaints.removeAll(known);
            if (now.isPresent() && now.get().hasNewerThan(before) && hasResumed(complaints)) {
                return;
            }
            boolean refused = complaints.stream().anyMatch(RunningServer::isFatal);
            boolean runs = target.process(before.master()).isPresent();
            if (!runs || refused || !looks.again()) {
                throw notTaken(target, before, runs, complaints, ports);
            }
        }
    }

    /** One that starts workers as it needs them has to say it. */
    private boolean hasResumed(List<String> said) {
        return resumed == null || errorLog == null || said.stream().anyMatch(line -> line.contains(resumed));
    }

    private static boolean isFatal(String line) {
        return line.contains("[emerg]");
    }

    private IllegalStateException notTaken(
            Target target, Workers before, boolean runs, List<String> complaints, List<Integer> ports) {
        Readiness readiness = new Readiness();
        ports.forEach(port -> readiness.tcp("localhost", port));
        StringBuilder text = new StringBuilder(title)
                .append(
                        runs
                                ? " did not take the new configuration, and goes on with the one that it had"
                                : " ended when it was to read the new configuration")
                .append(readiness.othersAtPorts(target, before.all()));
        if (!complaints.isEmpty()) {
            text.append("; the last lines of ").append(errorLog).append(":");
            complaints.stream().skip(Math.max(0, complaints.size() - 5)).forEach(line -> text.append("\n  ")
                    .append(line));
        } else if (errorLog == null) {
            text.append("; look into its log");
        }
        return new IllegalStateException(text.toString());
    }

    private List<String> tail() {
        return List.of("tail", "-n", "20", errorLog.toString());
    }

    private List<String> logged(Target target) {
        if (errorLog == null || !actor.on(target).exists(errorLog)) {
            return List.of();
        }
        try {
            return call(target, tail()).run().stdout().lines().toList();
        } catch (CommandFailed e) {
            return List.of();
        }
    }

    /** Waits until those that served before have ended, as they do when their last request is answered. */
    boolean awaitEndOf(Target target, Workers former, Duration longest) {
        Looks looks = looks(longest);
        while (workers(target).map(now -> now.hasSomeOf(former)).orElse(false)) {
            if (!looks.again()) {
                return false;
            }
        }
        return true;
    }

    static Looks looks(Duration longest) {
        return new Looks(longest, ASK_EVERY_MILLIS);
    }
}
