package dev.launchway.processor.check.template;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names at one place of a template. */
final class Scope {

    private final Map<String, StaticType> names = new TreeMap<>();
    private final Scope outer;

    private Scope(Scope outer) {
        this.outer = outer;
    }

    /** The scope of a macro: it sees nothing from outside. */
    static Scope closed() {
        return new Scope(null);
    }

    Scope inner() {
        return new Scope(this);
    }

    void put(String name, StaticType type) {
        names.put(name, type);
    }

    Optional<StaticType> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            StaticType type = scope.names.get(name);
            if (type != null) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What identifies what a template sees that is included here. */
    String key() {
        Map<String, String> all = new TreeMap<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            scope.names.forEach((name, type) -> all.putIfAbsent(name, type.key()));
        }
        return all.toString();
    }
}
