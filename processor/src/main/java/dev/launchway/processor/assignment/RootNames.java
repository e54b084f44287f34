package dev.launchway.processor.assignment;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.text.Names;
import dev.launchway.text.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds components by the names that environments use: a component of the service hides one of a library. */
public final class RootNames {

    /** What the runtime deploys for itself, in a directory of its own: no service assigns it. */
    private static final String INTERNAL_PACKAGE = "dev.launchway.agent";

    private final Map<String, List<ComponentModel>> byName = new LinkedHashMap<>();

    /**
     * Indexes all components.
     *
     * @param model all components
     * @param ownClass whether a component that this compilation does not compile was compiled by the same project before
     */
    public RootNames(ServiceModel model, Predicate<ComponentModel> ownClass) {
        for (ComponentModel component : model.components()) {
            if (isInternal(component)) {
                continue;
            }
            byName.computeIfAbsent(spelled(component.rootName()), name -> new ArrayList<>())
                    .add(component);
        }
        byName.replaceAll((name, components) -> components.size() == 1 ? components : own(components, ownClass));
        byName.replaceAll((name, components) -> components.size() == 1 ? components : instantiable(components));
    }

    private static boolean isInternal(ComponentModel component) {
        return !component.fromSource() && component.packageName().equals(INTERNAL_PACKAGE);
    }

    /** The name as an environment can write it: that a name is not in kebab case is said of the class. */
    private static String spelled(String rootName) {
        return Names.isKebab(rootName)
                ? rootName
                : Names.kebab(rootName.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", ""));
    }

    /** An abstract class may have the name of a component that can be made. */
    private static List<ComponentModel> instantiable(List<ComponentModel> components) {
        List<ComponentModel> instantiable =
                components.stream().filter(ComponentModel::instantiable).toList();
        return instantiable.isEmpty() ? components : instantiable;
    }

    private static List<ComponentModel> own(List<ComponentModel> components, Predicate<ComponentModel> ownClass) {
        List<ComponentModel> own = components.stream()
                .filter(component -> component.fromSource() || ownClass.test(component))
                .toList();
        return own.isEmpty() ? components : own;
    }

    /**
     * The components of a name.
     *
     * @param name a root name
     * @return none, one, or several of libraries that cannot be told apart
     */
    public List<ComponentModel> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /**
     * What a name in a host's list stands for.
     *
     * @param name a name
     * @return the component, or why it cannot be assigned
     */
    public RootName root(String name) {
        List<ComponentModel> found = named(name);
        if (found.isEmpty()) {
            return new RootName.Unknown();
        }
        ComponentModel component = found.get(0);
        if (found.size() > 1) {
            return found.stream().allMatch(ComponentModel::fromSource)
                    ? new RootName.Faulty()
                    : new RootName.Ambiguous(found);
        }
        if (component.broken()) {
            return new RootName.Faulty();
        }
        return component.instantiable() ? new RootName.Assignable(component) : new RootName.NotARoot(component);
    }

    /**
     * The component that a section with overrides names.
     *
     * @param name a name
     * @return empty when there is none, or several, or when it does not compile
     */
    public Optional<ComponentModel> overridden(String name) {
        List<ComponentModel> found = named(name);
        return found.stream()
                .filter(component -> found.size() == 1 && !component.broken())
                .findFirst();
    }

    /**
     * The name that a typo was meant to be.
     *
     * @param name an unknown name
     * @return the nearest name of a component that can be a root component
     */
    public Optional<String> nearest(String name) {
        List<String> roots = byName.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(ComponentModel::instantiable))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return NearestName.of(name, roots);
    }
}
