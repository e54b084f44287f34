package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The components that something has to run again for. */
final class Dependencies {

    private final String setting;
    private final List<Object> given = new ArrayList<>();

    /** What the setting is called by which authors add to it. */
    Dependencies(String setting) {
        this.setting = setting;
    }

    /** Takes components, and collections and optionals of them. */
    void add(Object... components) {
        for (Object component : components) {
            check(component);
            given.add(component);
        }
    }

    private void check(Object component) {
        if (component == null) {
            throw new IllegalArgumentException(
                    setting + " got null instead of a component: assign the field before, also one"
                            + " with @Template, which is set only after configure");
        }
        if (component instanceof Iterable<?> several) {
            several.forEach(this::check);
        } else if (component instanceof Object[] several) {
            Arrays.asList(several).forEach(this::check);
        } else if (component instanceof Optional<?> one) {
            one.ifPresent(this::check);
        }
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /** The kind of the first one that changed; {@code null} when none did. */
    String changed(Probe probe) {
        return changed(given, probe);
    }

    private static String changed(Iterable<?> components, Probe probe) {
        for (Object component : components) {
            String changed;
            if (component instanceof Iterable<?> several) {
                changed = changed(several, probe);
            } else if (component instanceof Object[] several) {
                changed = changed(Arrays.asList(several), probe);
            } else if (component instanceof Optional<?> one) {
                changed = one.isPresent() ? changed(List.of(one.get()), probe) : null;
            } else {
                changed = probe.changed(component) ? component.getClass().getSimpleName() : null;
            }
            if (changed != null) {
                return changed;
            }
        }
        return null;
    }
}
