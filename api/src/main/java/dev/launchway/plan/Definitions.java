package dev.launchway.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the definitions of classes by the indexes of their packages. Not thread-safe. */
public final class Definitions {

    private static final DefinitionIndex EMPTY = new DefinitionIndex() {
        @Override
        public ComponentDefinition<?> component(String className) {
            return null;
        }

        @Override
        public RecordDefinition<?> record(String className) {
            return null;
        }
    };

    private final Map<String, DefinitionIndex> indexes = new HashMap<>();

    /**
     * The definition of a component.
     *
     * @param type a class
     * @param <T> the class
     * @return empty for a class that is no component
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<ComponentDefinition<T>> component(Class<T> type) {
        return Optional.ofNullable((ComponentDefinition<T>)
                index(type.getPackageName(), type.getClassLoader()).component(type.getName()));
    }

    /**
     * The definition of a component by name.
     *
     * @param className a binary name
     * @param loader the class loader of the plan
     * @return empty for a class that is no component
     */
    public Optional<ComponentDefinition<?>> component(String className, ClassLoader loader) {
        int dot = className.lastIndexOf('.');
        String packageName = dot < 0 ? "" : className.substring(0, dot);
        return Optional.ofNullable(index(packageName, loader).component(className));
    }

    /**
     * The definition of a record.
     *
     * @param type a class
     * @param <T> the class
     * @return empty for a class that is no resource record
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<RecordDefinition<T>> record(Class<T> type) {
        return Optional.ofNullable((RecordDefinition<T>)
                index(type.getPackageName(), type.getClassLoader()).record(type.getName()));
    }

    private DefinitionIndex index(String packageName, ClassLoader loader) {
        DefinitionIndex known = indexes.get(packageName);
        if (known == null) {
            known = load(packageName, loader);
            indexes.put(packageName, known);
        }
        return known;
    }

    private static DefinitionIndex load(String packageName, ClassLoader loader) {
        if (loader == null) {
            return EMPTY;
        }
        String name =
                DefinitionIndex.PACKAGE + "." + packageName.replace("_", "__").replace('.', '_');
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(DefinitionIndex.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            return EMPTY;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the generated class " + name + " cannot be loaded: build with one version", e);
        }
    }
}
