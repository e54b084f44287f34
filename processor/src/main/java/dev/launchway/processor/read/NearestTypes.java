package dev.launchway.processor.read;

import dev.launchway.processor.model.DataType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Knows which type of data an author probably wants who wrote one that is none: a {@code List} for an array. */
final class NearestTypes {

    private static final String LIST = "List<";
    private static final String SET = "Set<";
    private static final String MAP = "Map<String, ";

    private static final Map<String, String> CONTAINERS = Map.ofEntries(
            Map.entry("java.util.List", LIST),
            Map.entry("java.util.Collection", LIST),
            Map.entry("java.lang.Iterable", LIST),
            Map.entry("java.util.ArrayList", LIST),
            Map.entry("java.util.LinkedList", LIST),
            Map.entry("java.util.Queue", LIST),
            Map.entry("java.util.Deque", LIST),
            Map.entry("java.util.Set", SET),
            Map.entry("java.util.HashSet", SET),
            Map.entry("java.util.LinkedHashSet", SET),
            Map.entry("java.util.SortedSet", SET),
            Map.entry("java.util.TreeSet", SET),
            Map.entry("java.util.EnumSet", SET),
            Map.entry("java.util.Map", MAP),
            Map.entry("java.util.HashMap", MAP),
            Map.entry("java.util.LinkedHashMap", MAP),
            Map.entry("java.util.SortedMap", MAP),
            Map.entry("java.util.TreeMap", MAP),
            Map.entry("java.util.EnumMap", MAP),
            Map.entry("java.util.Optional", "Optional<"));

    private static final Map<String, String> OTHERS = Map.of(
            "java.lang.Character", "String",
            "java.lang.CharSequence", "String",
            "java.lang.Object", "String",
            "java.lang.Number", "double",
            "java.io.File", "Path",
            "java.net.URL", "URI",
            "java.util.OptionalInt", "Optional<Integer>",
            "java.util.OptionalLong", "Optional<Long>",
            "java.util.OptionalDouble", "Optional<Double>");

    private NearestTypes() {}

    /**
     * The type that is near.
     *
     * @param type a type that is no data
     * @param read reads a part of it
     * @return the type as source, primitive where that is possible; empty where none is known
     */
    static Optional<String> of(TypeMirror type, Function<TypeMirror, DataType> read) {
        return switch (type.getKind()) {
            case BYTE, SHORT -> Optional.of("int");
            case FLOAT -> Optional.of("double");
            case CHAR -> Optional.of("String");
            case ARRAY -> holding(LIST, ((ArrayType) type).getComponentType(), read);
            case WILDCARD -> Optional.of("String"); // one without a bound: others are read as that
            case DECLARED -> declared((DeclaredType) type, read);
            default -> Optional.empty();
        };
    }

    private static Optional<String> declared(DeclaredType type, Function<TypeMirror, DataType> read) {
        String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        String container = CONTAINERS.get(name);
        if (container == null) {
            return Optional.ofNullable(OTHERS.get(name));
        }
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        return arguments.isEmpty()
                ? Optional.of(container + "String>")
                : holding(container, arguments.get(arguments.size() - 1), read);
    }

    private static Optional<String> holding(String container, TypeMirror content, Function<TypeMirror, DataType> read) {
        return read.apply(content).asData(true).map(name -> container + name + ">");
    }
}
