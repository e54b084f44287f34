package dev.launchway.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Finds references to secrets in constants, also within lists and maps. */
final class SecretReferences {

    private final Set<SecretReference> all = new LinkedHashSet<>();

    void collect(Object constant) {
        if (constant instanceof SecretReference reference) {
            all.add(reference);
        } else if (constant instanceof Map<?, ?> map) {
            map.values().forEach(this::collect);
        } else if (constant instanceof Collection<?> list) {
            list.forEach(this::collect);
        }
    }

    Set<SecretReference> all() {
        return Collections.unmodifiableSet(all);
    }

    /** A constant with values in place of references. */
    static Object replaced(Object constant, Map<SecretReference, SecretValue> values) {
        if (constant instanceof SecretReference reference) {
            SecretValue value = values.get(reference);
            return value == null ? reference : value;
        }
        if (constant instanceof Map<?, ?> map) {
            Map<Object, Object> replaced = new LinkedHashMap<>();
            map.forEach((key, value) -> replaced.put(key, replaced(value, values)));
            return Collections.unmodifiableMap(replaced);
        }
        if (constant instanceof Collection<?> list) {
            return list.stream().map(one -> replaced(one, values)).toList();
        }
        return constant;
    }
}
