package dev.launchway.library.process;

import dev.launchway.api.CommandCall;
import dev.launchway.api.Configuration;
import dev.launchway.api.Probe;
import dev.launchway.api.Secret;
import dev.launchway.library.component.EnvironmentVariables;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What components that start a process have: where it runs, its environment, and what it is given to read. */
abstract class ProcessComponent<S extends ProcessComponent<S>> {

    private final EnvironmentVariables variables = new EnvironmentVariables();
    private ProcessInput input = ProcessInput.NONE;
    private TargetPath directory;

    /** This component, by its own type. */
    abstract S self();

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path relative to the work directory, or absolute
     * @return this
     */
    public S directory(String path) {
        directory = TargetPath.of(path);
        return self();
    }

    /**
     * Sets where it runs; by default in the work directory.
     *
     * @param path a mapped path
     * @return this
     */
    public S directory(Path path) {
        directory = TargetPath.of(path);
        return self();
    }

    /**
     * Sets an environment variable, added to those of the deployment.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, String value) {
        variables.set(variable, value);
        return self();
    }

    /**
     * Sets an environment variable to a secret, which is revealed when the process starts, to it alone. Programs of the same user
     * can read it there: the standard input, or a {@code File}, is safer.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, Secret value) {
        variables.set(variable, value);
        return self();
    }

    /**
     * Sets its standard input to a secret, which no other program sees; by default there is none.
     *
     * @param text the input, written in UTF-8
     * @return this
     */
    public S stdin(Secret text) {
        input = new ProcessInput(0, null, Objects.requireNonNull(text, "stdin"));
        return self();
    }

    /**
     * Gives it a secret on a file descriptor of its own, as {@code gpg --passphrase-fd 3} and {@code openssl -pass fd:3} read it; no
     * other program sees it. The standard input is empty then.
     *
     * @param descriptor 3 to 9
     * @param secret what it reads there, written in UTF-8
     * @return this
     * @throws IllegalArgumentException for another descriptor
     */
    public S secretFd(int descriptor, Secret secret) {
        input = ProcessInput.of(descriptor, Objects.requireNonNull(secret, "secret"));
        return self();
    }

    final void give(ProcessInput newInput) {
        input = newInput;
    }

    /** What it is given to read. */
    final ProcessInput input() {
        return input;
    }

    /** The variables that were set. */
    final EnvironmentVariables variables() {
        return variables;
    }

    /** Refuses text that a secret was joined to, and finds the variables that hold secrets. */
    final void sortSecrets(Configuration here) {
        input.check(here);
        variables.sortSecrets(here);
    }

    /** A command with this environment. */
    final CommandCall call(Probe probe, List<String> argv) {
        return variables.giveTo(probe.command(argv.toArray(new String[0])));
    }

    /** Where it runs. */
    final Path workingDirectory(Configuration here) {
        return directory == null ? here.workdir() : directory.map(here);
    }
}
