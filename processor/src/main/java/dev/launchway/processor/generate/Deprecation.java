package dev.launchway.processor.generate;

import dev.launchway.processor.model.ComponentModel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Finds out whether generated code uses something deprecated, and so has a warning to suppress. */
final class Deprecation {

    private Deprecation() {}

    static boolean touches(ComponentModel component) {
        List<Element> used = new ArrayList<>();
        used.add(component.element());
        component.readable().forEach(readable -> used.add(readable.member()));
        component.lifecycle().forEach(method -> used.add(method.method()));
        component.handlers().forEach(handler -> used.add(handler.method()));
        component.provisions().forEach(provision -> used.add(provision.member()));
        return used.stream().anyMatch(Deprecation::isDeprecated);
    }

    private static boolean isDeprecated(Element element) {
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            for (AnnotationMirror mirror : next.getAnnotationMirrors()) {
                Element annotation = mirror.getAnnotationType().asElement();
                if (annotation instanceof TypeElement type
                        && type.getQualifiedName().contentEquals("java.lang.Deprecated")) {
                    return true;
                }
            }
        }
        return !(element instanceof TypeElement) && usesDeprecated(element.asType());
    }

    private static boolean usesDeprecated(TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return false;
        }
        return isDeprecated(declared.asElement())
                || declared.getTypeArguments().stream().anyMatch(Deprecation::usesDeprecated);
    }
}
