package dev.launchway.processor.check.component;

import dev.launchway.processor.read.Mirrors;
import dev.launchway.processor.read.Sources;
import dev.launchway.processor.read.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Tells which methods a component has because of other types, such as {@code close()} of {@code AutoCloseable}: those are no
 * lifecycle methods, whatever their names.
 */
final class OtherContracts {

    /** What lifecycle methods take: a method that takes one of them was meant as one. */
    private static final Set<String> OF_THE_LIFECYCLE = Set.of("Configuration", "Probe", "Target");

    private final Sources sources;
    private final Elements elements;

    OtherContracts(Sources sources, Elements elements) {
        this.sources = sources;
        this.elements = elements;
    }

    /** Whether an interface, or a superclass that comes as a class file, asks for a method of a component or declares it. */
    boolean demand(TypeElement component, ExecutableElement method) {
        boolean ofTheLifecycle = method.getParameters().stream()
                .anyMatch(parameter -> OF_THE_LIFECYCLE.contains(TypeNames.display(parameter.asType())));
        if (ofTheLifecycle) {
            return false;
        }
        for (TypeElement type : above(component)) {
            for (ExecutableElement other : ElementFilter.methodsIn(type.getEnclosedElements())) {
                boolean same = other.equals(method)
                        || (other.getSimpleName().equals(method.getSimpleName())
                                && elements.overrides(method, other, component));
                if (same && isOther(type, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isOther(TypeElement type, ExecutableElement method) {
        return type.getKind() == ElementKind.INTERFACE
                ? method.getModifiers().contains(Modifier.ABSTRACT) || !sources.contains(type)
                : !sources.contains(type) && Mirrors.component(type).isEmpty();
    }

    /** All types above a class. */
    private static Set<TypeElement> above(TypeElement component) {
        Set<TypeElement> above = new LinkedHashSet<>();
        List<TypeElement> open = new ArrayList<>(List.of(component));
        while (!open.isEmpty()) {
            TypeElement next = open.remove(open.size() - 1);
            List<TypeMirror> direct = new ArrayList<>(next.getInterfaces());
            direct.add(next.getSuperclass());
            for (TypeMirror one : direct) {
                if (one.getKind() == TypeKind.DECLARED
                        && ((DeclaredType) one).asElement() instanceof TypeElement type
                        && above.add(type)) {
                    open.add(type);
                }
            }
        }
        return above;
    }
}
