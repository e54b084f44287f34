package dev.launchway.library.container;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.Checksum;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.NoteFile;
import dev.launchway.library.component.RequiredProgram;
import dev.launchway.library.file.File;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The containers of a file of Compose, by {@code docker compose} or {@code podman-compose}.
 *
 * <pre>{@code
 * ComposeProject.of("compose.yaml").project("shop").env("DB_PASSWORD", password);
 * }</pre>
 *
 * <p>The file is a template of the definition directory of who makes this. Its images are named with their digests; one that has a tag
 * alone is refused. It is brought up when the file, a variable or a secret changed, and when other containers of it run than after the
 * last time. What becomes of the containers before, Compose decides: they are not kept.
 */
@Component
@Observed
public final class ComposeProject extends EngineComponent<ComposeProject> {

    private static final Pattern IMAGE =
            Pattern.compile("(?m)^[ \\t-]*[\"']?image[\"']?[ \\t]*:[ \\t]*[\"']?([^\\s\"'#,}]+)");
    private static final Pattern NOT_STARTED =
            Pattern.compile("(?m) start (\\S+)\n(?:.*\n)?exit code: ([1-9][0-9]{0,2})$");
    private static final Duration QUESTION = Duration.ofMinutes(1);
    private static final int NO_CODE = -1;

    @Namevar
    String name;

    private final EnvironmentVariables variables = new EnvironmentVariables();
    private String project;
    private Duration timeout = Duration.ofMinutes(15);
    private boolean absent;

    private Path place;
    private String asked = "";
    private NoteFile note;

    private ComposeProject(String name) {
        this.name = name;
    }

    /**
     * A project.
     *
     * @param template a file of the definition directory
     * @return the component
     * @throws IllegalArgumentException for an empty name
     */
    public static ComposeProject of(String template) {
        return new ComposeProject(Arguments.word("ComposeProject", "file", template));
    }

    @Override
    ComposeProject self() {
        return this;
    }

    /**
     * Sets the name of the project, which its containers begin with; by default that of the work directory.
     *
     * @param newProject small letters, digits, {@code -} and {@code _}
     * @return this
     * @throws IllegalArgumentException for another name
     */
    public ComposeProject project(String newProject) {
        if (!newProject.matches("[a-z0-9][a-z0-9_-]*")) {
            throw new IllegalArgumentException(label() + ": '" + newProject
                    + "' is no name for a project: it has small letters, digits, '-' and '_' alone");
        }
        project = newProject;
        return this;
    }

    /**
     * Sets a variable that the file names as in <code>${NAME}</code>.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public ComposeProject env(String variable, String value) {
        variables.set(Arguments.variable(label(), variable), value);
        return this;
    }

    /**
     * Sets a variable that the file names as in <code>${NAME}</code> to a secret, which {@code docker compose} gets in its environment.
     * podman-compose would put it on command lines: it is refused there.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public ComposeProject env(String variable, Secret value) {
        variables.set(Arguments.variable(label(), variable), value);
        return this;
    }

    /**
     * Sets how long it may take until all containers run, images included; by default 15 minutes.
     *
     * @param longest more than zero
     * @return this
     */
    public ComposeProject timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long it may take until all containers run.
     *
     * @param longest as in {@code 30m}
     * @return this
     * @see #timeout(Duration)
     */
    public ComposeProject timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Makes sure that the project has no containers and no networks. Its volumes stay.
     *
     * @return this
     */
    public ComposeProject absent() {
        absent = true;
        return this;
    }

    private String label() {
        return "ComposeProject(\"" + name + "\")";
    }

    void configure(Configuration here) {
        if (engine().actor().isOther()) {
            throw new IllegalArgumentException(
                    label() + ": Compose starts commands of its own, which no rule of sudo can name:"
                            + " leave .as(…) out, and deploy as a user who may ask the engine");
        }
        variables.sortSecrets(here);
        checkSecrets(engine().isGivenPodman());
        project = project == null ? here.workdir().getFileName().toString().toLowerCase(Locale.ROOT) : project;
        String text = here.maker().template(name);
        checkImages(text);
        place = here.workdir().resolve(".compose").resolve(project + ".yaml");
        File file = here.add(File.at(place).content(text).mode("0600").leading());
        note = NoteFile.about(here, ".containers", "compose " + project, "launchway compose project 1");
        asked = Checksum.ofAll(file.checksum(), variables.open().toString());
        here.settle(asked, project, absent, timeout);
    }

