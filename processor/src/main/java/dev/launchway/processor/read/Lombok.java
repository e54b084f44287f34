package dev.launchway.processor.read;

import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Recognizes the annotations by which Lombok changes a class while it is compiled. */
public final class Lombok {

    private static final String PACKAGE = "lombok.";

    /** The mark of what Lombok made itself. */
    private static final String MADE = "lombok.Generated";

    private Lombok() {}

    /**
     * The annotations on a class.
     *
     * @param type a class
     * @return simple names with the sign, in order: {@code @Value}
     */
    public static Set<String> on(TypeElement type) {
        Set<String> names = new LinkedHashSet<>();
        collect(type, names);
        return names;
    }

    /**
     * The annotations on a class and on what it declares.
     *
     * @param type a class
     * @return as {@link #on}
     */
    public static Set<String> within(TypeElement type) {
        Set<String> names = new LinkedHashSet<>();
        collect(type, names);
        type.getEnclosedElements().forEach(member -> collect(member, names));
        return names;
    }

    private static void collect(Element element, Set<String> into) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String name = mirror.getAnnotationType().toString();
            if (name.startsWith(PACKAGE) && !name.equals(MADE)) {
                into.add("@" + name.substring(name.lastIndexOf('.') + 1));
            }
        }
    }
}
