package dev.launchway.processor.read;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells whether generated code can make an instance of a component. */
public final class Instantiation {

    private Instantiation() {}

    /**
     * What stands in the way.
     *
     * @param type a class
     * @param elements the compiler's elements
     * @param types the compiler's types
     * @return the end of a sentence that begins with the class: {@code "is abstract"}; empty when it can be made
     */
    public static Optional<String> obstacle(TypeElement type, Elements elements, Types types) {
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("is abstract");
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()) {
                if (constructor.getModifiers().contains(Modifier.PRIVATE)) {
                    return Optional.of("has a private constructor" + byLombok(type));
                }
                return constructor.getThrownTypes().stream()
                        .filter(thrown -> !isUnchecked(thrown, elements, types))
                        .findFirst()
                        .map(thrown -> "has a constructor that throws " + TypeNames.display(thrown));
            }
        }
        return Optional.of("has no constructor without parameters" + byLombok(type));
    }

    /** Lombok may have run before: what stands in the way is not to be seen in the source then. */
    private static String byLombok(TypeElement type) {
        Set<String> annotations = Lombok.on(type);
        return annotations.isEmpty() ? "" : ", and Lombok works on it: " + String.join(", ", annotations);
    }

    static boolean isUnchecked(TypeMirror thrown, Elements elements, Types types) {
        return isSubtype(thrown, "java.lang.RuntimeException", elements, types)
                || isSubtype(thrown, "java.lang.Error", elements, types);
    }

    private static boolean isSubtype(TypeMirror type, String name, Elements elements, Types types) {
        TypeElement element = elements.getTypeElement(name);
        return element != null && types.isSubtype(type, element.asType());
    }
}
