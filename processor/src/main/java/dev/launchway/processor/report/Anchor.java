package dev.launchway.processor.report;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * Where a diagnostic stands: an element, and as narrow as possible an annotation and a value of it, or a place in its code.
 *
 * @param element the element
 * @param annotation an annotation of the element, or {@code null}
 * @param value a value of the annotation, or {@code null}
 * @param code a place in the element's code, or {@code null}
 */
public record Anchor(Element element, AnnotationMirror annotation, AnnotationValue value, CodePlace code) {

    /**
     * An element, an annotation or a value.
     *
     * @param element the element
     * @param annotation an annotation of the element, or {@code null}
     * @param value a value of the annotation, or {@code null}
     */
    public Anchor(Element element, AnnotationMirror annotation, AnnotationValue value) {
        this(element, annotation, value, null);
    }

    /** The place that every compiler can name: javac has none for a constant of an enum, and its enum stands for it. */
    Anchor printable() {
        return element.getKind() == ElementKind.ENUM_CONSTANT ? at(element.getEnclosingElement()) : this;
    }

    /** Whether the compiler can name no place: Eclipse's has none for a record, and none for what stands in its brackets. */
    boolean placeless() {
        Element record = element.getKind() == ElementKind.FIELD ? element.getEnclosingElement() : element;
        return record.getKind() == ElementKind.RECORD
                && record.getClass().getName().startsWith("org.eclipse.");
    }

    /**
     * The element itself.
     *
     * @param element an element
     * @return its name in the source
     */
    public static Anchor at(Element element) {
        return new Anchor(element, null, null);
    }

    /**
     * A place in the code of a method or an initializer.
     *
     * @param member the method or the field
     * @param code the place
     * @return the place
     */
    public static Anchor in(Element member, CodePlace code) {
        return new Anchor(member, null, null, code);
    }

    /**
     * An annotation of an element.
     *
     * @param element an element
     * @param annotation one of its annotations, or {@code null} for the element itself
     * @return the annotation's place
     */
    public static Anchor at(Element element, AnnotationMirror annotation) {
        return new Anchor(element, annotation, null);
    }
}
