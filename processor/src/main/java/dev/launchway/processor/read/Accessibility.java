package dev.launchway.processor.read;

import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Tells what generated code of a component's package can name. */
public final class Accessibility {

    private Accessibility() {}

    /**
     * Whether code in a component's package can use a member.
     *
     * @param component the component
     * @param member a member of it or of a superclass
     * @return whether the member is public, or stands in the same package and is not private
     */
    public static boolean isAccessible(TypeElement component, Element member) {
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PUBLIC)
                || member.getEnclosingElement().getKind() == ElementKind.INTERFACE
                || packageOf(component).equals(packageOf(member));
    }

    /**
     * Whether a class, or one around it, is private.
     *
     * @param element a class
     * @return whether generated code cannot name it
     */
    public static boolean isPrivate(Element element) {
        for (Element next = element; next instanceof TypeElement; next = next.getEnclosingElement()) {
            if (next.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first private class that a type names.
     *
     * @param type a type
     * @return empty when generated code can name the type
     */
    public static Optional<Element> privateClass(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return privateClass(array.getComponentType());
        }
        if (!(type instanceof DeclaredType declared)) {
            return Optional.empty();
        }
        if (isPrivate(declared.asElement())) {
            return Optional.of(declared.asElement());
        }
        return declared.getTypeArguments().stream()
                .map(Accessibility::privateClass)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Element packageOf(Element element) {
        Element outer = element;
        while (!(outer instanceof PackageElement)) {
            outer = outer.getEnclosingElement();
        }
        return outer;
    }
}
