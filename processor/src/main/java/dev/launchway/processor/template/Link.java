package dev.launchway.processor.template;

import io.pebbletemplates.pebble.extension.NodeVisitor;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.io.Writer;
import java.util.List;

/**
 * A tag that names another template. Pebble's own nodes for these tags do not tell what they hold.
 *
 * @param tag {@code include}, {@code embed}, {@code import} or {@code from}
 * @param target the other template
 * @param with the variables that it gets, or {@code null}
 * @param names the names that an import makes known: an alias, or macros
 * @param blocks the blocks that {@code embed} overrides
 */
public record Link(String tag, Expression<?> target, MapExpression with, List<String> names, List<BlockNode> blocks)
        implements RenderableNode {

    public boolean imports() {
        return tag.equals("import") || tag.equals("from");
    }

    @Override
    public void render(PebbleTemplateImpl self, Writer writer, EvaluationContextImpl context) {
        throw new UnsupportedOperationException("only read");
    }

    @Override
    public void accept(NodeVisitor visitor) {
        visitor.visit(this);
    }
}
