package dev.launchway.engine.apply;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Secret;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.system.CommandInput;
import dev.launchway.engine.system.CommandOutcome;
import dev.launchway.engine.system.CommandSpec;
import dev.launchway.engine.system.UnknownResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A command of a component. In a prediction only those of {@code verify}, which change nothing, are run. */
final class ComponentCommand implements CommandCall {

    /** Below are the standard streams; above, not every shell can name them. */
    private static final int FIRST_DESCRIPTOR = 3;

    private static final int LAST_DESCRIPTOR = 9;

    private final ComponentProbe component;
    private final boolean changes;
    private final List<String> argv;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Path directory;
    private CommandInput input;
    private Duration timeout;
    private int[] allowed = {0};

    ComponentCommand(ComponentProbe component, boolean changes, List<String> argv) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        this.component = component;
        this.changes = changes;
        this.argv = argv;
        this.directory = component.workdir();
    }

    @Override
    public CommandCall env(String name, String value) {
        component.run().reporter().checkJoined("the environment variable " + name, value, SecretWords.COMMAND_HELP);
        variables.put(name, value);
        secrets.remove(name);
        return this;
    }

    @Override
    public CommandCall env(String name, Secret value) {
        secrets.put(name, Objects.requireNonNull(value, "value"));
        variables.remove(name);
        return this;
    }

    @Override
    public CommandCall directory(Path newDirectory) {
        directory = component.resolve(newDirectory);
        return this;
    }

    @Override
    public CommandCall stdin(String text) {
        component.run().reporter().checkJoined("the standard input", text, SecretWords.JOINED_HELP);
        input = CommandInput.of(text);
        return this;
    }

    @Override
    public CommandCall stdin(Secret text) {
        input = CommandInput.of(0, Objects.requireNonNull(text, "stdin"));
        return this;
    }

    @Override
    public CommandCall secretFd(int descriptor, Secret secret) {
        if (descriptor < FIRST_DESCRIPTOR || descriptor > LAST_DESCRIPTOR) {
            throw new IllegalArgumentException("the file descriptor of a secret is " + FIRST_DESCRIPTOR + " to "
                    + LAST_DESCRIPTOR + ", not " + descriptor + ": standard input is .stdin(secret)");
        }
        input = CommandInput.of(descriptor, Objects.requireNonNull(secret, "secret"));
        return this;
    }

    @Override
    public CommandCall timeout(Duration newTimeout) {
        timeout = newTimeout;
        return this;
    }

    @Override
    public CommandCall allowExit(int... codes) {
        allowed = codes.clone();
        return this;
    }

    @Override
    public CommandResult run() {
        HostRun run = component.run();
        run.reporter().check(argv);
        if (changes && run.predicting()) {
            String shown = shown();
            run.reporter().wouldDo(component.node(), "run " + shown);
            return new UnknownResult(shown);
        }
        CommandOutcome outcome = changes
                ? run.system().run(spec(), line -> run.reporter().output(component.node(), line))
                : run.system().run(spec());
        run.reporter().read(outcome.stdout());
        for (int code : allowed) {
            if (code == outcome.exitCode()) {
                return outcome;
            }
        }
        throw new CommandFailed(
                "exit code " + outcome.exitCode(), argv, outcome.exitCode(), outcome.stdout(), outcome.stderr());
    }

    @Override
    public long start(Path output) {
        if (!changes) {
            throw new IllegalStateException(shown() + ": start is for update, open and close; verify changes nothing");
        }
        HostRun run = component.run();
        run.reporter().check(argv);
        if (run.predicting()) {
            run.reporter().wouldDo(component.node(), "start " + shown());
            return 0;
        }
        return run.system().start(spec(), component.resolve(output));
    }

    private String shown() {
        return component.run().reporter().command(argv);
    }

    private CommandSpec spec() {
        return new CommandSpec(
                argv,
                Map.copyOf(variables),
                Map.copyOf(secrets),
                directory,
                Optional.ofNullable(input),
                Optional.ofNullable(timeout));
    }
}
