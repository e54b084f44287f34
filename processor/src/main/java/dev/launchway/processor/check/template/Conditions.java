package dev.launchway.processor.check.template;

import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.TestInvocationExpression;
import io.pebbletemplates.pebble.node.expression.AndExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ContextVariableExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.NegativeTestExpression;
import io.pebbletemplates.pebble.node.expression.OrExpression;
import io.pebbletemplates.pebble.node.expression.PositiveTestExpression;
import io.pebbletemplates.pebble.node.expression.UnaryNotExpression;
import java.util.ArrayList;
import java.util.List;

/** What holds in the branches of a template: conditions as they are written, so that the same one is known again elsewhere. */
final class Conditions {

    private Conditions() {}

    /**
     * The conditions of a tag {@code if}, as texts.
     *
     * @param node the tag
     * @param template the text of the template
     * @return one for each branch that has one; one that is not found is like no other
     */
    static List<String> texts(IfNode node, String template) {
        List<String> texts = new ArrayList<>();
        String word = "if";
        int from = node.getLineNumber();
        for (var branch : node.getConditionsWithBodies()) {
            int end = template.indexOf("%}", from);
            boolean found = template.startsWith(word, from) && end > 0;
            texts.add(found ? plain(template.substring(from + word.length(), end)) : "#" + from);
            from = branch.getRight().getLineNumber();
            word = "elseif";
        }
        return texts;
    }

    private static String plain(String condition) {
        String text = condition.replaceAll("\\s+", " ").strip();
        return text.endsWith("-") ? text.substring(0, text.length() - 1).strip() : text;
    }

    /** The condition that says that a name has a value. */
    static String defined(String name) {
        return name + " is defined";
    }

    /** The parts of a condition, each of which holds where it does. */
    static List<String> parts(String text) {
        boolean simple = !text.contains(" or ") && text.indexOf('(') < 0;
        return simple ? List.of(text.split(" and ", -1)) : List.of(text);
    }

    /** The opposite of a condition. */
    static String not(String text) {
        boolean one = text.startsWith("not ") && !text.contains(" and ") && !text.contains(" or ");
        return one ? text.substring("not ".length()) : "not " + text;
    }

    /**
     * What an expression proves of names.
     *
     * @param expression a condition
     * @param result what it gives
     * @return the names that have a value then, each as {@link #defined} says it
     */
    static List<String> proved(Expression<?> expression, boolean result) {
        if (expression instanceof UnaryNotExpression not) {
            return proved(not.getChildExpression(), !result);
        }
        boolean both = result ? expression instanceof AndExpression : expression instanceof OrExpression;
        if (both) {
            List<String> all = new ArrayList<>(proved(((BinaryExpression<?>) expression).getLeftExpression(), result));
            all.addAll(proved(((BinaryExpression<?>) expression).getRightExpression(), result));
            return all;
        }
        boolean test =
                result ? expression instanceof PositiveTestExpression : expression instanceof NegativeTestExpression;
        return test
                        && ((BinaryExpression<?>) expression).getLeftExpression()
                                instanceof ContextVariableExpression variable
                        && ((BinaryExpression<?>) expression).getRightExpression()
                                instanceof TestInvocationExpression invoked
                        && invoked.getTestName().equals("defined")
                ? List.of(defined(variable.getName()))
                : List.of();
    }
}
