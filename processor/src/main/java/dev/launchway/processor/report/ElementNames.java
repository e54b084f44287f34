package dev.launchway.processor.report;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;

/** What elements are called, and where they stand among each other. */
final class ElementNames {

    private ElementNames() {}

    /** {@code com.example.Nginx}, {@code com.example.Nginx.port}, {@code com.example.Nginx.configure()}. */
    static String qualified(Element element) {
        if (element instanceof QualifiedNameable named) {
            return named.getQualifiedName().toString();
        }
        String simple = element.getKind() == ElementKind.METHOD
                ? element.getSimpleName() + "()"
                : element.getSimpleName().toString();
        TypeElement type = type(element);
        return type == null ? simple : type.getQualifiedName() + "." + simple;
    }

    /** The element itself where it is a class, else the class around it; {@code null} outside of classes. */
    static TypeElement type(Element element) {
        Element outer = element;
        while (outer != null && !(outer instanceof TypeElement)) {
            outer = outer.getEnclosingElement();
        }
        return (TypeElement) outer;
    }

    /** The source file by the name of its outermost class: {@code com/example/Nginx.java}; empty text for a package. */
    static String file(Element element) {
        TypeElement outermost = outermost(element);
        return outermost == null ? "" : outermost.getQualifiedName().toString().replace('.', '/') + ".java";
    }

    /** The class around all others; {@code null} outside of classes. */
    static TypeElement outermost(Element element) {
        TypeElement outermost = null;
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            if (next instanceof TypeElement type) {
                outermost = type;
            }
        }
        return outermost;
    }
}
