package dev.launchway.processor.read;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** Tells what generated code of a component's package can name. */
public final class Reach {

    private Reach() {}

    /**
     * Whether code in a component's package can use a member.
     *
     * @param component the component
     * @param member a member of it or of a superclass
     * @return whether the member is public, or stands in the same package and is not private
     */
    public static boolean within(TypeElement component, Element member) {
        if (member.getModifiers().contains(Modifier.PRIVATE)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PUBLIC)
                || member.getEnclosingElement().getKind() == ElementKind.INTERFACE
                || packageOf(component).equals(packageOf(member));
    }

    private static Element packageOf(Element element) {
        Element outer = element;
        while (!(outer instanceof PackageElement)) {
            outer = outer.getEnclosingElement();
        }
        return outer;
    }
}
