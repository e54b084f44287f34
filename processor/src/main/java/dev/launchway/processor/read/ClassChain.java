package dev.launchway.processor.read;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * A component class with the types that its definition answers for: itself, its interfaces, and the superclasses up to the next
 * component.
 *
 * @param types superclasses and interfaces first, the class last
 * @param parent the nearest component among the superclasses
 * @param broken whether a superclass or an interface does not compile
 */
record ClassChain(List<TypeElement> types, Optional<TypeElement> parent, boolean broken) {

    static ClassChain of(TypeElement component) {
        List<TypeElement> classes = new ArrayList<>();
        Optional<TypeElement> parent = Optional.empty();
        boolean broken = false;
        for (TypeElement next = component; next != null; ) {
            classes.add(0, next);
            TypeMirror superclass = next.getSuperclass();
            if (superclass.getKind() != TypeKind.DECLARED) {
                broken |= superclass.getKind() == TypeKind.ERROR;
                break;
            }
            next = (TypeElement) ((DeclaredType) superclass).asElement();
            if (next.getQualifiedName().contentEquals("java.lang.Object") || classes.contains(next)) {
                break;
            }
            if (Mirrors.find(next, Vocabulary.COMPONENT).isPresent()) {
                parent = Optional.of(next);
                break;
            }
        }
        Set<TypeElement> types = new LinkedHashSet<>();
        for (TypeElement type : classes) {
            broken |= addInterfaces(type, types);
            types.add(type);
        }
        return new ClassChain(List.copyOf(types), parent, broken);
    }

    private static boolean addInterfaces(TypeElement type, Set<TypeElement> into) {
        boolean broken = false;
        for (TypeMirror one : type.getInterfaces()) {
            if (one.getKind() != TypeKind.DECLARED) {
                broken = true;
                continue;
            }
            TypeElement element = (TypeElement) ((DeclaredType) one).asElement();
            if (!into.contains(element)) {
                broken |= addInterfaces(element, into);
                into.add(element);
            }
        }
        return broken;
    }
}
