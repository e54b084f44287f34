package dev.launchway.engine.system;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The settings of a command that is about to run. Who runs it, and what must not stand in its texts, is said elsewhere. */
public abstract class PreparedCommand implements CommandCall {

    /** Below are the standard streams; above, not every shell can name them. */
    private static final int FIRST_DESCRIPTOR = 3;

    private static final int LAST_DESCRIPTOR = 9;

    private final List<String> argv;
    private final Path base;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Secret> secrets = new LinkedHashMap<>();
    private Path directory;
    private CommandInput input;
    private Duration timeout;
    private int[] allowed = {0};

    /**
     * Begins.
     *
     * @param argv the program and its arguments
     * @param base where it runs, and what paths are relative to
     */
    protected PreparedCommand(List<String> argv, Path base) {
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("a command needs a program");
        }
        this.argv = argv;
        this.base = base;
        this.directory = base;
    }

    /**
     * Refuses the value of a variable.
     *
     * @param name the variable
     * @param value its value, which is no secret
     * @throws IllegalArgumentException when a secret stands in it
     */
    protected abstract void checkVariable(String name, String value);

    /**
     * Refuses an input.
     *
     * @param text what is no secret
     * @throws IllegalArgumentException when a secret stands in it
     */
    protected abstract void checkInput(String text);

    /**
     * The program and its arguments.
     *
     * @return unmodifiable
     */
    protected final List<String> argv() {
        return argv;
    }

    @Override
    public final CommandCall env(String name, String value) {
        checkVariable(name, value);
        variables.put(name, value);
        secrets.remove(name);
        return this;
    }

    @Override
    public final CommandCall env(String name, Secret value) {
        secrets.put(name, Objects.requireNonNull(value, "value"));
        variables.remove(name);
        return this;
    }

    @Override
    public final CommandCall directory(Path newDirectory) {
        directory = base.resolve(newDirectory);
        return this;
    }

    @Override
    public final CommandCall stdin(String text) {
        checkInput(text);
        input = CommandInput.of(text);
        return this;
    }

    @Override
    public final CommandCall stdin(Secret text) {
        input = CommandInput.of(0, Objects.requireNonNull(text, "stdin"));
        return this;
    }

    @Override
    public final CommandCall secretFd(int descriptor, Secret secret) {
        if (descriptor < FIRST_DESCRIPTOR || descriptor > LAST_DESCRIPTOR) {
            throw new IllegalArgumentException("the file descriptor of a secret is " + FIRST_DESCRIPTOR + " to "
                    + LAST_DESCRIPTOR + ", not " + descriptor + ": standard input is .stdin(secret)");
        }
        input = CommandInput.of(descriptor, Objects.requireNonNull(secret, "secret"));
        return this;
    }

    @Override
    public final CommandCall timeout(Duration newTimeout) {
        timeout = newTimeout;
        return this;
    }

    @Override
    public final CommandCall allowExit(int... codes) {
        allowed = codes.clone();
        return this;
    }

    /**
     * What was set.
     *
     * @return the command
     */
    protected final CommandSpec spec() {
        return new CommandSpec(
                argv,
                Map.copyOf(variables),
                Map.copyOf(secrets),
                directory,
                Optional.ofNullable(input),
                Optional.ofNullable(timeout));
    }

    /**
     * What came of it, if that is no failure.
     *
     * @param outcome what came of it
     * @return the same
     * @throws CommandFailed when its exit code is none of the allowed ones
     */
    protected final CommandResult allowed(CommandResult outcome) {
        for (int code : allowed) {
            if (code == outcome.exitCode()) {
                return outcome;
            }
        }
        throw new CommandFailed(
                "exit code " + outcome.exitCode(), argv, outcome.exitCode(), outcome.stdout(), outcome.stderr());
    }
}
