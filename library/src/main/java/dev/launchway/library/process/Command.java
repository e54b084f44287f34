package dev.launchway.library.process;

import dev.launchway.annotation.Component;
import dev.launchway.annotation.Namevar;
import dev.launchway.annotation.Observed;
import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.Configuration;
import dev.launchway.api.Privilege;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.component.Arguments;
import dev.launchway.library.component.CommandLabel;
import dev.launchway.library.component.Dependencies;
import dev.launchway.library.component.TargetPath;
import dev.launchway.text.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A command that runs when there is a reason.
 *
 * <pre>{@code
 * Command.of("make", "install").creates("bin/app");            // runs while the file is missing
 * Command.of("nginx", "-s", "reload").when(config, sites);     // runs when one of them changed
 * Command.of("nginx", "-s", "reload").when(sites).unlessRestarted(nginx);   // not when nginx has just started
 * Command.of("createdb", "shop").unless("psql", "shop", "-c", "");  // runs while the check fails
 * }</pre>
 *
 * <p>It needs at least one of {@link #when}, {@link #creates(String)} and {@link #unless}; with several of them one that asks
 * for the run is enough. A command without any would run each time, and is an error of the model.
 *
 * <p>A command that exits with another code than 0, or than the allowed ones, fails its root component. The next run starts it
 * again: what changed counts as changed until the root component has finished.
 */
@Component
@Observed
public final class Command extends ProcessComponent<Command> {

    @Namevar
    String name;

    private final List<String> argv;
    private final String script;
    private final Dependencies when = new Dependencies(".when(…)");
    private final Dependencies restarted = new Dependencies(".unlessRestarted(…)");
    private final List<TargetPath> creates = new ArrayList<>();
    private final List<List<String>> checks = new ArrayList<>();
    private Duration timeout;
    private int[] allowed = {0};
    private ActingUser actor = ActingUser.NONE;

    private List<String> command;
    private List<Path> created = List.of();
    private Path workingDirectory;

    private Command(String name, List<String> argv, String script) {
        this.name = name;
        this.argv = argv;
        this.script = script;
    }

    @Override
    Command self() {
        return this;
    }

    /**
     * A command. No shell is involved: each argument reaches the program as it is.
     *
     * @param argv the program and its arguments
     * @return the component, which still needs a condition
     */
    public static Command of(String... argv) {
        List<String> command = Arguments.command(argv);
        return new Command(CommandLabel.of(command), command, null);
    }

    /**
     * A script for a POSIX shell, {@code sh -c}.
     *
     * @param script the script; {@code {{ }}} in it is expanded as by {@link Configuration#expand}
     * @return the component, which still needs a condition
     */
    public static Command shell(String script) {
        if (script.isBlank()) {
            throw new IllegalArgumentException("the script is empty: Command.shell(…) needs something to run");
        }
        return new Command(CommandLabel.of(script), List.of(), script);
    }

    /**
     * Runs it when one of these components, or one below it, changed in this run, or in one whose root component did not finish.
     *
     * @param components components of this host, and collections and optionals of them; those of this root component must be
     *     deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Command when(Object... components) {
        when.add(components);
        return this;
    }

    /**
     * Leaves it out where one of these components was started, or started again, in this run, after all changes that {@link #when}
     * looks at: what it would reload has just read them. The other conditions still hold.
     *
     * <p>A component counts that was itself updated; what is below it does not. After an interrupted run the command may run once more
     * than needed, and never once too little.
     *
     * @param components components of this host, as a {@link Program}, and collections and optionals of them; those of this root
     *     component must be deployed before this one
     * @return this
     * @throws IllegalArgumentException for {@code null}
     */
    public Command unlessRestarted(Object... components) {
        restarted.add(components);
        return this;
    }

    /**
     * Runs it while something is missing that it makes. It fails when that is still missing after it ran.
     *
     * @param path a file or directory that it makes; relative to the work directory, or absolute
     * @return this
     */
    public Command creates(String path) {
        creates.add(TargetPath.of(path));
        return this;
    }

    /**
     * Runs it while something is missing that it makes. It fails when that is still missing after it ran.
     *
     * @param path a file or directory that it makes; a mapped path
     * @return this
     */
    public Command creates(Path path) {
        creates.add(TargetPath.of(path));
        return this;
    }

    /**
     * Runs it while a check fails. The check runs each time, in predictions too, with the same directory and environment; it
     * must change nothing.
     *
     * @param check a program and its arguments; exit code 0 says that there is nothing to do
     * @return this
     */
    public Command unless(String... check) {
        checks.add(Arguments.command(check));
        return this;
    }

    /**
     * Sets its standard input; by default there is none.
     *
     * @param text the input, written in UTF-8
     * @return this
     */
    public Command stdin(String text) {
        give(new ProcessInput(0, Objects.requireNonNull(text, "stdin"), null));
        return this;
    }

    /**
     * Sets how long it, and each check, may take; by default as long as it needs. Past it, it is killed and fails.
     *
     * @param longest more than zero
     * @return this
     */
    public Command timeout(Duration longest) {
        timeout = Arguments.positive("timeout", longest);
        return this;
    }

    /**
     * Sets how long it, and each check, may take.
     *
     * @param longest as in {@code 5m}
     * @return this
     * @see #timeout(Duration)
     */
    public Command timeout(String longest) {
        return timeout(DurationText.parse(longest));
    }

    /**
     * Sets the exit codes that are no failure; by default 0 alone.
     *
     * @param codes all of them
     * @return this
     */
    public Command allowExit(int... codes) {
        allowed = codes.clone();
        return this;
    }

    /**
     * Runs it, and its checks, as another user, by {@code sudo} where the deployment is not that user's already: {@code
     * as("postgres")}. What {@code sudo} has to allow for it {@code plan ENV --sudoers} prints, word by word: an argument that is
     * another one each time is none for it. It has the environment of that user and the variables of {@link #env(String, String)}; a
     * secret goes to its standard input or a descriptor. It still runs in the work directory, unless another one is set.
     *
     * @param user a user's name on the target
     * @return this
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    public Command as(String user) {
        actor = ActingUser.of("Command(\"" + name + "\")", user);
        return this;
    }

    void configure(Configuration here) {
        name = script == null ? CommandLabel.of(argv, here.workdir()) : CommandLabel.of(script, here.workdir());
        if (when.isEmpty() && creates.isEmpty() && checks.isEmpty()) {
            throw new IllegalArgumentException("Command(\"" + name
                    + "\") would run each time: say when it has to, by .when(components), .creates(path) or"
                    + " .unless(check)");
        }
        if (when.isEmpty() && !restarted.isEmpty()) {
            throw new IllegalArgumentException("Command(\"" + name
                    + "\") has .unlessRestarted(…), which takes something away from .when(components): add that one");
        }
        sortSecrets(here);
        command = script == null ? argv : List.of("sh", "-c", here.maker().expand(script));
        workingDirectory = workingDirectory(here);
        created = creates.stream().map(location -> location.map(here)).toList();
        here.runs(command);
        checks.forEach(here::runs);
        checkActor();
        actor.declare(here, this::declare);
        here.settle(command, workingDirectory, created);
    }

    private void checkActor() {
        if (actor.isOther() && script != null) {
            throw new IllegalArgumentException("Command.shell(…) cannot run as " + actor.name()
                    + ": a rule of sudo would have to allow a whole script; write it into a File with .as(\""
                    + actor.name()
                    + "\").mode(\"0755\"), and run that by Command.of(…)");
        }
        if (actor.isOther() && !variables().secrets().isEmpty()) {
            throw new IllegalArgumentException("Command(\"" + name + "\") runs as " + actor.name()
                    + ", and sudo hands on no secret in a variable ("
                    + String.join(", ", variables().secrets().keySet())
                    + "): use .stdin(secret) or .secretFd(3, secret)");
        }
    }

    private void declare(Privilege rights) {
        Privilege bounded = rights;
        if (timeout != null) {
            bounded = bounded.timeout(timeout);
        }
        for (Map.Entry<String, String> variable : variables().open().entrySet()) {
            bounded = bounded.env(variable.getKey(), variable.getValue());
        }
        for (List<String> check : checks) {
            bounded.runs(check);
        }
        (input().descriptor() > 0 ? bounded.secretFd(input().descriptor()) : bounded).runs(command);
        created.forEach(rights::looksAt);
    }

    void verify(Probe deployment) {
        Probe probe = actor.on(deployment);
        for (Path path : created) {
            probe.check(probe.exists(path), path + " is missing");
        }
        String changed = when.changed(probe);
        probe.check(
                changed == null || restarted.updatedAfter(when, probe), "a " + changed + " that it depends on changed");
        for (List<String> check : checks) {
            verify(probe, check);
        }
    }

    private void verify(Probe probe, List<String> check) {
        try {
            prepared(probe, check).run();
        } catch (CommandFailed e) {
            String how = e.exitCode() < 0 ? e.getMessage() : "exit code " + e.exitCode();
            throw new UpdateNeeded("the check '" + String.join(" ", check) + "' failed: " + how);
        }
    }

    void update(Target deployment) {
        Target target = actor.on(deployment);
        CommandCall call = prepared(target, command).allowExit(allowed);
        input().giveTo(call);
        call.run();
        if (target.predicting()) {
            return;
        }
        for (Path path : created) {
            if (!target.exists(path)) {
                throw new IllegalStateException(
                        "the command ran, but it did not create " + path + ": correct .creates(…), or the command");
            }
        }
    }

    private CommandCall prepared(Probe probe, List<String> argumentList) {
        CommandCall call = call(probe, argumentList).directory(workingDirectory);
        return timeout == null ? call : call.timeout(timeout);
    }

    Optional<Instant> lastUpdated(Probe deployment) {
        Probe probe = actor.on(deployment);
        Instant last = null;
        for (Path path : created) {
            Instant modified = probe.exists(path) ? probe.status(path).modified() : null;
            last = last == null || (modified != null && modified.isAfter(last)) ? modified : last;
        }
        return Optional.ofNullable(last);
    }
}
