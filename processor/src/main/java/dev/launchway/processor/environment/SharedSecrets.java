package dev.launchway.processor.environment;

import java.util.Map;

/**
 * The secrets that attributes of an environment can refer to: those of its own file of secrets, then those of the environments that
 * it extends, the nearest first.
 *
 * @param values the name of each value, without {@code data.}, and the environment in whose file it stands
 * @param files the name of each whole file, and the environment in whose file it stands
 */
public record SharedSecrets(Map<String, String> values, Map<String, String> files) {

    /** None at all. */
    public static final SharedSecrets NONE = new SharedSecrets(Map.of(), Map.of());
}
