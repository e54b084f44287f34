package dev.launchway.plan;

import java.util.List;

/** A type parameter of a class: what it stands for is known where the class is used. */
final class VariableType extends ValueType<Object> {

    private final int number;

    VariableType(int number) {
        super("a value");
        this.number = number;
    }

    @Override
    ValueType<?> with(List<ValueType<?>> arguments) {
        return arguments.get(number);
    }

    @Override
    public Object parse(String text) {
        throw unknown();
    }

    @Override
    public Object encode(Object value) {
        throw unknown();
    }

    private static IllegalStateException unknown() {
        return new IllegalStateException("a type parameter stands for no type here: build again from nothing");
    }
}
