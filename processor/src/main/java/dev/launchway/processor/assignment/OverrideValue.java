package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.Location;

/**
 * What an environment sets for an attribute.
 *
 * @param target the component's root name, followed by {@code @host} for one host alone
 * @param field the Java name of the attribute
 * @param value the constant
 * @param location where it stands
 */
public record OverrideValue(String target, String field, Constant value, Location location) {}
