package dev.launchway.plan;

import dev.launchway.text.Article;
import java.util.ArrayList;
import java.util.List;

/** A record of data, part by part. */
final class RecordType<T> extends ValueType<T> {

    private final RecordDefinition<T> definition;

    RecordType(RecordDefinition<T> definition) {
        super(Article.with(definition.type().getSimpleName()));
        this.definition = definition;
    }

    @Override
    public T parse(String text) {
        throw new IllegalArgumentException("a record cannot be given as text");
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object encode(T value) {
        List<Object> data = new ArrayList<>();
        for (RecordDefinition.Part part : definition.parts()) {
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
        for (int i = 0; i < definition.parts().size(); i++) {
            Object one = encoded.get(i);
            values.add(one == null ? null : definition.parts().get(i).type().decode(one));
        }
        return definition.create(values);
    }
}
