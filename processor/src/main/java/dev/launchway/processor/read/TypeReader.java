package dev.launchway.processor.read;

import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ScalarKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
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
            Map.entry(Vocabulary.api("Secret"), ScalarKind.SECRET));

    private final Elements elements;
    private final Types types;
    private final Sources sources;
    private final Set<String> indexed;
    private final TreeMap<String, RecordModel> records = new TreeMap<>();

    /** Why records are no data, by binary name: these are read by templates alone. */
    private final Map<String, String> noData = new HashMap<>();

    /** Reads types; {@code indexed} are the qualified names of the records that have a data class already. */
    TypeReader(Elements elements, Types types, Sources sources, Set<String> indexed) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
        this.indexed = indexed;
    }

    /** The records read so far, by binary name. */
    Map<String, RecordModel> records() {
        return records;
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
            case TYPEVAR, WILDCARD -> opaque(type, "the type must be known where the field is declared", resource);
            case CHAR -> opaque(type, "a single character is given as text: use a String", resource);
            default -> opaque(type, "the number types are int, long and double", resource);
        };
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
            TypeMirror key = type.getTypeArguments().get(0);
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
        if (resource && element.getKind() == ElementKind.RECORD) {
            return record(type, element, signature, display);
        }
        Optional<ExecutableElement> factory = factory(type, element);
        if (factory.isPresent()) {
            if (element.getKind() == ElementKind.RECORD) {
                record(type, element, signature, display);
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

    private DataType record(DeclaredType type, TypeElement element, String signature, String display) {
        if (!element.getTypeParameters().isEmpty()) {
            return opaque(type, display + " is a generic record", true);
        }
        String binaryName = binaryName(element);
        if (noData.containsKey(binaryName)) {
            addReadable(element, binaryName);
            return opaque(type, noData.get(binaryName), true);
        }
        DataType found = new DataType.RecordOf(element, binaryName, type, signature, display);
        if (records.containsKey(binaryName)) {
            return found;
        }
        TreeMap<String, RecordModel> before = new TreeMap<>(records);
        records.put(binaryName, recordModel(element, binaryName, List.of()));
        List<RecordModel.Part> parts = parts(element);
        Optional<RecordModel.Part> refused = parts.stream()
                .filter(part ->
                        part.type() instanceof DataType.Broken || !part.type().isData())
                .findFirst();
        if (refused.isEmpty()) {
            records.put(binaryName, recordModel(element, binaryName, parts));
            return found;
        }
        records.clear();
        records.putAll(before);
        DataType part = refused.get().type();
        if (part instanceof DataType.Broken) {
            return part;
        }
        String why = "its part '" + refused.get().name() + "': " + part.opaque().why();
        noData.put(binaryName, why);
        addReadable(element, binaryName);
        return opaque(type, why, true);
    }

    /** Lets templates read a record that is no data, as far as its data class can name what it holds. */
    private void addReadable(TypeElement element, String binaryName) {
        boolean ours = sources.contains(element)
                || indexed.contains(element.getQualifiedName().toString());
        boolean named = element.getRecordComponents().stream()
                .allMatch(part -> Accessibility.privateClass(part.asType()).isEmpty());
        if (ours && named && !records.containsKey(binaryName)) {
            records.put(binaryName, recordModel(element, binaryName, List.of()));
            records.put(binaryName, recordModel(element, binaryName, parts(element)));
        }
    }

    private List<RecordModel.Part> parts(TypeElement element) {
        List<RecordModel.Part> parts = new ArrayList<>();
        for (var part : element.getRecordComponents()) {
            parts.add(new RecordModel.Part(part.getSimpleName().toString(), read(part.asType(), true)));
        }
        return parts;
    }

    private RecordModel recordModel(TypeElement element, String binaryName, List<RecordModel.Part> parts) {
        String packageName = elements.getPackageOf(element).getQualifiedName().toString();
        return new RecordModel(
                element,
                binaryName,
                packageName,
                sources.contains(element)
                        || !indexed.contains(element.getQualifiedName().toString()),
                List.copyOf(parts),
                Readables.ofRecord(element));
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
}
