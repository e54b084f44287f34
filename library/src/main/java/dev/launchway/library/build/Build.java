package dev.launchway.library.build;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Artifact;
import dev.launchway.library.component.CommandLabel;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.LastUpdated;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.PathPatterns;
import dev.launchway.library.component.RequiredProgram;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Builds something on the target, when what it is made of changed.
 *
 * <pre>{@code
 * GitCheckout source = here.add(GitCheckout.of("https://git.example.com/shop/tool.git").tag("v1.2").to("tool"));
 * here.add(Build.argv("make").then("make", "install").directory(source).when(source).creates("bin/tool"));
 * here.add(Build.argv("gcc", "-o", "hello", "hello.c").inputs("hello.c").creates("hello"));
 * }</pre>
 *
 * <p>It builds the first time; when a component of {@link #when} changed; when the content of a file of {@link #inputs(String...)} did; when
 * the commands, the directory or the environment are others; when something is missing that {@link #creates(String)} names; and
 * after a build that failed or was interrupted. Otherwise it does not, whatever the times of files say.
 *
 * <p>What was built of what is noted in the work directory, below {@code .built}.
 */
@Component
@Observed
public final class Build {

    private static final Duration USUAL_TIMEOUT = Duration.ofHours(1);

    @Namevar
    String name;

    private final List<List<String>> steps = new ArrayList<>();
    private final List<TargetPath> inputs = new ArrayList<>();
    private final List<String> excludes = new ArrayList<>();
    private final List<TargetPath> creates = new ArrayList<>();
    private final Dependencies when = new Dependencies(".when(…)");
    private final EnvironmentVariables variables = new EnvironmentVariables();
    private final Map<String, String> programs = new LinkedHashMap<>();
    private List<String> cleaning = List.of();
    private TargetPath directory;
    private Artifact source;
    private Duration timeout = USUAL_TIMEOUT;

    private Path workingDirectory;
    private List<Path> created = List.of();
    private Inputs files;
    private String settings;
    private NoteFile file;

    private Build(List<String> first) {
        steps.add(first);
        name = CommandLabel.of(first);
    }

    /**
     * A build.
     *
     * @param argv the program and its arguments; no shell is involved
     * @return the component
     */
    public static Build argv(String... argv) {
        return new Build(Arguments.command(argv));
    }

    /**
     * Adds a command that runs after those before.
     *
     * @param argv the program and its arguments
     * @return this
     */
    public Build then(String... argv) {
        steps.add(Arguments.command(argv));
        return this;
    }

    /**
     * Sets a command that runs before each build but the first, to take away what an earlier one left: most tools do not see by
     * themselves that they are given other options now. It may fail, as where nothing is left.
     *
     * @param argv the program and its arguments
     * @return this
     */
    public Build cleanedBy(String... argv) {
        cleaning = Arguments.command(argv);
        return this;
    }

    /**
     * Sets where it is built; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public Build directory(String path) {
        directory = TargetPath.of(path);
        source = null;
        return this;
    }

    /**
     * Sets where it is built; by default in the work directory.
     *
     * @param path a mapped path
     * @return this
     */
    public Build directory(Path path) {
        directory = TargetPath.of(path);
        source = null;
        return this;
    }

    /**
     * Builds in the directory that another component brings.
     *
     * @param artifact a component that is deployed before
     * @return this
     */
    public Build directory(Artifact artifact) {
        source = Objects.requireNonNull(artifact, "artifact");
        return this;
    }

    /**
     * Builds again when one of these components, or one below it, changed in this run, or in one whose root component did not
     * finish.
     *
     * @param components components of this host, and collections and optionals of them, which are deployed before
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Build when(Object... components) {
        when.add(components);
        return this;
    }

    /**
     * Builds again when the content of these files changed, or of files in these directories.
     *
     * @param paths relative to the work directory, or absolute
     * @return this
     */
    public Build inputs(String... paths) {
        for (String path : paths) {
            inputs.add(TargetPath.of(path));
        }
        return this;
    }

    /**
     * Builds again when the content of these files changed, or of files in these directories.
     *
     * @param paths mapped paths
     * @return this
     */
    public Build inputs(Path... paths) {
        for (Path path : paths) {
            inputs.add(TargetPath.of(path));
        }
        return this;
    }

    /**
     * Leaves files of directories of inputs out: those that the build itself makes.
     *
     * @param patterns {@code *.o} for that name at any depth; with a slash, {@code out/*.js}, from the top of the input on
     * @return this
     */
    public Build exclude(String... patterns) {
        excludes.addAll(List.of(patterns));
        return this;
    }

    /**
     * Builds while something is missing that it makes. It fails when that is still missing then.
     *
     * @param path a file or directory that it makes; relative to the work directory, or absolute
     * @return this
     */
    public Build creates(String path) {
        creates.add(TargetPath.of(path));
        return this;
    }

    /**
     * Builds while something is missing that it makes. It fails when that is still missing then.
     *
     * @param path a file or directory that it makes; a mapped path
     * @return this
     */
    public Build creates(Path path) {
        creates.add(TargetPath.of(path));
        return this;
    }

    /**
     * Sets an environment variable, added to those of the deployment. With another value it is built again.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public Build env(String variable, String value) {
        variables.set(variable, value);
        return this;
    }

    /**
     * Sets an environment variable to a secret. It opens something, and is no part of what is built: another value is no reason to
     * build again.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public Build env(String variable, Secret value) {
        variables.set(variable, value);
        return this;
    }

    /**
     * Sets how long each command may take; by default an hour. Past it, it is killed and fails.
     *
     * @param longest more than zero
     * @return this
     */
    public Build timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long each command may take; by default an hour. Past it, it is killed and fails.
     *
     * @param longest {@code 90s}, {@code 2h}
     * @return this
     * @throws IllegalArgumentException for any other text
     */
    public Build timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /** Names the package that brings a program which the build needs. */
    Build needs(String program, String packageName) {
        programs.put(program, packageName);
        return this;
    }

    void configure(Configuration here) {
        variables.sortSecrets(here);
        name = CommandLabel.of(steps.get(0), here.workdir());
        workingDirectory = source != null ? source.path() : directory == null ? here.workdir() : directory.map(here);
        created = creates.stream().map(place -> place.map(here)).toList();
        files = new Inputs(
                inputs.stream().map(place -> place.map(here)).toList(),
                new PathPatterns(excludes, "Build(\"" + name + "\")", "exclude"));
        steps.forEach(here::runs);
        here.runs(cleaning);
        List<Object> all = List.of(
                steps,
                cleaning,
                workingDirectory,
                created,
                files.paths(),
                excludes,
                new TreeMap<>(variables.open()),
                new TreeSet<>(variables.secrets().keySet()));
        settings = Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
        // What is cleaned as a whole is one build, whatever its commands are by now.
        String subject = workingDirectory + " " + (cleaning.isEmpty() ? steps.get(0) : cleaning);
        file = NoteFile.about(here, ".built", subject, BuildNote.FORMAT);
        here.settle(all.toArray());
    }

    void verify(Probe probe) {
        String reason = reason(probe);
        if (reason != null) {
            programs.forEach((program, packageName) -> RequiredProgram.check(probe, program, packageName));
        }
        probe.check(reason == null, reason);
    }

    /** Why it has to be built; {@code null} when it has not. */
    private String reason(Probe probe) {
        BuildNote note = BuildNote.read(probe, file);
        if (note == null) {
            return "it was not built yet";
        }
        if (!note.finished()) {
            return "the last build did not come to its end";
        }
        if (!note.settings().equals(settings)) {
            return "it is to be built in another way";
        }
        for (Path path : created) {
            if (!probe.exists(path)) {
                return path + " is missing";
            }
        }
        String changed = when.changed(probe);
        if (changed != null) {
            return "a " + changed + " that it is made of changed";
        }
        Path missing = probe.predicting() ? files.missing(probe) : null;
        if (missing != null) {
            return "there is no " + missing + " yet";
        }
        boolean same =
                note.state().equals(files.state(probe)) || note.contents().equals(files.contents(probe));
        return same ? null : "what it is made of changed";
    }

    void update(Target target) {
        boolean first = BuildNote.read(target, file) == null;
        BuildNote.begun(settings).write(target, file);
        if (!first && !cleaning.isEmpty()) {
            clean(target);
        }
        String state = target.predicting() ? "" : files.state(target);
        String contents = target.predicting() ? "" : files.contents(target);
        for (List<String> step : steps) {
            call(target, step).run();
        }
        if (target.predicting()) {
            return;
        }
        for (Path path : created) {
            if (!target.exists(path)) {
                throw new IllegalStateException(
                        "it was built, but there is no " + path + ": correct .creates(…), or the commands");
            }
        }
        new BuildNote(settings, true, state, contents).write(target, file);
    }

    private void clean(Target target) {
        try {
            call(target, cleaning).run();
        } catch (CommandFailed e) {
            if (e.exitCode() < 0) {
                throw e;
            }
            target.log("nothing is cleaned by %s: exit code %d", cleaning.get(0), e.exitCode());
        }
    }

    private CommandCall call(Target target, List<String> argv) {
        return variables.giveTo(target.command(argv.toArray(new String[0]))
                .directory(workingDirectory)
                .timeout(timeout));
    }

    Optional<Instant> lastUpdated(Probe probe) {
        return LastUpdated.ofFile(probe, file.path());
    }
}
