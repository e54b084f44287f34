package dev.launchway.processor.report;

import dev.launchway.diagnostic.Code;
import dev.launchway.text.DidYouMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.QualifiedNameable;

/**
 * The warnings that a service's authors accept: by {@code @SuppressWarnings("LW213")} at the element, or around it. Errors are
 * never suppressed.
 */
public final class Suppressions {

    private static final Pattern OURS = Pattern.compile("LW[0-9]+[A-Z0-9]*");

    private Suppressions() {}

    /** Whether a diagnostic is a warning that is suppressed where it stands. */
    static boolean cover(Diagnostic diagnostic) {
        if (diagnostic.isError() || diagnostic.anchor().isEmpty()) {
            return false;
        }
        String code = diagnostic.finding().code().id();
        for (Element at = diagnostic.anchor().get().element(); at != null; at = at.getEnclosingElement()) {
            for (AnnotationMirror annotation : at.getAnnotationMirrors()) {
                if (tokens(annotation).stream().anyMatch(token -> code.equals(token.getValue()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Reports suppressions of what does not exist, or cannot be suppressed.
     *
     * @param round a round of the compilation
     * @param diagnostics where the reports go
     */
    public static void check(RoundEnvironment round, Diagnostics diagnostics) {
        for (Element element : round.getElementsAnnotatedWith(SuppressWarnings.class)) {
            for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
                for (AnnotationValue token : tokens(annotation)) {
                    String name = String.valueOf(token.getValue());
                    if (OURS.matcher(name.toUpperCase(Locale.ROOT)).matches()) {
                        fault(name)
                                .ifPresent(fault -> diagnostics.add(fault.at(new Anchor(element, annotation, token))));
                    }
                }
            }
        }
    }

    /**
     * Looks at one suppression.
     *
     * @param token what it names
     * @return a warning, still without a place; empty where it names what can be suppressed
     */
    public static Optional<Diagnostic> fault(String token) {
        String id = token.strip().toUpperCase(Locale.ROOT);
        Optional<Code> code = Code.of(id);
        if (code.filter(Code::suppressible).isPresent() && id.equals(token)) {
            return Optional.empty();
        }
        List<String> family = Arrays.stream(Code.values())
                .filter(Code::suppressible)
                .map(Code::id)
                .filter(one -> id.startsWith(one.substring(0, 3)))
                .toList();
        String statement = code.isPresent() && !code.get().suppressible()
                ? token + " is an error, and errors are not suppressed"
                : "there is no warning '" + token + "' to suppress" + DidYouMean.ending(id, family);
        return Optional.of(Diagnostic.warning(Code.LW196_UNKNOWN_SUPPRESSION, statement)
                .help("java -jar plan.jar explain shows all codes"));
    }

    private static List<AnnotationValue> tokens(AnnotationMirror annotation) {
        List<AnnotationValue> tokens = new ArrayList<>();
        if (annotation.getAnnotationType().asElement() instanceof QualifiedNameable type
                && type.getQualifiedName().contentEquals(SuppressWarnings.class.getName())) {
            for (AnnotationValue value : annotation.getElementValues().values()) {
                if (value.getValue() instanceof List<?> list) {
                    for (Object one : list) {
                        tokens.add((AnnotationValue) one);
                    }
                } else {
                    tokens.add(value);
                }
            }
        }
        return tokens;
    }
}
