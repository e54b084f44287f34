package dev.launchway.processor.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic.Kind;

/** Gathers the diagnostics of one compilation and prints them together, sorted, each once. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();

    /**
     * Adds a diagnostic.
     *
     * @param diagnostic what was found
     */
    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    /**
     * Whether an error was found.
     *
     * @return whether there is at least one error; warnings do not count
     */
    public boolean hasErrors() {
        return all.stream().anyMatch(diagnostic -> diagnostic.kind() == Kind.ERROR);
    }

    /**
     * Whether an error stands in a class.
     *
     * @param type a class
     * @return whether an error is anchored at the class or at a member of it
     */
    public boolean hasErrors(TypeElement type) {
        return all.stream()
                .filter(diagnostic -> diagnostic.kind() == Kind.ERROR)
                .flatMap(diagnostic -> diagnostic.anchor().stream())
                .anyMatch(anchor -> type.equals(typeOf(anchor.element())));
    }

    /**
     * Whether an error stands at a member.
     *
     * @param member a field, a method or a class
     * @return whether an error is anchored at just this element
     */
    public boolean hasErrorAt(Element member) {
        return all.stream()
                .filter(diagnostic -> diagnostic.kind() == Kind.ERROR)
                .flatMap(diagnostic -> diagnostic.anchor().stream())
                .anyMatch(anchor -> member.equals(anchor.element()));
    }

    /**
     * What was found so far.
     *
     * @return in the order of discovery
     */
    public List<Diagnostic> found() {
        return List.copyOf(all);
    }

    /**
     * Prints all, those with an anchor first, by class, in the order of discovery within a class.
     *
     * @param messager where to
     * @param compiledHere whether an element stands in a source of this compilation; one in a class file has no line, so the
     *     text names it instead
     */
    public void print(Messager messager, Predicate<Element> compiledHere) {
        List<Diagnostic> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Diagnostics::sortKey));
        Set<Printed> printed = new HashSet<>();
        for (Diagnostic diagnostic : sorted) {
            Anchor anchor = diagnostic.anchor().orElse(null);
            if (anchor != null && !compiledHere.test(anchor.element())) {
                diagnostic = diagnostic.detail("declared in " + nameOf(anchor.element()) + ", a class of a library");
                anchor = null;
            }
            String text = diagnostic.text();
            if (!printed.add(new Printed(anchor == null ? null : anchor.element(), text))) {
                continue;
            }
            if (anchor == null) {
                messager.printMessage(diagnostic.kind(), text);
            } else if (anchor.annotation() == null) {
                messager.printMessage(diagnostic.kind(), text, anchor.element());
            } else if (anchor.value() == null) {
                messager.printMessage(diagnostic.kind(), text, anchor.element(), anchor.annotation());
            } else {
                messager.printMessage(diagnostic.kind(), text, anchor.element(), anchor.annotation(), anchor.value());
            }
        }
    }

    private static String sortKey(Diagnostic diagnostic) {
        return diagnostic
                .anchor()
                .map(anchor -> place(anchor.element()))
                .orElse("\uffff"
                        + diagnostic.location().map(Diagnostics::fileOf).orElse(""));
    }

    /** The outermost class, then the position of each member on the way, so that reports follow the source. */
    private static String place(Element element) {
        Element outer = element.getEnclosingElement();
        if (!(outer instanceof TypeElement type)) {
            return element instanceof QualifiedNameable named
                    ? named.getQualifiedName().toString()
                    : "";
        }
        return place(type)
                + String.format(Locale.ROOT, "#%06d", type.getEnclosedElements().indexOf(element));
    }

    private static String fileOf(String location) {
        int colon = location.indexOf(':');
        return colon < 0 ? location : location.substring(0, colon);
    }

    private static TypeElement typeOf(Element element) {
        Element outer = element;
        while (outer != null && !(outer instanceof TypeElement)) {
            outer = outer.getEnclosingElement();
        }
        return (TypeElement) outer;
    }

    private static String nameOf(Element element) {
        if (element instanceof QualifiedNameable named) {
            return named.getQualifiedName().toString();
        }
        String simple = element.getKind() == ElementKind.METHOD
                ? element.getSimpleName() + "()"
                : element.getSimpleName().toString();
        TypeElement type = typeOf(element);
        return type == null ? simple : type.getQualifiedName() + "." + simple;
    }

    private record Printed(Element element, String text) {}
}
