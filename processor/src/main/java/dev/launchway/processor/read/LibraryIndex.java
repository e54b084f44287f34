package dev.launchway.processor.read;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** What the index classes on the class path list: of libraries, and of an earlier compilation of the same classes. */
final class LibraryIndex {

    /** What Launchway deploys by itself, to try out its agent, is for no service. */
    private static final String OF_THE_AGENT = "dev.launchway.agent.";

    private final Elements elements;

    LibraryIndex(Elements elements) {
        this.elements = elements;
    }

    /** The components that are listed and still are components, sorted. */
    List<TypeElement> components() {
        return listed("components").stream()
                .filter(type -> !type.getQualifiedName().toString().startsWith(OF_THE_AGENT))
                .filter(type -> Mirrors.find(type, Vocabulary.COMPONENT).isPresent())
                .toList();
    }

    /** The records that are listed and still exist, sorted. */
    List<TypeElement> records() {
        return listed("records");
    }

    private List<TypeElement> listed(String member) {
        PackageElement indexes = elements.getPackageElement(Vocabulary.INDEX_PACKAGE);
        if (indexes == null) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>();
        for (Element index : indexes.getEnclosedElements()) {
            AnnotationMirror mirror = Mirrors.find(index, Vocabulary.INDEXED).orElse(null);
            if (mirror != null) {
                for (AnnotationValue value : Mirrors.list(mirror, member)) {
                    names.add(String.valueOf(value.getValue()));
                }
            }
        }
        return names.stream()
                .map(elements::getTypeElement)
                .filter(type -> type != null)
                .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
                .toList();
    }
}
