package dev.launchway.library.process;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.component.TargetPath;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What components that start a process have: where it runs, and its environment. */
abstract class ProcessComponent<S extends ProcessComponent<S>> {

    private final Map<String, String> environment = new LinkedHashMap<>();
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
        environment.put(Objects.requireNonNull(variable, "variable"), Objects.requireNonNull(value, "value"));
        return self();
    }

    /**
     * Sets an environment variable to a secret. Programs of the same user can read it: the standard input, or a {@code File}, is
     * safer.
     *
     * @param variable its name
     * @param value its value
     * @return this
     */
    public S env(String variable, Secret value) {
        return env(variable, value.reveal());
    }

    /** The variables that were set, in order. */
    final Map<String, String> environment() {
        return environment;
    }

    /** Where it runs. */
    final Path workingDirectory(Configuration here) {
        return directory == null ? here.workdir() : directory.map(here);
    }
}
