package dev.launchway.engine.template;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.expression.AddExpression;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.ConcatenateExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.operator.BinaryOperator;
import io.pebbletemplates.pebble.operator.BinaryOperatorImpl;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.OperatorUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The operators that join text with other values: these have the text that <code>{{ }}</code> would write. */
final class TextOperators {

    private TextOperators() {}

    /** The operators of an extension, those that join text replaced. */
    static List<BinaryOperator> inPlaceOf(List<BinaryOperator> all, ValueReader values) {
        List<BinaryOperator> own = new ArrayList<>(all.size());
        for (BinaryOperator operator : all) {
            own.add(
                    switch (operator.getSymbol()) {
                        case "+" -> like(operator, () -> new Add(values));
                        case "~" -> like(operator, () -> new Concatenate(values));
                        default -> operator;
                    });
        }
        return own;
    }

    private static BinaryOperator like(BinaryOperator operator, Supplier<BinaryExpression<?>> made) {
        return new BinaryOperatorImpl(
                operator.getSymbol(), operator.getPrecedence(), made, operator.getType(), operator.getAssociativity());
    }

    private static final class Concatenate extends ConcatenateExpression {

        private final ValueReader values;

        Concatenate(ValueReader values) {
            this.values = values;
        }

        @Override
        public void setLeft(Expression<?> left) {
            super.setLeft(new ValueVisitor.Mapped(left, values::text));
        }

        @Override
        public void setRight(Expression<?> right) {
            super.setRight(new ValueVisitor.Mapped(right, values::text));
        }
    }

    private static final class Add extends AddExpression {

        private final ValueReader values;

        Add(ValueReader values) {
            this.values = values;
        }

        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            try {
                Object left = getLeftExpression().evaluate(self, context);
                Object right = getRightExpression().evaluate(self, context);
                boolean text = left instanceof String || right instanceof String;
                return text ? String.valueOf(values.text(left)) + values.text(right) : OperatorUtils.add(left, right);
            } catch (RuntimeException e) {
                throw new PebbleException(e, "Could not perform addition", getLineNumber(), self.getName());
            }
        }
    }
}
