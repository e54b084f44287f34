package dev.launchway.processor.generate;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.ProvisionModel;
import dev.launchway.processor.model.ReadableModel;
import dev.launchway.processor.read.Accessibility;
import dev.launchway.processor.read.Instantiation;
import dev.launchway.processor.read.Lombok;
import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.report.Anchor;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What generated code needs its components to be like. It is written in the first round, from the sources as they stand; tools
 * such as Lombok change the compiler's trees after that, without a word to other processors. In the last round the changed
 * classes can be seen, and are compared with what was relied on.
 */
public final class Reliance {

    private final Types types;
    private final List<Needs> all = new ArrayList<>();

    /**
     * Starts with nothing.
     *
     * @param types the compiler's types
     */
    public Reliance(Types types) {
        this.types = types;
    }

    /**
     * What the definition of one component needs; no elements, since each round has its own.
     *
     * @param component its qualified name
     * @param instantiable whether the definition makes it
     * @param members what the definition reads, sets and calls
     * @param lombok the annotations of Lombok in its source
     */
    private record Needs(String component, boolean instantiable, Set<Member> members, Set<String> lombok) {}

    /**
     * A member as the definition names it.
     *
     * @param owner the qualified name of the class that declares it
     * @param name its name
     * @param method whether it is a method
     * @param signature the types of a method's parameters and of what it returns, the type of a field, all erased
     * @param isStatic whether it is static
     * @param written whether it is a field that the definition sets
     */
    private record Member(
            String owner, String name, boolean method, String signature, boolean isStatic, boolean written) {

        String display() {
            return (method ? "the method '" : "the field '") + name + "'";
        }
    }

    private Member member(Element element, boolean written) {
        return new Member(
                ((TypeElement) element.getEnclosingElement()).getQualifiedName().toString(),
                element.getSimpleName().toString(),
                element instanceof ExecutableElement,
                signature(element),
                element.getModifiers().contains(Modifier.STATIC),
                written);
    }

    private String signature(Element element) {
        return element instanceof ExecutableElement method
                ? method.getParameters().stream()
                        .map(parameter -> erased(parameter.asType()))
                        .collect(Collectors.joining(",", "(", ")" + erased(method.getReturnType())))
                : erased(element.asType());
    }

    private String erased(TypeMirror type) {
        return types.erasure(type).toString();
    }

    private Optional<? extends Element> find(Member member, TypeElement owner) {
        return owner.getEnclosedElements().stream()
                .filter(element -> element.getSimpleName().contentEquals(member.name()))
                .filter(element -> element instanceof ExecutableElement || element instanceof VariableElement)
                .filter(element -> signature(element).equals(member.signature()))
                .findFirst();
    }

    /** Takes in what the definition of a component needs. */
    void add(ComponentModel component) {
        Set<Member> members = new LinkedHashSet<>();
        for (VariableElement field : MemberAccess.writable(component)) {
            members.add(member(field, true));
        }
        for (ReadableModel readable : component.readable()) {
            boolean written = members.contains(member(readable.member(), true));
            members.add(member(readable.member(), written));
        }
        component.lifecycle().forEach(method -> members.add(member(method.method(), false)));
        component.handlers().forEach(handler -> members.add(member(handler.method(), false)));
        component.provisions().stream()
                .filter(ProvisionModel::method)
                .forEach(method -> members.add(member(method.member(), false)));
        Set<String> lombok = new LinkedHashSet<>();
        component.owners().forEach(owner -> lombok.addAll(Lombok.within(owner)));
        all.add(new Needs(
                component.element().getQualifiedName().toString(), component.instantiable(), members, lombok));
    }

    /**
     * Compares with the classes as they are in the last round.
     *
     * @param elements the compiler's elements
     * @param diagnostics where changed classes go
     */
    public void check(Elements elements, Diagnostics diagnostics) {
        for (Needs needs : all) {
            TypeElement type = elements.getTypeElement(needs.component());
            if (type == null) {
                continue;
            }
            List<String> changes = new ArrayList<>();
            if (needs.instantiable()) {
                Instantiation.obstacle(type, elements, types).ifPresent(obstacle -> changes.add("it " + obstacle));
            }
            for (Member member : needs.members()) {
                TypeElement owner = elements.getTypeElement(member.owner());
                if (owner != null) {
                    change(member, owner, type).ifPresent(change -> changes.add(member.display() + " " + change));
                }
            }
            if (!changes.isEmpty()) {
                report(needs, type, changes, diagnostics);
            }
        }
    }

    private Optional<String> change(Member member, TypeElement owner, TypeElement component) {
        Optional<? extends Element> found = find(member, owner);
        if (found.isEmpty()) {
            return Optional.of("is gone, or has another type");
        }
        Set<Modifier> modifiers = found.get().getModifiers();
        if (!Accessibility.isAccessible(component, found.get())) {
            return Optional.of(modifiers.contains(Modifier.PRIVATE) ? "is private" : "is out of reach");
        }
        if (modifiers.contains(Modifier.STATIC) != member.isStatic()) {
            return Optional.of(member.isStatic() ? "is not static any more" : "is static");
        }
        return member.written() && modifiers.contains(Modifier.FINAL) ? Optional.of("is final") : Optional.empty();
    }

    private static void report(Needs needs, TypeElement type, List<String> changes, Diagnostics diagnostics) {
        Diagnostic diagnostic = Diagnostic.error(
                Code.LW115_CHANGED_CLASS,
                "'" + type.getSimpleName() + "' is not what it was when its definition was generated: another tool has"
                        + " changed it since, such as Lombok");
        for (String change : changes) {
            diagnostic = diagnostic.detail("now " + change);
        }
        String remedy = needs.lombok().isEmpty()
                ? "leave components out of that tool's work; of Lombok, lombok.config can do this, too"
                : "take Lombok off the component: it has " + String.join(", ", needs.lombok());
        diagnostics.add(diagnostic
                .help(remedy)
                .at(Anchor.at(type, Mirrors.component(type).orElse(null))));
    }
}
