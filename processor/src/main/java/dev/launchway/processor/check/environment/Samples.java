package dev.launchway.processor.check.environment;

import dev.launchway.processor.model.DataType;
import dev.launchway.text.Names;

/** Values that a reader can paste into an environment file and change. */
final class Samples {

    private Samples() {}

    /** A value of a type, as TOML. */
    static String of(DataType type) {
        if (type instanceof DataType.ListOf list) {
            return "[" + of(list.element()) + "]";
        }
        if (type instanceof DataType.SetOf set) {
            return "[" + of(set.element()) + "]";
        }
        if (type instanceof DataType.MapOf map) {
            return "{ key = " + of(map.value()) + " }";
        }
        if (type instanceof DataType.OptionalOf optional) {
            return of(optional.value());
        }
        if (type instanceof DataType.Enumeration enumeration
                && !enumeration.constants().isEmpty()) {
            return "\"" + Names.kebab(enumeration.constants().get(0)) + "\"";
        }
        return type instanceof DataType.Scalar scalar ? of(scalar) : "\"…\"";
    }

    private static String of(DataType.Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> "true";
            case INT, LONG -> "1";
            case DOUBLE -> "1.5";
            case DURATION -> "\"30s\"";
            case ADDRESS -> "\"db01:5432\"";
            case FILE_MODE -> "\"0640\"";
            case URI -> "\"https://www.example.com/\"";
            case STRING, PATH -> "\"…\"";
            case SECRET -> "{ secret = \"NAME\" }";
            case SECRET_FILE -> "{ secret-file = \"NAME\" }";
        };
    }
}
