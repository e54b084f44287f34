package dev.launchway.plan;

/**
 * A field with {@code @Features}.
 *
 * @param field the field's name
 * @param type the type of one feature
 */
public record FeaturesMember(String field, ValueType<?> type) {}