    private void checkSecrets(boolean podman) {
        if (podman && !variables.secrets().isEmpty()) {
            throw new IllegalArgumentException(
                    label() + ": podman-compose puts its variables on command lines, where others of"
                            + " the host see them: write a File with the secret, and name it by 'env_file' in " + name);
        }
    }

    private void checkImages(String text) {
        Matcher images = IMAGE.matcher(text);
        while (images.find()) {
            ImageName.parse(label(), images.group(1));
        }
    }

    void verify(Probe probe) {
        checkSecrets(engine().isPodman(probe));
        List<String> running = engine().find(probe, QUESTION, containers(!absent));
        if (absent) {
            probe.check(running.isEmpty(), "it has containers");
            return;
        }
        List<String> noted = note.read(probe).orElse(List.of());
        probe.check(noted.size() == 2, running.isEmpty() ? "it does not run" : "it is not known what it was made of");
        probe.check(noted.get(0).equals(digest()), "its file, a variable or a secret is another one");
        probe.check(
                noted.get(1).equals(ids(running)),
                running.isEmpty() ? "it does not run" : "other containers of it run than it was left with");
    }

    private List<String> containers(boolean runningAlone) {
        List<String> query = new ArrayList<>(List.of("ps", "--quiet", "--no-trunc"));
        if (!runningAlone) {
            query.add("--all");
        }
        query.add("--filter=label=com.docker.compose.project=" + project);
        return query;
    }

    private static String ids(List<String> containers) {
        return Checksum.ofAll(containers.stream().sorted().toArray());
    }

    private String digest() {
        StringBuilder secrets = new StringBuilder();
        variables.secrets().forEach((variable, value) -> secrets.append(variable + "=" + value.reveal() + "\n"));
        return Checksum.ofAll(asked, secrets);
    }

    private List<String> compose(Probe probe, String... arguments) {
        List<String> argv = new ArrayList<>();
        String program = engine().program(probe);
        argv.addAll(
                engine().isPodman(probe)
                        ? List.of("podman-compose", "--podman-path", program)
                        : List.of(program, "compose"));
        argv.addAll(List.of("-p", project, "-f", place.toString()));
        argv.addAll(List.of(arguments));
        return argv;
    }

    void update(Target target) {
        if (absent) {
            run(target, compose(target, "down"));
            return;
        }
        run(
                target,
                engine().isPodman(target)
                        ? compose(target, "up", "-d", "--remove-orphans", "--force-recreate")
                        : compose(target, "up", "-d", "--remove-orphans", "--wait"));
        if (!target.predicting()) {
            note.write(target, List.of(digest(), ids(engine().find(target, QUESTION, containers(true)))));
        }
    }

    /** podman-compose ends with exit code 0 whatever came of what it ran, and tells of it alone. */
    private static void assertAllStarted(List<String> argv, CommandResult result) {
        Matcher failed = NOT_STARTED.matcher(result.stdout() + "\n" + result.stderr());
        if (failed.find()) {
            throw new CommandFailed(
                    "the container " + failed.group(1) + " did not start",
                    argv,
                    Integer.parseInt(failed.group(2)),
                    result.stdout(),
                    result.stderr());
        }
    }

    private void run(Target target, List<String> argv) {
        CommandCall call =
                variables.giveTo(target.command(argv.toArray(new String[0])).timeout(timeout));
        try {
            CommandResult result = call.run();
            if (!target.predicting()) {
                assertAllStarted(argv, result);
            }
        } catch (CommandFailed e) {
            if (e.exitCode() == NO_CODE) {
                RequiredProgram.check(
                        target, argv.get(0), engine().isPodman(target) ? "podman-compose" : "docker-compose-v2");
            }
            throw e;
        }
    }
}
