package dev.launchway.processor.read;

import dev.launchway.processor.model.Lifecycle;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Tells whether a component takes part in what the {@code verify} of its superclass decides: it may call each method that the class
 * overrides. What is called at other times does not count.
 */
final class Refinement {

    private static final Set<String> AT_OTHER_TIMES = Set.of(Lifecycle.CONFIGURE.method(), Lifecycle.UPDATE.method());

    private final Elements elements;

    Refinement(Elements elements) {
        this.elements = elements;
    }

    boolean of(TypeElement component, ClassChain chain) {
        List<ExecutableElement> own = chain.types().stream()
                .flatMap(type -> ElementFilter.methodsIn(type.getEnclosedElements()).stream())
                .filter(method ->
                        !AT_OTHER_TIMES.contains(method.getSimpleName().toString()))
                .toList();
        for (Optional<TypeElement> parent = chain.parent(); parent.isPresent(); ) {
            ClassChain above = ClassChain.of(parent.get());
            for (TypeElement type : above.types()) {
                for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                    if (isOpen(method) && own.stream().anyMatch(one -> overrides(one, method, component))) {
                        return true;
                    }
                }
            }
            parent = above.parent();
        }
        return false;
    }

    private static boolean isOpen(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.STATIC);
    }

    /** Where a class and an interface have a method, that of the class stands: JLS 8.4.8. */
    private boolean overrides(ExecutableElement own, ExecutableElement method, TypeElement component) {
        boolean byInterface = own.getEnclosingElement().getKind() == ElementKind.INTERFACE
                && method.getEnclosingElement().getKind() != ElementKind.INTERFACE;
        return !byInterface
                && own.getSimpleName().equals(method.getSimpleName())
                && !own.equals(method)
                && elements.overrides(own, method, component);
    }
}
