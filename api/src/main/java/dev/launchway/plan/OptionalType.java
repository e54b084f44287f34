package dev.launchway.plan;

import java.util.List;
import java.util.Optional;

/** An {@code Optional}: what an environment sets is present. */
final class OptionalType<T> extends ValueType<Optional<T>> {

    private final ValueType<T> value;

    OptionalType(ValueType<T> value) {
        super(value.description());
        this.value = value;
    }

    @Override
    public Optional<T> parse(String text) {
        return Optional.of(value.parse(text));
    }

    @Override
    public Object encode(Optional<T> one) {
        return one.map(value::encode).orElse(null);
    }

    @Override
    public Optional<T> decode(Object data) {
        return data == null ? Optional.empty() : Optional.of(value.decode(data));
    }

    @Override
    Optional<T> absent() {
        return Optional.empty();
    }

    @Override
    public Optional<T> unset() {
        return Optional.empty();
    }

    @Override
    ValueType<?> with(List<ValueType<?>> arguments) {
        return new OptionalType<>(value.with(arguments));
    }

    @Override
    public Optional<T> convert(Object constant) {
        return Optional.of(value.convert(constant));
    }
}
