package dev.launchway.plan;

import java.util.ArrayList;
import java.util.List;

/** A sealed interface of records and enums: a value is taken apart with the name of its class. */
final class SealedType extends ValueType<Object> {

    /** A type whose values are those of one class. */
    interface Alternative {

        /** The class. */
        Class<?> javaType();
    }

    private final String name;
    private final List<ValueType<?>> alternatives;

    /**
     * By the classes that are permitted.
     *
     * @param name the interface's simple name
     * @param alternatives their types, each an {@link Alternative}
     */
    SealedType(String name, List<ValueType<?>> alternatives) {
        super(name);
        this.name = name;
        this.alternatives = alternatives;
    }

    private static Class<?> javaType(ValueType<?> alternative) {
        return ((Alternative) alternative).javaType();
    }

    @Override
    ValueType<?> with(List<ValueType<?>> arguments) {
        List<ValueType<?>> bound = new ArrayList<>();
        alternatives.forEach(alternative -> bound.add(alternative.with(arguments)));
        return new SealedType(name, bound);
    }

    @Override
    public Object parse(String text) {
        throw new IllegalArgumentException("a " + name + " cannot be given as text");
    }

    @Override
    @SuppressWarnings("unchecked") // the value is of the alternative's class
    public Object encode(Object value) {
        for (ValueType<?> alternative : alternatives) {
            if (javaType(alternative).isInstance(value)) {
                return List.of(javaType(alternative).getName(), ((ValueType<Object>) alternative).encode(value));
            }
        }
        throw new IllegalStateException(value.getClass().getName() + " is none of the classes that " + name
                + " was compiled with: build again from nothing");
    }

    @Override
    public Object decode(Object data) {
        List<?> encoded = (List<?>) data;
        for (ValueType<?> alternative : alternatives) {
            if (javaType(alternative).getName().equals(encoded.get(0))) {
                return alternative.decode(encoded.get(1));
            }
        }
        throw new IllegalStateException(encoded.get(0) + " is no class that " + name + " permits");
    }
}
