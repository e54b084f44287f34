package dev.launchway.processor.bytecode;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The names and descriptors of class files, of the compiler's elements and types. */
public final class Descriptors {

    private final Types types;

    /**
     * For one compilation.
     *
     * @param types the compiler's types
     */
    public Descriptors(Types types) {
        this.types = types;
    }

    /**
     * The internal name of a class.
     *
     * @param type a class that is not local
     * @return for example {@code com/example/Outer$Inner}
     */
    public static String name(TypeElement type) {
        Element outer = type.getEnclosingElement();
        if (outer instanceof TypeElement enclosing) {
            return name(enclosing) + '$' + type.getSimpleName();
        }
        String qualified = type.getQualifiedName().toString();
        return qualified.replace('.', '/');
    }

    /**
     * The descriptor of a class.
     *
     * @param internalName its internal name
     * @return for example {@code Lcom/example/Outer$Inner;}
     */
    public static String of(String internalName) {
        return 'L' + internalName + ';';
    }

    /**
     * The descriptor of a type, erased.
     *
     * @param type a type
     * @return its descriptor
     */
    public String of(TypeMirror type) {
        return switch (type.getKind()) {
            case BOOLEAN -> "Z";
            case CHAR -> "C";
            case BYTE -> "B";
            case SHORT -> "S";
            case INT -> "I";
            case LONG -> "J";
            case FLOAT -> "F";
            case DOUBLE -> "D";
            case VOID -> "V";
            case ARRAY -> '[' + of(((ArrayType) type).getComponentType());
            case DECLARED -> of(name((TypeElement) ((DeclaredType) type).asElement()));
            default -> of(types.erasure(type));
        };
    }

    /**
     * The descriptor of a method or constructor.
     *
     * @param method the method
     * @return its descriptor, erased
     */
    public String of(ExecutableElement method) {
        StringBuilder descriptor = new StringBuilder("(");
        method.getParameters().forEach(parameter -> descriptor.append(of(parameter.asType())));
        return descriptor.append(')').append(of(method.getReturnType())).toString();
    }

    /**
     * The descriptor of what a member holds or returns.
     *
     * @param member a field, a method or a part of a record
     * @return its descriptor, erased
     */
    public String returned(Element member) {
        return of(member instanceof ExecutableElement method ? method.getReturnType() : member.asType());
    }

    /**
     * The descriptor of a member's type as a class inherits it.
     *
     * @param component the class
     * @param member a field of it or of a superclass
     * @return its descriptor, erased
     */
    public String in(TypeElement component, Element member) {
        return of(
                member.getEnclosingElement().equals(component)
                        ? member.asType()
                        : types.asMemberOf((DeclaredType) component.asType(), member));
    }
}
