package dev.launchway.processor.check.template;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.template.KnownType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What templates see of values of Java types: optionals opened, secrets and enums as text, as the engine shows them. */
final class StaticTypes {

    private static final Map<String, KnownType> KNOWN = new HashMap<>();
    private static final Map<TypeKind, String> PRIMITIVES = new EnumMap<>(Map.of(
            TypeKind.BOOLEAN, "Boolean",
            TypeKind.BYTE, "Byte",
            TypeKind.SHORT, "Short",
            TypeKind.INT, "Integer",
            TypeKind.LONG, "Long",
            TypeKind.CHAR, "Character",
            TypeKind.FLOAT, "Float",
            TypeKind.DOUBLE, "Double"));

    static {
        for (KnownType type : KnownType.values()) {
            KNOWN.put(type.className(), type);
        }
    }

    private final ServiceModel model;
    private final Elements elements;
    private final Types types;

    StaticTypes(ServiceModel model, Elements elements, Types types) {
        this.model = model;
        this.elements = elements;
        this.types = types;
    }

    StaticType of(TypeMirror type) {
        String primitive = PRIMITIVES.get(type.getKind());
        if (primitive != null) {
            return new StaticType.Plain(primitive);
        }
        if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
            return declared(declared);
        }
        if (type instanceof TypeVariable variable && type.getKind() == TypeKind.TYPEVAR) {
            return variable.getUpperBound().getKind() == TypeKind.DECLARED
                    ? of(variable.getUpperBound())
                    : StaticType.UNKNOWN;
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() == null ? StaticType.UNKNOWN : of(wildcard.getExtendsBound());
        }
        return StaticType.UNKNOWN;
    }

    private StaticType declared(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (name.equals("java.util.Optional")) {
            return argument(type, 0);
        }
        if (element.getKind() == ElementKind.ENUM || name.equals("dev.launchway.api.Secret")) {
            return StaticType.TEXT;
        }
        KnownType known = KNOWN.get(name);
        if (known != null) {
            return known(known, type);
        }
        Optional<ComponentModel> component = component(element);
        if (component.isPresent()) {
            boolean exact = element.getModifiers().contains(Modifier.FINAL);
            return new StaticType.OfComponent(
                    component.get(), exact, false, element.getSimpleName().toString());
        }
        Optional<RecordModel> record =
                model.record(elements.getBinaryName(element).toString());
        return record.isPresent() ? new StaticType.OfRecord(record.get(), type) : derived(type, element);
    }

    /** A component is read as its nearest superclass that is one. */
    private Optional<ComponentModel> component(TypeElement element) {
        TypeElement next = element;
        while (next != null) {
            Optional<ComponentModel> found =
                    model.component(elements.getBinaryName(next).toString());
            if (found.isPresent()) {
                return found;
            }
            next = next.getSuperclass() instanceof DeclaredType above
                            && above.getKind() == TypeKind.DECLARED
                            && above.asElement() instanceof TypeElement superclass
                    ? superclass
                    : null;
        }
        return Optional.empty();
    }

    private StaticType derived(DeclaredType type, TypeElement element) {
        for (KnownType holder : List.of(KnownType.MAP, KnownType.COLLECTION)) {
            Optional<DeclaredType> above = asSuper(type, holder.className());
            if (above.isPresent()) {
                return known(holder, above.get());
            }
        }
        boolean closed = element.getKind() == ElementKind.RECORD
                || (element.getKind() == ElementKind.CLASS
                        && element.getModifiers().contains(Modifier.FINAL));
        return closed ? new StaticType.Plain(element.getSimpleName().toString()) : StaticType.UNKNOWN;
    }

    private StaticType known(KnownType known, DeclaredType type) {
        return switch (known) {
            case COLLECTION, RESOURCE -> StaticType.known(known, argument(type, 0));
            case MAP, ENTRY -> new StaticType.Known(known, known.label(), argument(type, 1), argument(type, 0));
            default -> StaticType.known(known);
        };
    }

    private StaticType argument(DeclaredType type, int index) {
        return index < type.getTypeArguments().size()
                ? of(type.getTypeArguments().get(index))
                : StaticType.UNKNOWN;
    }

    private Optional<DeclaredType> asSuper(DeclaredType type, String name) {
        Deque<TypeMirror> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeMirror next = open.remove();
            if (next instanceof DeclaredType declared && declared.getKind() == TypeKind.DECLARED) {
                if (((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name)) {
                    return Optional.of(declared);
                }
                open.addAll(types.directSupertypes(declared));
            }
        }
        return Optional.empty();
    }
}
