package dev.launchway.library.log;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Configuration.Aspect;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.ContentDiff;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.Placement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file for logrotate, which takes its place when logrotate has nothing to say against it. Its exit code does not tell: it says what it
 * does not understand, leaves the line out and ends with 0.
 */
@Component
@Observed
final class RotationFile {

    /** What others may write logrotate does not read. */
    private static final FileMode MODE = FileMode.of(0644);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String CHECKED = ".launchway-check.";

    /** Files of such a name logrotate does not read in a directory. */
    private static final String PASSED_OVER = ".disabled";

    @Namevar
    String name;

    private final Path path;
    private final byte[] wanted;
    private final String program;
    private final Path state;
    private final ActingUser actor;
    private Path candidate;

    /**
     * A file.
     *
     * @param path where it is
     * @param text what it says; empty for no file
     * @param program the program {@code logrotate}; {@code null} for none, which tries no text
     * @param state what logrotate remembers; that of the system where another user writes the file
     * @param actor who writes it
     */
    RotationFile(Path path, String text, String program, Path state, ActingUser actor) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.wanted = text.getBytes(StandardCharsets.UTF_8);
        this.program = program;
        this.state = state;
        this.actor = actor;
    }

    void configure(Configuration here) {
        here.manage(path, Aspect.CONTENT);
        here.manage(path, Aspect.MODE);
        refuseSecrets(here);
        candidate = actor.isOther() ? path.resolveSibling(CHECKED + name + PASSED_OVER) : here.map("candidate.conf");
        here.settle(path, wanted);
        actor.declare(here, this::declare);
    }

    private void declare(Privilege rights) {
        rights.writes(path, MODE, null, null).deletes(path);
        if (program != null) {
            rights.writes(candidate, MODE, null, null).deletes(candidate);
            rights.timeout(LONGEST).runs(trial());
        }
    }

    /** Nothing is rotated; a candidate of root is tried against what the system remembers, which no other user has written. */
    private List<String> trial() {
        return actor.isOther()
                ? List.of(program, "-d", candidate.toString())
                : List.of(program, "-d", "--state", state.toString(), candidate.toString());
    }

    private void refuseSecrets(Configuration here) {
        if (!here.secretsIn(wanted).isEmpty()) {
            throw new IllegalArgumentException("a LogFile holds a secret, and all on the host can read " + path
                    + ": let .postRotate(…) run a script that has it, by a File");
        }
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        FileStatus now = probe.status(path);
        if (wanted.length == 0) {
            probe.check(!now.exists(), "no log file is left");
            return;
        }
        Placement.checkReplaceable(probe, path, now, "a file");
        byte[] current = now.isFile() ? probe.readBytes(path) : null;
        if (current != null && Arrays.equals(current, wanted) && now.mode().equals(MODE)) {
            return;
        }
        Placement.checkParent(probe, path, false);
        if (program != null && !probe.exists(Path.of(program))) {
            throw new IllegalStateException("there is no " + program + ": install the package logrotate, or set the"
                    + " attribute 'program' to where it is");
        }
        new ContentDiff(StandardCharsets.UTF_8, false, false, Set.of()).show(probe, path, current, wanted);
        throw new UpdateNeeded();
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        if (wanted.length == 0) {
            target.delete(path);
            return;
        }
        if (program != null) {
            tryOut(target);
        }
        target.write(path, wanted, MODE);
    }

    private void tryOut(Target target) {
        target.write(candidate, wanted, MODE);
        try {
            CommandResult tried = target.command(trial().toArray(new String[0]))
                    .timeout(LONGEST)
                    .allowExit(0, 1)
                    .run();
            if (!target.predicting()) {
                refuse(tried);
            }
        } finally {
            target.delete(candidate);
        }
    }

    private void refuse(CommandResult tried) {
        List<String> errors = tried.stderr()
                .lines()
                .filter(line -> line.startsWith("error:"))
                .map(line ->
                        line.replace(candidate.toString(), name).replace(candidate.getFileName() + ":", name + ":"))
                .toList();
        if (!errors.isEmpty() || tried.exitCode() != 0) {
            throw new IllegalStateException("logrotate does not take the new " + path + ", and the old one stays:\n"
                    + String.join(
                            "\n", errors.isEmpty() ? List.of(tried.stderr().strip()) : errors)
                    + "\ncorrect the LogFile that it is about");
        }
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, path);
    }
}
