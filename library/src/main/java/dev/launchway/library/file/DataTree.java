package dev.launchway.library.file;

import dev.launchway.api.Address;
import dev.launchway.api.FileMode;
import dev.launchway.api.Secret;
import dev.launchway.text.NumberText;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/** Data as JSON and YAML know it: maps with text keys, lists, text, numbers, booleans and {@code null}. */
final class DataTree {

    private final Function<String, Set<String>> secretsIn;
    private final Set<String> secrets = new TreeSet<>();

    /** Data without secrets in its texts. */
    DataTree() {
        this(text -> Set.of());
    }

    /** Data in whose texts secrets are looked for. */
    DataTree(Function<String, Set<String>> secretsIn) {
        this.secretsIn = secretsIn;
    }

    /** The names of the secrets among the values that were made plain. */
    Set<String> secrets() {
        return secrets;
    }

    /** The same data in plain types, maps sorted by key. */
    Object plain(Object value) {
        return plain(value, "");
    }

    private Object plain(Object value, String where) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, one) -> sorted.put(checked(key(key)), plain(one, where + "/" + key)));
            return sorted;
        }
        if (value instanceof Collection<?> many) {
            List<Object> list = new ArrayList<>();
            for (Object one : many) {
                list.add(plain(one, where + "/" + list.size()));
            }
            return list;
        }
        if (value instanceof Optional<?> maybe) {
            return plain(maybe.orElse(null), where);
        }
        if (value instanceof Secret secret) {
            secrets.add(secret.name().orElse(""));
            return secret.reveal();
        }
        if (isText(value)) {
            secrets.addAll(secretsIn.apply(value.toString()));
            return value.toString();
        }
        throw new IllegalArgumentException("a value of type " + value.getClass().getName()
                + (where.isEmpty() ? "" : " at " + where)
                + " is no data: use maps, lists, text, numbers and booleans");
    }

    private String checked(String key) {
        secrets.addAll(secretsIn.apply(key));
        return key;
    }

    private static String key(Object key) {
        return key instanceof Number number ? NumberText.of(number) : String.valueOf(key);
    }

    private static boolean isText(Object value) {
        return value instanceof CharSequence
                || value instanceof Character
                || value instanceof Enum<?>
                || value instanceof Path
                || value instanceof URI
                || value instanceof UUID
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof Address
                || value instanceof FileMode;
    }

    /**
     * Lays one tree over another: maps are merged key by key, a list is appended to a list, everything else is replaced. Neither
     * is changed. New keys stand among sorted text keys at their place, else at the end.
     */
    static Object merge(Object base, Object override) {
        if (base instanceof Map<?, ?> below && override instanceof Map<?, ?> above) {
            Map<Object, Object> merged =
                    isSorted(below) && areText(above) ? new TreeMap<>(below) : new LinkedHashMap<>(below);
            above.forEach(
                    (key, value) -> merged.put(key, merged.containsKey(key) ? merge(merged.get(key), value) : value));
            return merged;
        }
        if (base instanceof List<?> first && override instanceof List<?> more) {
            List<Object> all = new ArrayList<>(first);
            all.addAll(more);
            return all;
        }
        return override;
    }

    private static boolean areText(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSorted(Map<?, ?> map) {
        String last = "";
        for (Object key : map.keySet()) {
            if (!(key instanceof String text) || last.compareTo(text) > 0) {
                return false;
            }
            last = text;
        }
        return true;
    }
}
