package dev.launchway.library.component;

import dev.launchway.api.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The components that another one has to be updated for: what {@code restartOn(…)} and {@code when(…)} of the library keep. They
 * are components of the same host, and those of the same root component are deployed before.
 *
 * <pre>{@code
 * private final Dependencies reloadOn = new Dependencies(".reloadOn(…)");
 *
 * void verify(Probe probe) {
 *     String changed = reloadOn.changed(probe);
 *     probe.check(changed == null, "a " + changed + " that it depends on changed");
 * }
 * }</pre>
 */
public final class Dependencies {

    private final String setting;
    private final List<Object> given = new ArrayList<>();

    /**
     * Without a component yet.
     *
     * @param setting what the setting is called by which components are added, as errors name it
     */
    public Dependencies(String setting) {
        this.setting = setting;
    }

    /**
     * Adds components.
     *
     * @param components components, and collections, arrays and optionals of them
     * @throws IllegalArgumentException for {@code null}
     */
    public void add(Object... components) {
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

    /**
     * Whether nothing was added.
     *
     * @return whether it is empty; an empty collection that was added counts
     */
    public boolean isEmpty() {
        return given.isEmpty();
    }

    /**
     * The first one that changed, by {@link Probe#changed}.
     *
     * @param probe the target
     * @return the simple name of its class; {@code null} when none changed
     */
    public String changed(Probe probe) {
        return changed(given, probe);
    }

    /**
     * Whether one of them was itself updated in this run, and since then none of the others changed.
     *
     * @param others components that are deployed before
     * @param probe the target
     * @return whether {@link Probe#updatedAfter} holds for one of them
     */
    public boolean updatedAfter(Dependencies others, Probe probe) {
        return updatedAfter(given, others, probe);
    }

    private static boolean updatedAfter(Iterable<?> components, Dependencies others, Probe probe) {
        for (Object component : components) {
            boolean updated;
            if (component instanceof Iterable<?> several) {
                updated = updatedAfter(several, others, probe);
            } else if (component instanceof Object[] several) {
                updated = updatedAfter(Arrays.asList(several), others, probe);
            } else if (component instanceof Optional<?> one) {
                updated = one.isPresent() && updatedAfter(List.of(one.get()), others, probe);
            } else {
                updated = probe.updatedAfter(component, others.given.toArray());
            }
            if (updated) {
                return true;
            }
        }
        return false;
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
