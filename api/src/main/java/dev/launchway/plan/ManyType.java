package dev.launchway.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Several values of one type. */
abstract class ManyType<T, C extends Collection<T>> extends ValueType<C> {

    private final ValueType<T> element;

    ManyType(String description, ValueType<T> element) {
        super(description);
        this.element = element;
    }

    abstract C collect(List<T> values);

    @Override
    public C parse(String text) {
        throw new IllegalArgumentException("'" + text + "' is text, not a list: write [\"" + text + "\"]");
    }

    @Override
    public C unset() {
        return collect(List.of());
    }

    @Override
    public Object encode(C values) {
        List<Object> data = new ArrayList<>();
        for (T value : values) {
            data.add(element.encode(value));
        }
        return data;
    }

    @Override
    public C decode(Object data) {
        List<T> values = new ArrayList<>();
        for (Object one : (List<?>) data) {
            values.add(element.decode(one));
        }
        return collect(values);
    }

    @Override
    public C convert(Object constant) {
        if (!(constant instanceof List<?> list)) {
            return parse(String.valueOf(constant));
        }
        List<T> values = new ArrayList<>();
        for (Object one : list) {
            values.add(element.convert(one));
        }
        return collect(values);
    }
}
