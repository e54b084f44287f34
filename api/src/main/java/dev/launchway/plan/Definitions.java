package dev.launchway.plan;

import dev.launchway.text.GeneratedCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the generated definitions of classes by their names. Not thread-safe. */
public final class Definitions {

    private final Map<String, Optional<ComponentDefinition<?>>> components = new HashMap<>();
    private final Map<String, Optional<RecordDefinition<?>>> records = new HashMap<>();

    /**
     * The definition of a component.
     *
     * @param type a class
     * @param <T> the class
     * @return empty for a class that is no component
     * @throws OtherVersionException when it was generated for another version of the contract
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<ComponentDefinition<T>> component(Class<T> type) {
        Optional<?> known = component(type.getName(), type.getClassLoader());
        return (Optional<ComponentDefinition<T>>) known;
    }

    /**
     * The definition of a component by name.
     *
     * @param className a binary name
     * @param loader the class loader of the plan
     * @return empty for a class that is no component
     * @throws OtherVersionException when it was generated for another version of the contract
     */
    public Optional<ComponentDefinition<?>> component(String className, ClassLoader loader) {
        Optional<ComponentDefinition<?>> known = components.get(className);
        if (known == null) {
            known = Optional.ofNullable(load(GeneratedCode.definition(className), loader, ComponentDefinition.class));
            components.put(className, known);
        }
        return known;
    }

    /**
     * The definition of a record.
     *
     * @param type a class
     * @param <T> the class
     * @return empty for a class that is no resource record
     * @throws OtherVersionException when it was generated for another version of the contract
     */
    @SuppressWarnings("unchecked")
    public <T> Optional<RecordDefinition<T>> record(Class<T> type) {
        Optional<?> known = records.get(type.getName());
        if (known == null) {
            Optional<RecordDefinition<?>> found = Optional.ofNullable(
                    load(GeneratedCode.data(type.getName()), type.getClassLoader(), RecordDefinition.class));
            records.put(type.getName(), found);
            known = found;
        }
        return (Optional<RecordDefinition<T>>) known;
    }

    /** The only instance of a generated class; {@code null} where there is no such class, or one that was not generated. */
    private static <D> D load(String name, ClassLoader loader, Class<D> kind) {
        if (loader == null) {
            return null;
        }
        try {
            Class<?> found = Class.forName(name, false, loader);
            return kind.isAssignableFrom(found)
                    ? kind.cast(found.getField("INSTANCE").get(null))
                    : null;
        } catch (ClassNotFoundException e) {
            return null;
        } catch (ExceptionInInitializerError e) {
            if (e.getCause() instanceof OtherVersionException other) {
                throw other;
            }
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the generated class " + name + " cannot be loaded: build again from nothing", e);
        }
    }
}
