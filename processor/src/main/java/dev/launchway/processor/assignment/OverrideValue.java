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
public record OverrideValue(String component, Optional<String> host, String field, Constant value, Location location) {}
