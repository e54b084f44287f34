package dev.launchway.plan;

import dev.launchway.text.table.TableReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows one class without reflection: its table says what members it has, and generated code reads and calls them by their
 * numbers. {@code docs/decisions/generated-sources.md} describes the tables.
 *
 * @param <T> the class
 */
public abstract sealed class Definition<T> permits ComponentDefinition, RecordDefinition {

    private final Class<T> type;
    private final String table;
    private final List<Class<?>> named;

    Definition(int version, Class<T> type, String table, Class<?>... named) {
        OtherVersionException.check("the definition of " + type.getName(), version);
        this.type = type;
        this.table = table;
        this.named = List.of(named);
    }

    /**
     * The class.
     *
     * @return the class
     */
    public final Class<T> type() {
        return type;
    }

    /**
     * Reads a member.
     *
     * @param object an object of the class
     * @param member its number among the readable members
     * @return its value
     * @throws Throwable what a method throws
     */
    protected Object get(T object, int member) throws Throwable {
        throw unknown(member);
    }

    /**
     * Reads the text of a value by its class's own method, {@code valueOf} or {@code parse}.
     *
     * @param type the number of the value's class among those that the table names
     * @param text its text
     * @return the value
     * @throws Throwable what the method throws
     */
    protected Object parse(int type, String text) throws Throwable {
        throw unknown(type);
    }

    /** What to throw for a number that the generated code does not know. */
    final IllegalStateException unknown(int number) {
        return new IllegalStateException("the generated code of " + type.getName() + " knows nothing of number "
                + number + ": it is not what generated its table");
    }

    final TableReader table() {
        return new TableReader("the members of " + type.getName(), table);
    }

    /** The type that the next words of a table tell. */
    final ValueType<?> valueType(TableReader words) {
        String word = words.word();
        return switch (word) {
            case "list" -> ValueType.list(valueType(words));
            case "set" -> ValueType.set(valueType(words));
            case "map" -> ValueType.map(valueType(words));
            case "optional" -> ValueType.optional(valueType(words));
            case "enum" -> enumeration(named.get(number(words)));
            case "record" -> ValueType.record(RecordDefinition.of(named.get(number(words))));
            case "generic" -> new RecordType<>(RecordDefinition.of(named.get(number(words))), valueTypes(words));
            case "sealed" -> new SealedType(words.word(), valueTypes(words));
            case "variable" -> new VariableType(words.number());
            case "parsed" -> parsed(number(words));
            default -> {
                ValueType<?> scalar = ValueType.scalar(word);
                if (scalar == null) {
                    throw words.damaged("there is no type '" + word + "'");
                }
                yield scalar;
            }
        };
    }

    /** As many types as the next word says. */
    private List<ValueType<?>> valueTypes(TableReader words) {
        List<ValueType<?>> types = new ArrayList<>();
        for (int left = words.number(); left > 0; left--) {
            types.add(valueType(words));
        }
        return types;
    }

    /** The number of the class whose name is the next word. */
    private int number(TableReader words) {
        String name = words.word();
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).getName().equals(name)) {
                return i;
            }
        }
        throw words.damaged("the class " + name + " is not given");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the table calls it an enum
    private static ValueType<?> enumeration(Class type) {
        return ValueType.enumeration(type);
    }

    private ValueType<?> parsed(int number) {
        return new ParsedType(named.get(number).getSimpleName(), this, number);
    }
}
