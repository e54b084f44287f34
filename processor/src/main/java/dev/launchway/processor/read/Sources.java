package dev.launchway.processor.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The annotated classes of this compilation, by name and gathered over its rounds: each round may have elements of its own for
 * one class.
 */
public final class Sources {

    private final Elements elements;
    private final Set<String> outermost = new HashSet<>();
    private final TreeSet<String> components = new TreeSet<>();
    private final TreeMap<String, Set<String>> annotated = new TreeMap<>();

    /**
     * Starts empty.
     *
     * @param elements the compiler's elements
     */
    public Sources(Elements elements) {
        this.elements = elements;
    }

    /**
     * Takes in a round.
     *
     * @param round the round
     * @return whether it brought an annotated class
     */
    public boolean add(RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                outermost.add(type.getQualifiedName().toString());
            }
        }
        int before = annotated.size();
        for (String annotation : Vocabulary.ON_CLASSES) {
            gather(round, annotation);
        }
        for (String annotation : Vocabulary.ON_MEMBERS) {
            gather(round, annotation);
        }
        return annotated.size() > before;
    }

    private void gather(RoundEnvironment round, String annotation) {
        TypeElement type = elements.getTypeElement(annotation);
        if (type == null) {
            return;
        }
        for (Element element : round.getElementsAnnotatedWith(type)) {
            Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
            if (owner instanceof TypeElement ownerType) {
                String name = ownerType.getQualifiedName().toString();
                annotated.computeIfAbsent(name, key -> new TreeSet<>()).add(annotation);
                if (annotation.equals(Vocabulary.COMPONENT)) {
                    components.add(name);
                }
            }
        }
    }

    /**
     * The classes with {@code @Component}.
     *
     * @return sorted by qualified name
     */
    public List<TypeElement> components() {
        return resolve(components);
    }

    /**
     * The classes with any annotation, on themselves or on a member.
     *
     * @return sorted by qualified name
     */
    public List<TypeElement> annotated() {
        return resolve(annotated.keySet());
    }

    private List<TypeElement> resolve(Set<String> names) {
        return names.stream()
                .map(elements::getTypeElement)
                .filter(type -> type != null)
                .sorted(Comparator.comparing(type -> type.getQualifiedName().toString()))
                .toList();
    }

    /**
     * Whether an element stands in a source file of this compilation.
     *
     * @param element an element
     * @return {@code false} for one in a class file
     */
    public boolean contains(Element element) {
        TypeElement outer = null;
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            if (next instanceof TypeElement type) {
                outer = type;
            }
        }
        return outer != null && outermost.contains(outer.getQualifiedName().toString());
    }

    /**
     * Whether a class stands in a source file of this compilation.
     *
     * @param binaryName its binary name
     * @return {@code false} for one in a class file
     */
    public boolean contains(String binaryName) {
        int nested = binaryName.indexOf('$');
        return outermost.contains(nested < 0 ? binaryName : binaryName.substring(0, nested));
    }
}
