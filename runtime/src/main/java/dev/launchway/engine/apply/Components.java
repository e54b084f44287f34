package dev.launchway.engine.apply;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes apart what a component's fields hold: one component, a list of them, an optional one, or {@code null}. */
final class Components {

    private Components() {}

    static List<Object> flatten(Object components) {
        if (components == null) {
            return List.of();
        }
        if (components instanceof Optional<?> optional) {
            return flatten(optional.orElse(null));
        }
        if (components instanceof Object[] many) {
            return flatten(Arrays.asList(many));
        }
        if (components instanceof Iterable<?> many) {
            List<Object> all = new ArrayList<>();
            for (Object one : many) {
                all.addAll(flatten(one));
            }
            return all;
        }
        return List.of(components);
    }
}
