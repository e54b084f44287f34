package dev.launchway.plan;

import dev.launchway.annotation.Scope;

/**
 * A field with {@code @Requires}.
 *
 * @param field the field's name
 * @param key the resource's key
 * @param type the type of one value
 * @param scope whose resources count
 * @param cardinality how many there must be
 * @param reverse whether the provider is deployed after the requirer
 * @param peers whether it is for no order, and takes what is known before anything is configured
 * @param withSource whether each value is wrapped in a {@code Resource}
 */
public record RequirementMember(
        String field,
        String key,
        ValueType<?> type,
        Scope scope,
        Cardinality cardinality,
        boolean reverse,
        boolean peers,
        boolean withSource) {

    /** How many values a requirement takes. */
    public enum Cardinality {
        /** {@code T}: exactly one. */
        ONE,
        /** {@code Optional<T>}: at most one. */
        OPTIONAL,
        /** {@code List<T>}: one or more. */
        LIST,
        /** {@code List<T>} with {@code optional = true}: any number. */
        ANY
    }
}
