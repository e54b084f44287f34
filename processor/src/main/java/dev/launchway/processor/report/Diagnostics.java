package dev.launchway.processor.report;

import dev.launchway.diagnostic.Code;
import dev.launchway.diagnostic.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;
import javax.lang.model.element.TypeElement;

/** Gathers the diagnostics of one compilation. */
public final class Diagnostics {

    private final List<Diagnostic> all = new ArrayList<>();
    private final Map<String, Set<String>> accepted = new HashMap<>();

    /**
     * Adds a diagnostic.
     *
     * @param diagnostic what was found
     */
    public void add(Diagnostic diagnostic) {
        all.add(diagnostic);
    }

    /**
     * The errors alone.
     *
     * @return diagnostics without warnings
     */
    public Diagnostics errors() {
        Diagnostics errors = new Diagnostics();
        all.stream().filter(Diagnostic::isError).forEach(errors::add);
        return errors;
    }

    /**
     * Adds what was found by itself.
     *
     * @param others other diagnostics
     */
    public void addAll(Diagnostics others) {
        all.addAll(others.all);
        others.accepted.forEach(this::accept);
    }

    /**
     * Leaves out the warnings of an environment file that it accepts.
     *
     * @param file the file, as places name it
     * @param codes what it accepts
     */
    public void accept(String file, Set<String> codes) {
        accepted.computeIfAbsent(file, key -> new HashSet<>()).addAll(codes);
    }

    /**
     * Whether an error was found.
     *
     * @return whether there is at least one error; warnings do not count
     */
    public boolean hasErrors() {
        return all.stream().anyMatch(Diagnostic::isError);
    }

    /**
     * Whether an error of a kind was found.
     *
     * @param code the kind
     * @return whether there is one
     */
    public boolean hasErrorOf(Code code) {
        return all.stream()
                .anyMatch(diagnostic ->
                        diagnostic.isError() && diagnostic.finding().code() == code);
    }

    /**
     * Whether an error stands in a class. Those of its templates do not count: its code is right.
     *
     * @param type a class
     * @return whether an error is anchored at the class or at a member of it
     */
    public boolean hasErrors(TypeElement type) {
        return all.stream()
                .filter(Diagnostic::isError)
                .filter(diagnostic -> diagnostic.finding().code().family() != Code.Family.TEMPLATE)
                .flatMap(diagnostic -> diagnostic.anchor().stream())
                .anyMatch(anchor -> type.equals(ElementNames.type(anchor.element())));
    }

    /**
     * Whether an error stands at a member.
     *
     * @param member a field, a method or a class
     * @return whether an error is anchored at just this element
     */
    public boolean hasErrorAt(Element member) {
        return all.stream()
                .filter(Diagnostic::isError)
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
     * What the compilation tells: each diagnostic once, without suppressed warnings; those with an anchor first, by class, in the
     * order of the source and of discovery.
     *
     * @param compiledHere whether an element stands in a source of this compilation; one in a class file has no line, so the
     *     text names it instead
     * @return the diagnostics, sorted
     */
    public List<Diagnostic> settled(Predicate<Element> compiledHere) {
        List<Diagnostic> sorted = new ArrayList<>(all);
        sorted.removeIf(diagnostic -> Suppressions.cover(diagnostic) || isAccepted(diagnostic));
        sorted.sort(Comparator.comparing(Diagnostics::sortKey));
        Set<Identity> known = new HashSet<>();
        List<Diagnostic> settled = new ArrayList<>();
        for (Diagnostic diagnostic : sorted) {
            Diagnostic one = diagnostic
                    .anchor()
                    .filter(anchor -> !compiledHere.test(anchor.element()))
                    .map(anchor -> diagnostic
                            .adrift()
                            .detail("declared in " + ElementNames.qualified(anchor.element()) + ", a class file here"))
                    .orElse(diagnostic);
            if (known.add(Identity.of(one))) {
                settled.add(one);
            }
        }
        return settled;
    }

    private boolean isAccepted(Diagnostic diagnostic) {
        return !diagnostic.isError()
                && diagnostic
                        .finding()
                        .place()
                        .map(place -> accepted.getOrDefault(place.file(), Set.of()))
                        .filter(codes ->
                                codes.contains(diagnostic.finding().code().id()))
                        .isPresent();
    }

    private static String sortKey(Diagnostic diagnostic) {
        return diagnostic
                .anchor()
                .map(anchor -> place(anchor.element()))
                .orElse("\uffff" + diagnostic.finding().place().map(Place::file).orElse(""));
    }

    /**
     * The outermost class, then the position of each member on the way, so that reports follow the source; nested classes come
     * last, because compilers list them at different places.
     */
    private static String place(Element element) {
        Element outer = element.getEnclosingElement();
        if (!(outer instanceof TypeElement type)) {
            return element instanceof QualifiedNameable named
                    ? named.getQualifiedName().toString()
                    : "";
        }
        return place(type)
                + String.format(
                        Locale.ROOT,
                        "#%d%06d",
                        element instanceof TypeElement ? 1 : 0,
                        type.getEnclosedElements().indexOf(element));
    }

    private record Identity(Element element, long position, String text) {

        static Identity of(Diagnostic one) {
            Anchor anchor = one.anchor().orElse(null);
            return anchor == null
                    ? new Identity(null, -1, one.text())
                    : new Identity(
                            anchor.element(),
                            anchor.code() == null ? -1 : anchor.code().position(),
                            one.text());
        }
    }
}
