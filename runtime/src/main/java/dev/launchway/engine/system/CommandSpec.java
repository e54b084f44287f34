package dev.launchway.engine.system;

import dev.launchway.api.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to run.
 *
 * @param argv the program and its arguments
 * @param environment variables added to those of this process
 * @param secrets variables of which nobody but the command gets to know: revealed when it starts
 * @param directory where it runs
 * @param input what it reads; empty for nothing
 * @param timeout how long it may take; empty for as long as it needs
 */
public record CommandSpec(
        List<String> argv,
        Map<String, String> environment,
        Map<String, Secret> secrets,
        Path directory,
        Optional<CommandInput> input,
        Optional<Duration> timeout) {

    /**
     * A command without secrets.
     *
     * @param argv the program and its arguments
     * @param environment variables added to those of this process
     * @param directory where it runs
     * @param stdin its standard input, in UTF-8; empty for none
     * @param timeout how long it may take; empty for as long as it needs
     */
    public CommandSpec(
            List<String> argv,
            Map<String, String> environment,
            Path directory,
            Optional<String> stdin,
            Optional<Duration> timeout) {
        this(argv, environment, Map.of(), directory, stdin.map(CommandInput::of), timeout);
    }
}
