package dev.launchway.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A field or method with annotations of Launchway.
 *
 * @param element the field or method
 * @param annotations its annotations of Launchway by simple name, {@code Attribute} first
 */
public record AnnotatedMember(Element element, Map<String, AnnotationMirror> annotations) {

    /**
     * The annotated members that a class declares.
     *
     * @param type a class
     * @return in order of declaration
     */
    public static List<AnnotatedMember> of(TypeElement type) {
        List<AnnotatedMember> members = new ArrayList<>();
        for (Element element : type.getEnclosedElements()) {
            AnnotatedMember member = of(element);
            Set<String> annotations = member.annotations().keySet();
            if (!annotations.isEmpty() && !isAccessor(element, annotations, members)) {
                members.add(member);
            }
        }
        return members;
    }

    /** Whether the annotations are those of a record's component, which the compiler repeats at its field and its accessor. */
    private static boolean isAccessor(Element element, Set<String> annotations, List<AnnotatedMember> before) {
        return element.getEnclosingElement().getKind() == ElementKind.RECORD
                && element.getKind() == ElementKind.METHOD
                && before.stream()
                        .anyMatch(field ->
                                field.name().equals(element.getSimpleName().toString())
                                        && field.annotations().keySet().containsAll(annotations));
    }

    /**
     * A member, annotated or not.
     *
     * @param element a field or method
     * @return the member with its annotations of Launchway
     */
    public static AnnotatedMember of(Element element) {
        Map<String, AnnotationMirror> annotations = new LinkedHashMap<>();
        for (String annotation : Vocabulary.ON_MEMBERS) {
            Mirrors.find(element, annotation)
                    .ifPresent(
                            mirror -> annotations.put(annotation.substring(annotation.lastIndexOf('.') + 1), mirror));
        }
        return new AnnotatedMember(element, annotations);
    }

    /**
     * Its name.
     *
     * @return the Java name
     */
    public String name() {
        return element.getSimpleName().toString();
    }

    /**
     * Whether it is a field.
     *
     * @return {@code false} for a method
     */
    public boolean isField() {
        return element.getKind() != ElementKind.METHOD;
    }

    /**
     * Whether it has an annotation.
     *
     * @param annotation its simple name
     * @return whether it is there
     */
    public boolean has(String annotation) {
        return annotations.containsKey(annotation);
    }

    /** The text in an annotation: the key of a resource, the name of a template. */
    Optional<String> text(String annotation) {
        return Optional.ofNullable(annotations.get(annotation)).flatMap(mirror -> Mirrors.text(mirror, "value"));
    }

    /**
     * The first annotation, for messages.
     *
     * @return with the sign: {@code @Attribute}
     */
    public String role() {
        return "@" + annotations.keySet().iterator().next();
    }

    /**
     * Its first annotation.
     *
     * @return the annotation that {@link #role} names
     */
    public AnnotationMirror mirror() {
        return annotations.values().iterator().next();
    }

    /**
     * The declaration with the annotations of Launchway, for an author to write.
     *
     * @return {@code @Requires("db") Address database}; a method ends in {@code (…)}
     */
    public String declaration() {
        TypeMirror type = element instanceof ExecutableElement method ? method.getReturnType() : element.asType();
        return declaration(TypeNames.display(type));
    }

    /**
     * The declaration with another type.
     *
     * @param type the type as source
     * @return {@code @Attribute(required = true) List<String> names}; a method ends in {@code (…)}
     */
    public String declaration(String type) {
        StringBuilder text = new StringBuilder();
        annotations.forEach((name, mirror) ->
                text.append('@').append(name).append(Mirrors.arguments(mirror)).append(' '));
        return text.append(type).append(' ').append(name()) + (isField() ? "" : "(…)");
    }

    /**
     * Field or method with its name, for messages.
     *
     * @return {@code the field 'x'} or {@code the method 'x'}
     */
    public String display() {
        return (isField() ? "the field '" : "the method '") + name() + "'";
    }
}
