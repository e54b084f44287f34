package dev.launchway.processor.read;

import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ScalarKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the types of attributes and resources, and gathers the records that resources are made of. */
final class TypeReader {

    private static final Map<String, ScalarKind> SCALARS = Map.ofEntries(
            Map.entry("java.lang.String", ScalarKind.STRING),
            Map.entry("java.lang.Boolean", ScalarKind.BOOLEAN),
            Map.entry("java.lang.Integer", ScalarKind.INT),
            Map.entry("java.lang.Long", ScalarKind.LONG),
            Map.entry("java.lang.Double", ScalarKind.DOUBLE),
            Map.entry("java.nio.file.Path", ScalarKind.PATH),
            Map.entry("java.time.Duration", ScalarKind.DURATION),
            Map.entry("java.net.URI", ScalarKind.URI),
            Map.entry(Vocabulary.api("Address"), ScalarKind.ADDRESS),
            Map.entry(Vocabulary.api("FileMode"), ScalarKind.FILE_MODE),
            Map.entry(Vocabulary.api("Secret"), ScalarKind.SECRET),
            Map.entry(Vocabulary.api("SecretFile"), ScalarKind.SECRET_FILE));

    private static final String UNKNOWN = "the type must be known where the field is declared";

    private final Elements elements;
    private final Types types;
    private final RecordReader records;

    /** Reads types; {@code indexed} are the qualified names of the records that have a data class already. */
    TypeReader(Elements elements, Types types, Sources sources, Set<String> indexed) {
        this.elements = elements;
        this.types = types;
        this.records = new RecordReader(elements, types, sources, indexed, this);
    }

    /** The records read so far, by binary name. */
    Map<String, RecordModel> records() {
        return records.all();
    }

    String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    DataType attribute(TypeMirror type) {
        return read(type, false);
    }

    DataType resource(TypeMirror type) {
        return read(type, true);
    }

    private DataType read(TypeMirror type, boolean resource) {
        String signature = TypeNames.signature(type);
        String display = TypeNames.display(type);
        ScalarKind scalar = SCALARS.get(signature);
        if (scalar != null) {
            return new DataType.Scalar(scalar, type, signature, display);
        }
        return switch (type.getKind()) {
            case ERROR -> new DataType.Broken(type, signature, display);
            case DECLARED -> declared((DeclaredType) type, resource, signature, display);
            case ARRAY -> opaque(type, "an array is not compared by its content: use a List", resource);
            case WILDCARD -> wildcard(bound(type), resource);
            case TYPEVAR -> variable((TypeVariable) type, signature, display);
            case CHAR -> opaque(type, "a single character is given as text: use a String", resource);
            default -> opaque(type, "the number types are int, long and double", resource);
        };
    }

    /** A type parameter of a class; one of a method stands for another type in each call. */
    private static DataType variable(TypeVariable type, String signature, String display) {
        return type.asElement() instanceof TypeParameterElement parameter
                        && parameter.getGenericElement() instanceof TypeElement owner
                ? new DataType.Variable(owner.getTypeParameters().indexOf(parameter), type, signature, display)
                : opaque(type, UNKNOWN);
    }

    private DataType wildcard(TypeMirror bound, boolean resource) {
        return bound.getKind() == TypeKind.WILDCARD ? opaque(bound, UNKNOWN, resource) : read(bound, resource);
    }

    /** What a wildcard extends, or is a supertype of; any other type, and a wildcard without a bound, as it is. */
    static TypeMirror bound(TypeMirror type) {
        if (!(type instanceof WildcardType wildcard)) {
            return type;
        }
        TypeMirror bound = wildcard.getExtendsBound() == null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
        return bound == null ? type : bound;
    }

