package dev.launchway.plan;

import dev.launchway.text.GeneratedCode;
import dev.launchway.text.table.TableReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows one record that travels as a resource: its parts, and how to read and make it without reflection. The processor
 * generates a subclass for each.
 *
 * @param <T> the record class
 */
public abstract non-sealed class RecordDefinition<T> extends Definition<T> {

    private volatile Content content;

    /** What its table says. */
    private record Content(List<Part> parts, List<String> readable) {}

    /**
     * For generated subclasses. It stays as it is in all versions of the contract, so that code of another one can say so.
     *
     * @param version the version of the contract that the code was generated for
     * @param type the record class
     * @param table its parts, and what can be read
     * @param named the classes that the table names
     * @throws OtherVersionException when the version is not this one
     */
    protected RecordDefinition(int version, Class<T> type, String table, Class<?>... named) {
        super(version, type, table, named);
    }

    /**
     * For code that was generated before the contract had a version.
     *
     * @param type the record class
     * @param names its parts and methods
     * @throws OtherVersionException always
     */
    protected RecordDefinition(Class<T> type, String names) {
        this(GeneratedCode.UNNAMED_VERSION, type, "");
    }

    /**
     * The definition of a record.
     *
     * @param type a record whose definition was generated
     * @param <R> the record
     * @return its definition
     */
    static <R> RecordDefinition<R> of(Class<R> type) {
        return new Definitions()
                .record(type)
                .orElseThrow(() -> new IllegalStateException(
                        "the record " + type.getName() + " has no generated data class: build again from nothing"));
    }

    /**
     * Makes a record.
     *
     * @param values one for each part, of its type
     * @return the record
     */
    public abstract T create(List<Object> values);

    /**
     * Its parts.
     *
     * @return in order of declaration
     */
    public final List<Part> parts() {
        return content().parts();
    }

    private Content content() {
        Content known = content;
        if (known == null) {
            known = read(table());
            content = known;
        }
        return known;
    }

    private Content read(TableReader table) {
        List<Part> parts = new ArrayList<>();
        List<String> readable = new ArrayList<>();
        while (table.next()) {
            switch (table.kind()) {
                case "part" -> parts.add(new Part(table.word(), valueType(table)));
                case "readable" -> {
                    while (table.more()) {
                        readable.add(table.word());
                    }
                }
                default -> throw table.damaged("there is no kind '" + table.kind() + "' of member");
            }
        }
        return new Content(List.copyOf(parts), List.copyOf(readable));
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
        int member = content().readable().indexOf(name);
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
