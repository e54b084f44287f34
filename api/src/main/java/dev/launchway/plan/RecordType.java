package dev.launchway.plan;

import dev.launchway.text.Article;
import java.util.ArrayList;
import java.util.List;

/** A record of data, part by part. */
final class RecordType<T> extends ValueType<T> implements SealedType.Alternative {

    private final RecordDefinition<T> definition;
    private final List<ValueType<?>> arguments;
    private volatile List<RecordDefinition.Part> parts;

    /**
     * By its definition.
     *
     * @param definition the record's definition
     * @param arguments what its type parameters stand for; none for a record without
     */
    RecordType(RecordDefinition<T> definition, List<ValueType<?>> arguments) {
        super(Article.with(definition.type().getSimpleName()));
        this.definition = definition;
        this.arguments = arguments;
    }

    @Override
    public Class<?> javaType() {
        return definition.type();
    }

    @Override
    ValueType<?> with(List<ValueType<?>> outer) {
        if (arguments.isEmpty()) {
            return this;
        }
        List<ValueType<?>> bound = new ArrayList<>();
        arguments.forEach(argument -> bound.add(argument.with(outer)));
        return new RecordType<>(definition, bound);
    }

    /** Its parts; looked at when they are needed, since a record may hold others of its own type. */
    private List<RecordDefinition.Part> parts() {
        List<RecordDefinition.Part> known = parts;
        if (known == null) {
            known = definition.parts();
            if (!arguments.isEmpty()) {
                List<RecordDefinition.Part> bound = new ArrayList<>();
                known.forEach(part -> bound.add(
                        new RecordDefinition.Part(part.name(), part.type().with(arguments))));
                known = bound;
            }
            parts = known;
        }
        return known;
    }

    @Override
    public T parse(String text) {
        throw new IllegalArgumentException("a record cannot be given as text");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object encode(T value) {
        List<Object> data = new ArrayList<>();
        for (RecordDefinition.Part part : parts()) {
            Object one;
            try {
                one = definition.read(value, part.name());
            } catch (Throwable e) {
                throw new IllegalStateException(
                        "cannot read " + part.name() + " of "
                                + definition.type().getName(),
                        e);
            }
            data.add(one == null ? null : ((ValueType<Object>) part.type()).encode(one));
        }
        return data;
    }

    @Override
    public T decode(Object data) {
        List<?> encoded = (List<?>) data;
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < parts().size(); i++) {
            values.add(parts().get(i).type().decodeNullable(encoded.get(i)));
        }
        return definition.create(values);
    }
}
