package dev.launchway.processor.generate;

import dev.launchway.processor.model.ComponentModel;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds out which warnings of deprecation generated code would cause, to suppress those and no others. */
final class Deprecation {

    private final Set<String> warnings = new TreeSet<>();

    private Deprecation() {}

    /** The names for {@code @SuppressWarnings}: of {@code deprecation} and {@code removal} those that are needed. */
    static Set<String> warnings(ComponentModel component) {
        Deprecation found = new Deprecation();
        found.visit(component.element());
        component.readable().forEach(readable -> found.visit(readable.member()));
        component.lifecycle().forEach(method -> found.visit(method.method()));
        component.handlers().forEach(handler -> found.visit(handler.method()));
        component.provisions().forEach(provision -> found.visit(provision.member()));
        return found.warnings;
    }

    private void visit(Element element) {
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            for (AnnotationMirror mirror : next.getAnnotationMirrors()) {
                if (mirror.getAnnotationType().asElement() instanceof TypeElement type
                        && type.getQualifiedName().contentEquals("java.lang.Deprecated")) {
                    warnings.add(isForRemoval(mirror) ? "removal" : "deprecation");
                }
            }
        }
        if (!(element instanceof TypeElement)) {
            visit(element.asType());
        }
    }

    private void visit(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            visit(declared.asElement());
            declared.getTypeArguments().forEach(this::visit);
        }
    }

    private static boolean isForRemoval(AnnotationMirror mirror) {
        return mirror.getElementValues().entrySet().stream()
                .anyMatch(entry -> entry.getKey().getSimpleName().contentEquals("forRemoval")
                        && Boolean.TRUE.equals(entry.getValue().getValue()));
    }
}
