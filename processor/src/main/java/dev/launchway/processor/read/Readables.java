package dev.launchway.processor.read;

import dev.launchway.processor.model.ReadableModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;

/** Finds what templates can read. */
final class Readables {

    private static final Set<String> OF_OBJECT =
            Set.of("toString", "hashCode", "getClass", "clone", "finalize", "notify", "notifyAll", "wait");

    private Readables() {}

    static boolean isReadable(ExecutableElement method) {
        return method.getParameters().isEmpty()
                && method.getReturnType().getKind() != TypeKind.VOID
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && !method.getModifiers().contains(Modifier.STATIC)
                && !OF_OBJECT.contains(method.getSimpleName().toString());
    }

    /** Whether a method returns the component that it is called on, as settings do, which a template must not call. */
    static boolean isSetting(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        if (returned instanceof TypeVariable variable) {
            returned = variable.getUpperBound();
        }
        return returned instanceof DeclaredType declared && declared.asElement().equals(method.getEnclosingElement());
    }

    static List<ReadableModel> ofRecord(TypeElement type) {
        List<ReadableModel> readable = new ArrayList<>();
        for (var part : type.getRecordComponents()) {
            readable.add(new ReadableModel(part.getSimpleName().toString(), part, false));
        }
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            String name = method.getSimpleName().toString();
            if (isReadable(method)
                    && readable.stream().noneMatch(one -> one.name().equals(name))) {
                readable.add(new ReadableModel(name, method, true));
            }
        }
        return List.copyOf(readable);
    }
}
