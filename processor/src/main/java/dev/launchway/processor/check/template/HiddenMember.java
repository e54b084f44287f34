package dev.launchway.processor.check.template;

import dev.launchway.processor.read.TypeNames;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/** A member of a component that templates do not see: why, and what its author can write. */
final class HiddenMember {

    private HiddenMember() {}

    /** The help for a field or a method; empty for anything else. */
    static Optional<String> explain(Element member) {
        String name = member.getEnclosingElement().getSimpleName() + "." + member.getSimpleName();
        if (member.getKind() == ElementKind.FIELD) {
            return Optional.of("the field " + name
                    + " has no annotation, so templates do not see it: write @Attribute, or a"
                    + " method: " + TypeNames.display(member.asType()) + " " + member.getSimpleName() + "() { return "
                    + member.getSimpleName() + "; }");
        }
        return member instanceof ExecutableElement method && member.getKind() == ElementKind.METHOD
                ? Optional.of(ofMethod(method, name))
                : Optional.empty();
    }

    private static String ofMethod(ExecutableElement method, String name) {
        if (!method.getParameters().isEmpty()) {
            return "the method " + name + " takes arguments, and templates call methods without";
        }
        if (method.getReturnType().getKind() == TypeKind.VOID) {
            return "the method " + name + " returns nothing";
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return "the method " + name + " is private: remove 'private'";
        }
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return "the method " + name + " is static: remove 'static'";
        }
        return "the method " + name + " is out of reach, or returns the component itself, as settings do";
    }
}
