package dev.launchway.processor.bytecode;

import org.objectweb.asm.Type;

/** The classes that primitive values are boxed in. */
final class Boxes {

    private Boxes() {}

    /** The internal name of the box, {@code null} for a type that is not primitive. */
    static String of(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
    }
}
