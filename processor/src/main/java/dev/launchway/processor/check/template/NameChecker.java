package dev.launchway.processor.check.template;

import dev.launchway.diagnostic.Code;
import dev.launchway.template.TemplateWords;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import java.util.Optional;

/** Looks up the names that expressions begin with. */
final class NameChecker {

    private final TemplateChecker checker;

    NameChecker(TemplateChecker checker) {
        this.checker = checker;
    }

    /** What is known of the value of a name, which is reported where it may have none. */
    StaticType typeOf(ContextVariableExpression variable, Scope scope, Certainty certainty) {
        String name = variable.getName();
        Optional<Scope.Name> found = scope.find(name);
        StaticType type = found.map(Scope.Name::type).orElse(StaticType.UNKNOWN);
        if (certainty.guarded()) {
            return type;
        }
        switch (scope.knowledge(name)) {
            case KNOWN, PERHAPS_NEXT_ROUND -> {}
            case PERHAPS -> {
                String where = found.orElseThrow().place();
                checker.report(
                        Code.LW403_UNKNOWN_NAME,
                        variable.getLineNumber(),
                        "'" + name + "' may have no value here: it is set under a condition"
                                + (where.isEmpty() ? "" : " (" + where + ")"),
                        "set it before the condition or in each branch, or write {{ " + name + " | default(\"…\") }}");
                scope.put(name, type);
            }
            case NEXT_ROUND -> {
                checker.report(
                        Code.LW403_UNKNOWN_NAME,
                        variable.getLineNumber(),
                        "'" + name + "' has no value here in the first round of the loop, which sets it later",
                        "set it before the loop, or write {{ " + name + " | default(\"…\") }}");
                scope.put(name, type);
            }
            case UNKNOWN -> unknown(name, variable.getLineNumber());
        }
        return type;
    }

    private void unknown(String name, int offset) {
        Optional<Origin> origin = checker.graph().origin(name);
        if (checker.mayBeKnown(name)) {
            return;
        }
        if (checker.started().contains(name)) {
            checker.report(Code.LW403_UNKNOWN_NAME, offset, unknownRoot(name), TemplateWords.passToMacro(name));
        } else if (origin.isPresent()) {
            checker.report(
                    Code.LW403_UNKNOWN_NAME,
                    offset,
                    origin.get().statement(name),
                    origin.get().help());
        } else if (isAfterDash(offset)) {
            checker.report(
                    Code.LW403_UNKNOWN_NAME,
                    offset,
                    unknownRoot(name),
                    "a key with a dash stands in brackets, as in host.data['my-key']");
        } else {
            checker.reportUnknown(offset, unknownRoot(name), name, checker.started());
        }
    }

    private String unknownRoot(String name) {
        return TemplateWords.unknownRoot(name, checker.started());
    }

    /** Whether a name was meant to be the rest of another one. */
    private boolean isAfterDash(int offset) {
        return offset > 1
                && checker.text().charAt(offset - 1) == '-'
                && Character.isLetterOrDigit(checker.text().charAt(offset - 2));
    }

    /** Whether a tag that takes the name of a file has one without quotes, which is reported. */
    boolean isFileWithoutQuotes(Expression<?> target, Scope scope) {
        boolean unknown = target instanceof ContextVariableExpression variable
                && scope.knowledge(variable.getName()) == Scope.Knowledge.UNKNOWN
                && checker.graph().origin(variable.getName()).isEmpty()
                && !checker.mayBeKnown(variable.getName());
        if (unknown) {
            String name = ((ContextVariableExpression) target).getName();
            checker.report(
                    Code.LW403_UNKNOWN_NAME,
                    target.getLineNumber(),
                    unknownRoot(name),
                    "the name of a file stands in quotes, as in \"" + name + ".conf\"");
        }
        return unknown;
    }
}
