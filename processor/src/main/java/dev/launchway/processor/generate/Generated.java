package dev.launchway.processor.generate;

import dev.launchway.processor.bytecode.Descriptors;
import javax.lang.model.element.TypeElement;

/** The internal names of generated classes. */
final class Generated {

    private Generated() {}

    /**
     * The definition of a component.
     *
     * @param component a class with {@code @Component}
     * @return {@code Outer_Inner_Definition} in its package
     */
    static String definition(TypeElement component) {
        return beside(component, "_Definition");
    }

    /**
     * The data class of a record.
     *
     * @param record a record
     * @return {@code Outer_Inner_Data} in its package
     */
    static String data(TypeElement record) {
        return beside(record, "_Data");
    }

    /**
     * The index of a package.
     *
     * @param packageName the package
     * @return a class in the package of all indexes, dots turned into underscores and underscores doubled
     */
    static String index(String packageName) {
        return "dev/launchway/index/" + packageName.replace("_", "__").replace('.', '_');
    }

    private static String beside(TypeElement type, String suffix) {
        String name = type.getEnclosingElement() instanceof TypeElement outer
                ? beside(outer, "_" + type.getSimpleName())
                : Descriptors.name(type);
        return name + suffix;
    }
}
