package dev.launchway.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Knows one record that travels as a resource: its parts, and how to read and make it without reflection. The processor
 * generates a subclass for each.
 *
 * @param <T> the record class
 */
public abstract class RecordDefinition<T> {

    private final Class<T> type;
    private final List<String> names;
    private volatile List<Part> parts;

    /**
     * For generated subclasses.
     *
     * @param type the record class
     * @param names its parts, then its methods without arguments, separated by blanks
     */
    protected RecordDefinition(Class<T> type, String names) {
        this.type = type;
        this.names = List.of(names.split(" ", -1));
    }

    /**
     * The types of its parts.
     *
     * @return in order of declaration
     */
    protected abstract ValueType<?>[] types();

    /**
     * Reads a part, or calls a method without arguments.
     *
     * @param value the record
     * @param member its position among the names
     * @return its value
     * @throws Throwable what the method throws
     */
    protected abstract Object get(T value, int member) throws Throwable;

    /**
     * Makes a record.
     *
     * @param values one for each part, of its type
     * @return the record
     */
    public abstract T create(List<Object> values);

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
    public final List<Part> parts() {
        List<Part> known = parts;
        if (known == null) {
            List<Part> all = new ArrayList<>();
            for (ValueType<?> part : types()) {
                all.add(new Part(names.get(all.size()), part));
            }
            known = List.copyOf(all);
            parts = known;
        }
        return known;
    }

    /**
     * Reads a part, or calls a method without arguments.
     *
     * @param value the record
     * @param name the part's name
     * @return its value, {@link ComponentDefinition#UNKNOWN} where there is no such part
     * @throws Throwable what the method throws
     */
    public final Object read(T value, String name) throws Throwable {
        int member = names.indexOf(name);
        return member < 0 ? ComponentDefinition.UNKNOWN : get(value, member);
    }

    /**
     * A part of a record.
     *
     * @param name its name
     * @param type its type
     */
    public record Part(String name, ValueType<?> type) {}
}
