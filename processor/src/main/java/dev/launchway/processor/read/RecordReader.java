package dev.launchway.processor.read;

import dev.launchway.processor.model.DataType;
import dev.launchway.processor.model.RecordModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads records, and sealed interfaces of records and enums, and gathers the records. */
final class RecordReader {

    private final Elements elements;
    private final Types types;
    private final Sources sources;
    private final Set<String> indexed;
    private final TypeReader values;
    private final TreeMap<String, RecordModel> records = new TreeMap<>();

    /** Why records are no data, by binary name: these are read by templates alone. */
    private final Map<String, String> noData = new HashMap<>();

    /** Reads records; {@code indexed} are the qualified names of those that have a data class already. */
    RecordReader(Elements elements, Types types, Sources sources, Set<String> indexed, TypeReader values) {
        this.elements = elements;
        this.types = types;
        this.sources = sources;
        this.indexed = indexed;
        this.values = values;
    }

    /** The records read so far, by binary name. */
    Map<String, RecordModel> all() {
        return records;
    }

    static boolean isSealed(TypeElement type) {
        return type.getKind() == ElementKind.INTERFACE && type.getModifiers().contains(Modifier.SEALED);
    }

    /** A record; its parts are read once for all that its type parameters may stand for. */
    DataType record(DeclaredType type, TypeElement element) {
        List<DataType> arguments = new ArrayList<>();
        DataType fault = arguments(type, element, arguments);
        return fault != null ? fault : record(type, element, arguments);
    }

    /** Reads what type parameters stand for; returns what keeps them from being data, {@code null} where nothing does. */
    private DataType arguments(DeclaredType type, TypeElement element, List<DataType> into) {
        String display = TypeNames.display(type);
        if (type.getTypeArguments().size() != element.getTypeParameters().size()) {
            return TypeReader.opaque(
                    type,
                    "it does not say what it holds: write for example " + display + "<"
                            + String.join(
                                    ", ",
                                    element.getTypeParameters().stream()
                                            .map(parameter -> "String")
                                            .toList())
                            + ">");
        }
        for (TypeMirror argument : type.getTypeArguments()) {
            DataType read = values.resource(argument);
            if (read instanceof DataType.Broken) {
                return read;
            }
            if (!read.isData()) {
                return TypeReader.opaque(
                        type,
                        "its type argument " + TypeNames.display(argument) + ": "
                                + read.opaque().why());
            }
            into.add(read);
        }
        return null;
    }

    private DataType record(DeclaredType type, TypeElement element, List<DataType> arguments) {
        String binaryName = values.binaryName(element);
        if (noData.containsKey(binaryName)) {
            addReadable(element, binaryName);
            return TypeReader.opaque(type, noData.get(binaryName));
        }
        DataType found = new DataType.RecordOf(
                element, binaryName, List.copyOf(arguments), type, TypeNames.signature(type), TypeNames.display(type));
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
        return TypeReader.opaque(type, why);
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
            parts.add(new RecordModel.Part(part.getSimpleName().toString(), values.resource(part.asType())));
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

    /** A sealed interface: a value of it is one of a class that it permits. */
    DataType sealed(DeclaredType type, TypeElement element) {
        List<DataType> arguments = new ArrayList<>();
        DataType fault = arguments(type, element, arguments);
        TreeMap<String, DataType> alternatives = new TreeMap<>();
        if (fault == null) {
            fault = addPermitted(type, element, alternatives);
        }
        if (fault != null) {
            return fault instanceof DataType.Broken
                    ? fault
                    : TypeReader.opaque(type, fault.opaque().why());
        }
        return new DataType.SealedOf(
                element, List.copyOf(alternatives.values()), type, TypeNames.signature(type), TypeNames.display(type));
    }

    private DataType addPermitted(DeclaredType type, TypeElement element, Map<String, DataType> alternatives) {
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            if (!(permitted instanceof DeclaredType below) || !(below.asElement() instanceof TypeElement subtype)) {
                return new DataType.Broken(permitted, TypeNames.signature(permitted), TypeNames.display(permitted));
            }
            SealedArguments found = SealedArguments.of(type, subtype, types);
            if (found.why().isPresent()) {
                return TypeReader.opaque(type, found.why().get());
            }
            if (found.type().isEmpty()) {
                continue;
            }
            DataType fault = addPermitted(found.type().get(), type, subtype, alternatives);
            if (fault != null) {
                return fault;
            }
        }
        return alternatives.isEmpty() ? TypeReader.opaque(type, "it permits no class") : null;
    }

    private DataType addPermitted(
            DeclaredType permitted, DeclaredType type, TypeElement subtype, Map<String, DataType> alternatives) {
        if (isSealed(subtype) && !Accessibility.isPrivate(subtype)) {
            return addPermitted(permitted, subtype, alternatives);
        }
        if (subtype.getKind() != ElementKind.RECORD && subtype.getKind() != ElementKind.ENUM) {
            return TypeReader.opaque(
                    type,
                    "it permits " + subtype.getSimpleName()
                            + ", which is neither a record, nor an enum, nor a sealed interface of these");
        }
        DataType one = values.resource(permitted);
        if (one instanceof DataType.Broken) {
            return one;
        }
        if (!one.isData()) {
            return TypeReader.opaque(
                    type,
                    "it permits " + subtype.getSimpleName() + ": "
                            + one.opaque().why());
        }
        alternatives.put(values.binaryName(subtype), one);
        return null;
    }
}
