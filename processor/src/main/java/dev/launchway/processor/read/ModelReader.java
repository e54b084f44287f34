package dev.launchway.processor.read;

import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.model.OtherVersion;
import dev.launchway.processor.model.RecordModel;
import dev.launchway.processor.model.ServiceModel;
import dev.launchway.processor.model.StrayDeclarations;
import dev.launchway.text.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the whole model. */
public final class ModelReader {

    private final Elements elements;
    private final Types types;

    /**
     * Makes a reader.
     *
     * @param elements the compiler's elements
     * @param types the compiler's types
     */
    public ModelReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /**
     * Reads the classes of this compilation and of libraries.
     *
     * @param sources the annotated classes of this compilation
     * @return the model, sorted by qualified name
     */
    public ServiceModel read(Sources sources) {
        LibraryIndex library = new LibraryIndex(elements);
        TreeMap<String, TypeElement> classes = new TreeMap<>();
        for (TypeElement type : library.components()) {
            classes.put(type.getQualifiedName().toString(), type);
        }
        for (TypeElement type : sources.components()) {
            classes.put(type.getQualifiedName().toString(), type);
        }
        List<TypeElement> indexedRecords = library.records();
        Set<String> recordNames = new HashSet<>();
        indexedRecords.forEach(type -> recordNames.add(type.getQualifiedName().toString()));
        TypeReader values = new TypeReader(elements, types, sources, recordNames);
        ComponentReader reader = new ComponentReader(elements, types, sources, values);
        List<ComponentModel> components = new ArrayList<>();
        for (TypeElement type : classes.values()) {
            if (type.getKind() == ElementKind.CLASS) {
                components.add(reader.read(type));
            }
        }
        for (TypeElement type : sources.components()) {
            readRecordsWithin(type, values);
        }
        for (TypeElement type : indexedRecords) {
            if (type.getKind() == ElementKind.RECORD) {
                values.resource(type.asType());
            }
        }
        List<RecordModel> records = new ArrayList<>(values.records().values());
        return new ServiceModel(
                components, records, strays(sources, components), otherVersions(library, sources), sources.readable());
    }

    /** Reads the records that a component declares: configure may give values of them to templates. */
    private static void readRecordsWithin(TypeElement component, TypeReader values) {
        for (TypeElement nested : ElementFilter.typesIn(component.getEnclosedElements())) {
            if (nested.getKind() == ElementKind.RECORD && !Accessibility.isPrivate(nested)) {
                values.resource(nested.asType());
            }
        }
    }

    private List<OtherVersion> otherVersions(LibraryIndex library, Sources sources) {
        return library.ofOtherVersions().stream()
                .filter(type -> !sources.contains(type))
                .map(type -> new OtherVersion(
                        elements.getPackageOf(type).getQualifiedName().toString(),
                        type.getQualifiedName().toString(),
                        library.version(type)))
                .toList();
    }

    private static StrayDeclarations strays(Sources sources, List<ComponentModel> components) {
        Set<TypeElement> known = new HashSet<>();
        components.forEach(component -> known.addAll(component.owners()));
        Set<String> rootNames = new HashSet<>();
        Set<String> provided = new HashSet<>();
        Set<String> required = new HashSet<>();
        for (TypeElement type : sources.annotated()) {
            if (known.contains(type)) {
                continue;
            }
            rootNames.add(Mirrors.component(type)
                    .flatMap(mirror -> Mirrors.text(mirror, "value"))
                    .orElseGet(() -> Names.kebab(type.getSimpleName().toString())));
            for (AnnotatedMember member : AnnotatedMember.of(type)) {
                member.text("Provides").ifPresent(provided::add);
                member.text("Requires").ifPresent(required::add);
            }
        }
        return new StrayDeclarations(rootNames, provided, required);
    }
}
