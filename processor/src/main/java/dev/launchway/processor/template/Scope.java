package dev.launchway.processor.template;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The names at one place of a template. */
final class Scope {

    private final Map<String, View> names = new TreeMap<>();
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

    void put(String name, View view) {
        names.put(name, view);
    }

    Optional<View> find(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            View view = scope.names.get(name);
            if (view != null) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    /** What identifies what a template sees that is included here. */
    String key() {
        Map<String, String> all = new TreeMap<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            scope.names.forEach((name, view) -> all.putIfAbsent(name, view.key()));
        }
        return all.toString();
    }
}
