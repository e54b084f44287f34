package dev.launchway.processor.environment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an environment sets for a component, in general or on one host.
 *
 * @param values by attribute key, in the order of the file
 * @param sections where the sections stand that it is put together from, the last one wins; one or more
 */
public record Overrides(Map<String, ConfigValue> values, List<Location> sections) {

    Overrides(Map<String, ConfigValue> values, Location location) {
        this(values, List.of(location));
    }

    /** These values and another's, which win. */
    Overrides with(Overrides derived) {
        Map<String, ConfigValue> all = new LinkedHashMap<>(values);
        all.putAll(derived.values);
        List<Location> both = new ArrayList<>(sections);
        both.addAll(derived.sections);
        return new Overrides(all, List.copyOf(both));
    }

    /**
     * Where the section stands that wins.
     *
     * @return the place
     */
    public Location location() {
        return sections.get(sections.size() - 1);
    }
}
