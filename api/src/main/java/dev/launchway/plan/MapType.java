package dev.launchway.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A map with text keys, in the order of the file. */
final class MapType<T> extends ValueType<Map<String, T>> {

    private final ValueType<T> value;

    MapType(ValueType<T> value) {
        super("a table");
        this.value = value;
    }

    @Override
    public Map<String, T> parse(String text) {
        throw new IllegalArgumentException("'" + text + "' is text, not a table");
    }

    @Override
    public Map<String, T> unset() {
        return Map.of();
    }

    @Override
    public Object encode(Map<String, T> values) {
        Map<String, Object> data = new LinkedHashMap<>();
        values.forEach((key, one) -> data.put(key, one == null ? null : value.encode(one)));
        return data;
    }

    @Override
    public Map<String, T> decode(Object data) {
        Map<String, T> values = new LinkedHashMap<>();
        ((Map<?, ?>) data).forEach((key, one) -> values.put((String) key, value.decodeNullable(one)));
        return Collections.unmodifiableMap(values);
    }

    @Override
    ValueType<?> with(List<ValueType<?>> arguments) {
        return new MapType<>(value.with(arguments));
    }

    @Override
    public Map<String, T> convert(Object constant) {
        if (!(constant instanceof Map<?, ?> map)) {
            return parse(String.valueOf(constant));
        }
        Map<String, T> values = new LinkedHashMap<>();
        map.forEach((key, one) -> values.put((String) key, value.convert(one)));
        return Collections.unmodifiableMap(values);
    }
}
