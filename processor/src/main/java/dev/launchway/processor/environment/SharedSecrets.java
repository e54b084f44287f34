package dev.launchway.processor.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The secrets that attributes of an environment can refer to: those of its own file of secrets, then those of the environments that
 * it extends, the nearest first.
 *
 * @param values the values of {@code [data]}, by their keys with dots
 * @param files the entries of {@code [files]}, by the names of the files
 */
public record SharedSecrets(Map<String, ConfigValue.Stored> values, Map<String, ConfigValue.Stored> files) {

    /** None at all. */
    public static final SharedSecrets NONE = new SharedSecrets(Map.of(), Map.of());

    /** These, and those of an environment that is extended, as far as these have none of the name. */
    SharedSecrets over(SharedSecrets base) {
        return new SharedSecrets(over(values, base.values), over(files, base.files));
    }

    private static Map<String, ConfigValue.Stored> over(
            Map<String, ConfigValue.Stored> own, Map<String, ConfigValue.Stored> base) {
        Map<String, ConfigValue.Stored> all = new LinkedHashMap<>(own);
        base.forEach(all::putIfAbsent);
        return all;
    }
}
