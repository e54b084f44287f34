package dev.launchway.plan;

import java.time.Duration;
import java.util.List;

/**
 * Where the secrets of an environment come from that stand in no file of secrets: read on the controller, each key once.
 *
 * @param kind what is asked
 * @param arguments of a command its program and arguments, with {@code {{ key }}} for the name of the secret; the prefix of
 *     environment variables; the path of the directory
 * @param timeout how long one answer of a command may take
 */
public record SecretSource(Kind kind, List<String> arguments, Duration timeout) {

    /** How long a command may take where an environment does not say. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    /** What is asked for a secret. */
    public enum Kind {
        /** A program, whose standard output is the value, but for one line end. */
        COMMAND,
        /** An environment variable: the prefix, then the name of the secret in capitals with {@code _} for all but letters and digits. */
        ENVIRONMENT,
        /** A file with the name of the secret in a directory. */
        DIRECTORY
    }

    /** Takes a copy. */
    public SecretSource {
        arguments = List.copyOf(arguments);
    }
}
