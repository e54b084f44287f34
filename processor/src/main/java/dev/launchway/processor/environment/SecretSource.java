package dev.launchway.processor.environment;

import java.time.Duration;
import java.util.List;

/**
 * Where the secrets of an environment come from that stand in no file of secrets.
 *
 * @param kind what is asked
 * @param arguments a program and its arguments, the prefix of environment variables, or the path of a directory
 * @param timeout how long one answer may take
 * @param location where it stands
 */
public record SecretSource(Kind kind, List<String> arguments, Duration timeout, Location location) {

    /** What is asked for a secret. */
    public enum Kind {
        /** A program, in whose arguments {@code {{ key }}} is the name of the secret. */
        COMMAND,
        /** An environment variable with a prefix. */
        ENVIRONMENT,
        /** A file in a directory. */
        DIRECTORY
    }
}
