package dev.launchway.plan;

import java.util.List;

/**
 * Knows one record that travels as a resource: its parts, and how to read and make it without reflection.
 *
 * @param <T> the record class
 */
public abstract class RecordDefinition<T> {

    private final Class<T> type;

    /**
     * For generated subclasses.
     *
     * @param type the record class
     */
    protected RecordDefinition(Class<T> type) {
        this.type = type;
    }

    /**
     * The record class.
     *
     * @return the class
     */
    public final Class<T> type() {
        return type;
    }

    /**
     * Its parts.
     *
     * @return in order of declaration
     */
    public abstract List<Part> parts();

    /**
     * Reads a part, or calls a method without arguments.
     *
     * @param value the record
     * @param name the part's name
     * @return its value, {@link ComponentDefinition#UNKNOWN} where there is no such part
     * @throws Throwable what the method throws
     */
    public abstract Object read(T value, String name) throws Throwable;

    /**
     * Makes a record.
     *
     * @param values one for each part, of its type
     * @return the record
     */
    public abstract T create(List<Object> values);

    /**
     * A part of a record.
     *
     * @param name its name
     * @param type its type
     */
    public record Part(String name, ValueType<?> type) {}
}
