package dev.launchway.processor.read;

import dev.launchway.text.GeneratedCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What the entries of the index on the class path list: of libraries, and of an earlier compilation of the same classes. */
final class LibraryIndex {

    /** What Launchway deploys by itself, to try out its agent, is for no service. */
    private static final String OF_THE_AGENT = "dev.launchway.agent.";

    private final Elements elements;

    /** Where the index is; {@code null} where there is none, and in a compilation for Java 8. */
    private final ModuleElement home;

    /** The version that the definition of each was generated for. */
    private final Map<String, Integer> components = new TreeMap<>();

    private final Map<String, Integer> records = new TreeMap<>();

    LibraryIndex(Elements elements) {
        this.elements = elements;
        PackageElement index = elements.getPackageElement(GeneratedCode.INDEX_PACKAGE);
        this.home = index == null ? null : elements.getModuleOf(index);
        if (index != null) {
            for (Element entry : index.getEnclosedElements()) {
                Mirrors.find(entry, Vocabulary.INDEXED).ifPresent(this::add);
            }
        }
    }

    private void add(AnnotationMirror entry) {
        int version = Mirrors.value(entry, "version")
                .map(AnnotationValue::getValue)
                .map(Integer.class::cast)
                .orElse(GeneratedCode.UNNAMED_VERSION);
        add(components, Mirrors.list(entry, "components"), version);
        add(records, Mirrors.list(entry, "records"), version);
    }

    /** A class that has an entry of this version and a stale one is of this version. */
    private static void add(Map<String, Integer> to, List<AnnotationValue> names, int version) {
        for (AnnotationValue name : names) {
            to.merge(
                    String.valueOf(name.getValue()),
                    version,
                    (one, other) -> one == GeneratedCode.VERSION ? one : other);
        }
    }

    /** The components that are listed and still are components, sorted. */
    List<TypeElement> components() {
        return components(version -> true).toList();
    }

    /** The records that are listed and still exist, sorted. */
    List<TypeElement> records() {
        return existing(records, version -> true).toList();
    }

    /** The components and the records whose definitions were generated for another version. */
    List<TypeElement> ofOtherVersions() {
        IntPredicate other = version -> version != GeneratedCode.VERSION;
        return Stream.concat(components(other), existing(records, other)).toList();
    }

    /** The version that the definition of a listed class was generated for. */
    int version(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return components.getOrDefault(name, records.getOrDefault(name, GeneratedCode.VERSION));
    }

    private Stream<TypeElement> components(IntPredicate version) {
        return existing(components, version)
                .filter(type -> !type.getQualifiedName().toString().startsWith(OF_THE_AGENT))
                .filter(type -> Mirrors.find(type, Vocabulary.COMPONENT).isPresent());
    }

    private Stream<TypeElement> existing(Map<String, Integer> names, IntPredicate version) {
        return names.entrySet().stream()
                .filter(name -> version.test(name.getValue()))
                .map(name -> type(name.getKey()))
                .filter(type -> type != null)
                .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()));
    }

    /** Looks first where the index is: Eclipse's compiler looks into each module of the JDK else. */
    private TypeElement type(String name) {
        TypeElement beside = home == null ? null : elements.getTypeElement(home, name);
        return beside == null ? elements.getTypeElement(name) : beside;
    }
}
