package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.Location;
import java.util.Optional;

/**
 * What an environment sets for an attribute.
 *
 * @param component the component's root name
 * @param host the only host that it is set on; empty where it is set in general
 * @param field the Java name of the attribute
 * @param value the constant
 * @param location where it stands
 */
public record OverrideValue(String component, Optional<String> host, String field, Constant value, Location location) {

    /**
     * Whether it is a value for an attribute of a root component.
     *
     * @param root the root component
     * @param attribute the Java name of the attribute
     * @return {@code true} also where the host has another one that wins
     */
    public boolean sets(Root root, String attribute) {
        return field.equals(attribute)
                && component.equals(root.component().rootName())
                && (host.isEmpty() || host.get().equals(root.host().name()));
    }
}
