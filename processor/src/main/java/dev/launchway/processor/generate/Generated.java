package dev.launchway.processor.generate;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;

/** The names of generated classes. */
public final class Generated {

    private Generated() {}

    /**
     * The definition of a component.
     *
     * @param component a class with {@code @Component}
     * @return {@code Outer_Inner_Definition} in its package
     */
    public static ClassName definition(TypeElement component) {
        return named(component, "_Definition");
    }

    /**
     * The data class of a record.
     *
     * @param record a record
     * @return {@code Outer_Inner_Data} in its package
     */
    public static ClassName data(TypeElement record) {
        return named(record, "_Data");
    }

    /**
     * The index of a package.
     *
     * @param packageName the package
     * @return a class in the package of all indexes, dots turned into underscores and underscores doubled
     */
    public static ClassName index(String packageName) {
        return ClassName.get(
                "dev.launchway.index", packageName.replace("_", "__").replace('.', '_'));
    }

    private static ClassName named(TypeElement type, String suffix) {
        ClassName name = ClassName.get(type);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + suffix);
    }
}
