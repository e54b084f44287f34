package dev.launchway.engine.template;

import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import io.pebbletemplates.pebble.utils.Pair;
import java.util.List;
import java.util.function.Function;

/** Puts this project's text form around what a template prints, and its truth around what it asks. */
final class ValueVisitor extends AbstractNodeVisitor {

    private final ValueReader values;

    ValueVisitor(PebbleTemplateImpl template, ValueReader values) {
        super(template);
        this.values = values;
    }

    @Override
    public void visit(PrintNode node) {
        node.setExpression(new Mapped(node.getExpression(), values::text));
    }

    @Override
    public void visit(IfNode node) {
        List<Pair<Expression<?>, BodyNode>> branches = node.getConditionsWithBodies();
        for (int i = 0; i < branches.size(); i++) {
            Pair<Expression<?>, BodyNode> branch = branches.get(i);
            branches.set(i, new Pair<>(new Mapped(branch.getLeft(), ValueReader::holds), branch.getRight()));
        }
        super.visit(node);
    }

    /** An expression with another one's value, seen otherwise. */
    record Mapped(Expression<?> inner, Function<Object, Object> mapping) implements Expression<Object> {

        @Override
        public Object evaluate(PebbleTemplateImpl self, EvaluationContextImpl context) {
            return mapping.apply(inner.evaluate(self, context));
        }

        @Override
        public int getLineNumber() {
            return inner.getLineNumber();
        }

        @Override
        public void accept(NodeVisitor visitor) {
            inner.accept(visitor);
        }
    }
}
