package dev.launchway.processor.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an environment sets for a component, in general or on one host.
 *
 * @param values by attribute key, in the order of the file
 * @param location where the section stands
 */
public record Overrides(Map<String, ConfigValue> values, Location location) {

    /** These values and another's, which win. */
    Overrides with(Overrides derived) {
        Map<String, ConfigValue> all = new LinkedHashMap<>(values);
        all.putAll(derived.values);
        return new Overrides(all, derived.location);
    }
}
