package dev.launchway.processor.model;

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
