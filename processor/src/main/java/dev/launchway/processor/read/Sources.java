package dev.launchway.processor.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;

/**
 * The annotated classes of this compilation, by name and gathered over its rounds: each round may have elements of its own for
 * one class.
 */
public final class Sources {

    /** Stands for a package or a module. */
    private static final String NO_CLASS = "";

    private final Elements elements;
    private final Set<String> outermost = new HashSet<>();
    private final TreeSet<String> components = new TreeSet<>();
    private final TreeSet<String> annotated = new TreeSet<>();
    private final Set<String> unparsed = new HashSet<>();
    private final Predicate<TypeElement> hidesAnnotations;
    private final Set<String> unreadable = new HashSet<>();

    /**
     * Starts empty.
     *
     * @param compiler the compiler
     */
    public Sources(ProcessingEnvironment compiler) {
        this.elements = compiler.getElementUtils();
        this.hidesAnnotations = JavacAnnotations.hidden(compiler);
    }

    /**
     * Takes in a round.
     *
     * @param round the round
     * @param ours whether a class, by its qualified name, is one that Launchway has generated in this compilation
     * @return whether it brought an annotated class
     */
    public boolean add(RoundEnvironment round, Predicate<String> ours) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type
                    && !ours.test(type.getQualifiedName().toString())) {
                outermost.add(type.getQualifiedName().toString());
                if (hidesAnnotations.test(type)) {
                    unreadable.add(type.getQualifiedName().toString());
                }
            }
        }
        int before = annotated.size();
        Set<Element> listed = new HashSet<>(round.getElementsAnnotatedWithAny(annotations()));
        round.getRootElements().forEach(root -> scan(root, listed));
        return annotated.size() > before;
    }

    private TypeElement[] annotations() {
        return Stream.concat(Vocabulary.ON_CLASSES.stream(), Vocabulary.ON_MEMBERS.stream())
                .map(elements::getTypeElement)
                .filter(type -> type != null)
                .toArray(TypeElement[]::new);
    }

    /** Looks at a class and at all below it. */
    private void scan(Element element, Set<Element> listed) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            DeclaredType type = mirror.getAnnotationType();
            if (type.getKind() == TypeKind.ERROR) {
                TypeElement outer = outermost(element);
                unreadable.add(
                        outer == null ? NO_CLASS : outer.getQualifiedName().toString());
            } else if (type.asElement() instanceof TypeElement annotation) {
                note(element, annotation.getQualifiedName().toString(), listed);
            }
        }
        if (element instanceof TypeElement type) {
            type.getEnclosedElements().forEach(enclosed -> scan(enclosed, listed));
        }
    }

    private static boolean hasUnknown(Element element) {
        return element.getAnnotationMirrors().stream()
                        .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR)
                || (element instanceof TypeElement type
                        && type.getEnclosedElements().stream().anyMatch(Sources::hasUnknown));
    }

    private void note(Element element, String annotation, Set<Element> listed) {
        if (!Vocabulary.ON_CLASSES.contains(annotation) && !Vocabulary.ON_MEMBERS.contains(annotation)) {
            return;
        }
        if (!listed.contains(element) && !isOfRecord(element)) {
            unparsed.add(outermost(element).getQualifiedName().toString());
        }
        Element owner = element instanceof TypeElement ? element : element.getEnclosingElement();
        if (owner instanceof TypeElement type) {
            String name = type.getQualifiedName().toString();
            annotated.add(name);
            if (annotation.equals(Vocabulary.COMPONENT)) {
                components.add(name);
            }
        }
    }

    /** The Eclipse compiler lists the component of a record alone, and neither its field nor its accessor. */
    private static boolean isOfRecord(Element element) {
        return element.getEnclosingElement().getKind() == ElementKind.RECORD;
    }

    /**
     * Whether all annotations could be read. One that is unknown, by a typo or a missing import, may have been any.
     *
     * @return whether none is unknown, and no file has a syntax error
     */
    public boolean readable() {
        // Another processor may have generated since what was unknown.
        unreadable.removeIf(name -> {
            TypeElement type = name.equals(NO_CLASS) ? null : elements.getTypeElement(name);
            return type != null && !hasUnknown(type) && !hidesAnnotations.test(type);
        });
        return unreadable.isEmpty() && unparsed.isEmpty();
    }

    /**
     * Whether a class stands in a file with a syntax error. javac reads nothing then; the Eclipse compiler goes on with what it
     * understood, and leaves such files out where it lists annotated elements.
     *
     * @param type a class
     * @return whether members of it may be missing
     */
    boolean unparsed(TypeElement type) {
        return unparsed.contains(outermost(type).getQualifiedName().toString());
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
        return resolve(annotated);
    }

    /**
     * All outermost classes of this compilation, those without an annotation too.
     *
     * @return sorted by qualified name
     */
    public List<TypeElement> outermost() {
        return resolve(outermost);
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
        TypeElement outer = outermost(element);
        return outer != null && outermost.contains(outer.getQualifiedName().toString());
    }

    private static TypeElement outermost(Element element) {
        TypeElement outer = null;
        for (Element next = element; next != null; next = next.getEnclosingElement()) {
            if (next instanceof TypeElement type) {
                outer = type;
            }
        }
        return outer;
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
