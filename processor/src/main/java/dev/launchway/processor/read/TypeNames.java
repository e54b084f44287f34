package dev.launchway.processor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Writes types as text, the same in every compiler, without type annotations. */
public final class TypeNames {

    private TypeNames() {}

    /** The type with qualified names, primitive types boxed. */
    static String signature(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN -> "java.lang.Boolean";
            case BYTE -> "java.lang.Byte";
            case SHORT -> "java.lang.Short";
            case INT -> "java.lang.Integer";
            case LONG -> "java.lang.Long";
            case CHAR -> "java.lang.Character";
            case FLOAT -> "java.lang.Float";
            case DOUBLE -> "java.lang.Double";
            default -> write(type, true);
        };
    }

    /**
     * The type with simple names.
     *
     * @param type a type
     * @return for example {@code List<Address>}
     */
    public static String display(TypeMirror type) {
        return write(type, false);
    }

    private static String write(TypeMirror type, boolean qualified) {
        return switch (type.getKind()) {
            case DECLARED, ERROR -> declared((DeclaredType) type, qualified);
            case ARRAY -> write(((ArrayType) type).getComponentType(), qualified) + "[]";
            case WILDCARD -> wildcard((WildcardType) type, qualified);
            case TYPEVAR -> ((TypeVariable) type).asElement().getSimpleName().toString();
            default -> type.getKind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String declared(DeclaredType type, boolean qualified) {
        Element element = type.asElement();
        String name = qualified && element instanceof TypeElement named
                ? named.getQualifiedName().toString()
                : element.getSimpleName().toString();
        List<String> arguments = new ArrayList<>();
        for (TypeMirror argument : type.getTypeArguments()) {
            arguments.add(qualified ? signature(argument) : display(argument));
        }
        return arguments.isEmpty() ? name : name + "<" + String.join(", ", arguments) + ">";
    }

    private static String wildcard(WildcardType type, boolean qualified) {
        if (type.getExtendsBound() != null) {
            return "? extends " + write(type.getExtendsBound(), qualified);
        }
        return type.getSuperBound() == null ? "?" : "? super " + write(type.getSuperBound(), qualified);
    }
}
