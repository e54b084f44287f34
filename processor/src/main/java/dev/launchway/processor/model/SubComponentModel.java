package dev.launchway.processor.model;

import dev.launchway.processor.report.Anchor;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A field with {@code @SubComponent}.
 *
 * @param field the field
 * @param shape how many components it holds
 * @param type the declared type of one component
 * @param typeName the binary name of that type, which may turn out to be no component; empty where it is no class at all
 * @param template the value of its {@code @Template}
 * @param anchor its annotation
 * @param templateAnchor the template's name in {@code @Template}
 */
public record SubComponentModel(
        VariableElement field,
        Shape shape,
        TypeMirror type,
        String typeName,
        Optional<String> template,
        Anchor anchor,
        Optional<Anchor> templateAnchor) {

    /** The same field, with another place for what is said of it. */
    SubComponentModel at(Anchor place) {
        return new SubComponentModel(field, shape, type, typeName, template, place, templateAnchor);
    }

    /** How many components a field holds. */
    public enum Shape {
        /** One, or {@code null}. */
        SINGLE,
        /** An {@code Optional} of one. */
        OPTIONAL,
        /** A {@code List}. */
        LIST
    }
}
