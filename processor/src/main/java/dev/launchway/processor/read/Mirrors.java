package dev.launchway.processor.read;

import dev.launchway.processor.report.Anchor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Reads annotations as the compiler holds them. A value that does not compile counts as absent. */
public final class Mirrors {

    /** What the compilers put in the place of a value that they cannot tell. */
    private static final String ERROR = "<error>";

    private Mirrors() {}

    /**
     * The {@code @Component} of a class.
     *
     * @param type a class
     * @return the annotation, empty where there is none
     */
    public static Optional<AnnotationMirror> component(TypeElement type) {
        return find(type, Vocabulary.COMPONENT);
    }

    /**
     * The {@code @Observed} of a class.
     *
     * @param type a class
     * @return the annotation, empty where there is none
     */
    public static Optional<AnnotationMirror> observed(TypeElement type) {
        return find(type, Vocabulary.OBSERVED);
    }

    static Optional<AnnotationMirror> find(Element element, String annotation) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().asElement() instanceof QualifiedNameable named
                    && named.getQualifiedName().contentEquals(annotation)) {
                return Optional.of(mirror);
            }
        }
        return Optional.empty();
    }

    static Optional<AnnotationValue> value(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                values(mirror).map(Map::entrySet).orElse(Set.of())) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whether a value of an annotation refers to something that does not compile. */
    static boolean broken(AnnotationMirror mirror) {
        return values(mirror).isEmpty()
                || values(mirror).get().values().stream().anyMatch(Mirrors::broken);
    }

    /** The values of an annotation; empty where Eclipse's compiler fails at one of a wrong type, which it reports itself. */
    private static Optional<Map<? extends ExecutableElement, ? extends AnnotationValue>> values(
            AnnotationMirror mirror) {
        try {
            return Optional.of(mirror.getElementValues());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The values of an annotation as they are written, in brackets.
     *
     * @param mirror an annotation
     * @return {@code ("app:http")}, {@code (value = "db", from = Scope.SAME_HOST)}; empty text where it has none, or one that
     *     does not compile
     */
    public static String arguments(AnnotationMirror mirror) {
        return arguments(mirror, Map.of());
    }

    /**
     * The values of an annotation with others in their place.
     *
     * @param mirror an annotation
     * @param others values as they are written, by name; empty text leaves a value out
     * @return as {@link #arguments(AnnotationMirror)}
     */
    public static String arguments(AnnotationMirror mirror, Map<String, String> others) {
        if (broken(mirror)) {
            return "";
        }
        Map<String, String> written = new LinkedHashMap<>();
        if (others.containsKey("value")) {
            written.put("value", others.get("value"));
        }
        values(mirror)
                .orElseThrow()
                .forEach((name, value) -> written.put(name.getSimpleName().toString(), written(value)));
        written.putAll(others);
        written.values().removeIf(String::isEmpty);
        if (written.isEmpty()) {
            return "";
        }
        if (written.size() == 1 && written.containsKey("value")) {
            return "(" + written.get("value") + ")";
        }
        return written.entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String written(AnnotationValue value) {
        Object content = value.getValue();
        if (content instanceof VariableElement constant) {
            return constant.getEnclosingElement().getSimpleName() + "." + constant.getSimpleName();
        }
        if (content instanceof TypeMirror type) {
            return TypeNames.display(type) + ".class";
        }
        if (content instanceof List<?> list) {
            String all =
                    list.stream().map(one -> written((AnnotationValue) one)).collect(Collectors.joining(", "));
            return list.size() == 1 ? all : "{" + all + "}";
        }
        return value.toString();
    }

    private static boolean broken(AnnotationValue value) {
        if (value.getValue() instanceof List<?> list) {
            return list.stream().anyMatch(one -> one instanceof AnnotationValue part && broken(part));
        }
        if (value.getValue() instanceof AnnotationMirror nested) {
            return broken(nested);
        }
        return ERROR.equals(value.getValue());
    }

    static Optional<String> text(AnnotationMirror mirror, String name) {
        return value(mirror, name)
                .map(AnnotationValue::getValue)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.equals(ERROR));
    }

    static boolean flag(AnnotationMirror mirror, String name) {
        return value(mirror, name)
                .map(AnnotationValue::getValue)
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast)
                .orElse(false);
    }

    static Optional<String> constant(AnnotationMirror mirror, String name) {
        return value(mirror, name)
                .map(AnnotationValue::getValue)
                .filter(VariableElement.class::isInstance)
                .map(constant -> ((VariableElement) constant).getSimpleName().toString());
    }

    static List<AnnotationValue> list(AnnotationMirror mirror, String name) {
        List<AnnotationValue> values = new ArrayList<>();
        value(mirror, name).ifPresent(value -> {
            if (value.getValue() instanceof List<?> list) {
                for (Object one : list) {
                    values.add((AnnotationValue) one);
                }
            } else {
                values.add(value);
            }
        });
        return values;
    }

    static Optional<TypeMirror> type(AnnotationValue value) {
        return value.getValue() instanceof TypeMirror type ? Optional.of(type) : Optional.empty();
    }

    static Anchor anchor(Element element, AnnotationMirror mirror, String name) {
        return new Anchor(element, mirror, value(mirror, name).orElse(null));
    }
}