    private DataType declared(DeclaredType type, boolean resource, String signature, String display) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        switch (name) {
            case "java.util.List" -> {
                return nested(type, 1, resource, one -> new DataType.ListOf(one, type, signature, display));
            }
            case "java.util.Set" -> {
                return nested(type, 1, resource, one -> new DataType.SetOf(one, type, signature, display));
            }
            case "java.util.Optional" -> {
                return nested(type, 1, resource, one -> new DataType.OptionalOf(one, type, signature, display));
            }
            case "java.util.Map" -> {
                return map(type, resource, signature, display);
            }
            default -> {
                return named(type, element, resource, signature, display);
            }
        }
    }

    private DataType map(DeclaredType type, boolean resource, String signature, String display) {
        DataType map = nested(type, 2, resource, one -> new DataType.MapOf(one, type, signature, display));
        if (map instanceof DataType.MapOf) {
            TypeMirror key = bound(type.getTypeArguments().get(0));
            if (key.getKind() == TypeKind.ERROR) {
                return new DataType.Broken(key, signature, display);
            }
            if (!TypeNames.signature(key).equals("java.lang.String")) {
                return opaque(type, "the keys of a map are String", resource);
            }
        }
        return map;
    }

    /** A container whose last type argument is its content. */
    private DataType nested(
            DeclaredType type, int arguments, boolean resource, Function<DataType, DataType> container) {
        if (type.getTypeArguments().size() != arguments) {
            return opaque(
                    type,
                    "it does not say what it holds: write for example "
                            + (arguments == 1 ? TypeNames.display(type) + "<String>" : "Map<String, String>"),
                    resource);
        }
        DataType content = read(type.getTypeArguments().get(arguments - 1), resource);
        return content instanceof DataType.Broken ? content : container.apply(content);
    }

    private DataType named(DeclaredType type, TypeElement element, boolean resource, String signature, String display) {
        if (Accessibility.isPrivate(element)) {
            return opaque(
                    type, "'" + display + "' is private, and generated code must reach it: remove 'private'", resource);
        }
        if (element.getKind() == ElementKind.ENUM) {
            List<String> constants = element.getEnclosedElements().stream()
                    .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                    .map(member -> member.getSimpleName().toString())
                    .toList();
            return new DataType.Enumeration(element, constants, type, signature, display);
        }
        boolean isRecord = element.getKind() == ElementKind.RECORD;
        boolean isSealed = RecordReader.isSealed(element);
        Optional<ExecutableElement> factory = factory(type, element);
        if (resource && (isRecord || isSealed)) {
            DataType parts = isRecord ? records.record(type, element) : records.sealed(type, element);
            if (isRecord || factory.isEmpty() || parts.isData()) {
                return parts;
            }
        }
        if (factory.isPresent()) {
            if (isRecord) {
                records.record(type, element);
            }
            return new DataType.Custom(element, factory.get(), type, signature, display);
        }
        String wanted = "public static " + element.getSimpleName() + " parse(String text)";
        return opaque(
                type,
                resource
                        ? display + " is neither a record nor an enum, and has no '" + wanted + "'"
                        : display + " has no '" + wanted + "'",
                resource);
    }

    private Optional<ExecutableElement> factory(DeclaredType type, TypeElement element) {
        if (!element.getTypeParameters().isEmpty()) {
            return Optional.empty();
        }
        for (String name : List.of("parse", "valueOf")) {
            for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
                if (method.getSimpleName().contentEquals(name) && readsText(method, type)) {
                    return Optional.of(method);
                }
            }
        }
        return Optional.empty();
    }

    private boolean readsText(ExecutableElement method, DeclaredType type) {
        if (!method.getModifiers().contains(Modifier.PUBLIC)
                || !method.getModifiers().contains(Modifier.STATIC)
                || method.getParameters().size() != 1
                || !types.isAssignable(method.getReturnType(), type)) {
            return false;
        }
        String parameter = TypeNames.signature(method.getParameters().get(0).asType());
        boolean text = parameter.equals("java.lang.String") || parameter.equals("java.lang.CharSequence");
        return text
                && method.getThrownTypes().stream()
                        .allMatch(thrown -> Instantiation.isUnchecked(thrown, elements, types));
    }

    private DataType opaque(TypeMirror type, String why, boolean resource) {
        Optional<String> nearest = resource ? Optional.empty() : NearestTypes.of(type, this::attribute);
        return new DataType.Opaque(why, nearest, type, TypeNames.signature(type), TypeNames.display(type));
    }

    /** A type that is no data, and that none is near to. */
    static DataType opaque(TypeMirror type, String why) {
        return new DataType.Opaque(why, Optional.empty(), type, TypeNames.signature(type), TypeNames.display(type));
    }
}
