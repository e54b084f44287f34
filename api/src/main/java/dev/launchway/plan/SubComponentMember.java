package dev.launchway.plan;

/**
 * A field with {@code @SubComponent}.
 *
 * @param field the field's name
 * @param shape how many components it holds
 */
public record SubComponentMember(String field, Shape shape) {

    /** How many components a field holds. */
    public enum Shape {
        /** One, or {@code null}. */
        SINGLE,
        /** An {@code Optional} of one. */
        OPTIONAL,
        /** A {@code List}. */
        LIST
    }
}
