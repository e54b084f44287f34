package dev.launchway.processor.check.template;

import dev.launchway.processor.template.Link;
import dev.launchway.processor.template.ParsedTemplate;
import io.pebbletemplates.pebble.node.AutoEscapeNode;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.ExtendsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.MacroNode;
import io.pebbletemplates.pebble.node.ParallelNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import io.pebbletemplates.pebble.node.expression.BinaryExpression;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.node.expression.MapExpression;
import io.pebbletemplates.pebble.node.expression.RenderableNodeExpression;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a template and all that it includes, imports or extends say together: the names that are set, whose values cross from one
 * template to the other, and the macros.
 */
final class TemplateGraph {

    private final TemplateLibrary library;
    private final List<String> folders;
    private final Map<String, Integer> assigned = new HashMap<>();
    private final Set<String> macros = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    /** Whether a template is named by a value, so that not all templates are known. */
    private boolean open;

    /** Whether a template is missing or cannot be read, which is reported: what it might bring is not. */
    private boolean incomplete;

    TemplateGraph(TemplateLibrary library, List<String> folders, ParsedTemplate root) {
        this.library = library;
        this.folders = folders;
        statement(root.body());
    }

    /** Whether a name is given a value somewhere. */
    boolean isAssigned(String name) {
        return open || incomplete || assigned.containsKey(name);
    }

    /** Whether a template that is known gives a name a value. */
    boolean isSet(String name) {
        return assigned.containsKey(name);
    }

    /** Whether a name is given a value in one place, so that it holds that value. */
    boolean isAssignedOnce(String name) {
        return !open && assigned.getOrDefault(name, 0) == 1;
    }

    boolean hasMacro(String name) {
        return open || incomplete || macros.contains(name);
    }

    Set<String> macros() {
        return macros;
    }

    /** The name of a template that a tag names, where it is written there. */
    static Optional<String> constant(Expression<?> target) {
        return target instanceof LiteralStringExpression text ? Optional.of(text.getValue()) : Optional.empty();
    }

    private void statement(RenderableNode node) {
        if (node instanceof BodyNode body) {
            body.getChildren().forEach(this::statement);
        } else if (node instanceof SetNode set) {
            assign(set.getName());
        } else if (node instanceof MacroNode macro) {
            macros.add(macro.getName());
            statement(macro.getBody());
        } else if (node instanceof ForNode loop) {
            assign(loop.getIterationVariable());
            statement(loop.getBody());
            statement(loop.getElseBody());
        } else if (node instanceof IfNode condition) {
            condition.getConditionsWithBodies().forEach(branch -> statement(branch.getRight()));
            statement(condition.getElseBody());
        } else if (node instanceof BlockNode block) {
            statement(block.getBody());
        } else if (node instanceof AutoEscapeNode body) {
            statement(body.getBody());
        } else if (node instanceof ParallelNode body) {
            statement(body.getBody());
        } else if (node instanceof PrintNode print) {
            filtered(print.getExpression());
        } else if (node instanceof ExtendsNode extending) {
            follow(extending.getParentExpression());
        } else if (node instanceof Link link) {
            link(link);
        }
    }

    /** A filter tag is a filter over nodes. */
    private void filtered(Expression<?> expression) {
        Expression<?> inner = expression;
        while (inner instanceof BinaryExpression<?> binary) {
            inner = binary.getLeftExpression();
        }
        if (inner instanceof RenderableNodeExpression nodes) {
            statement(nodes.getNode());
        }
    }

    private void link(Link link) {
        if (link.imports()) {
            link.names().forEach(this::assign);
            macros.addAll(link.names());
        }
        if (link.with() != null) {
            variables(link.with());
        }
        link.blocks().forEach(this::statement);
        follow(link.target());
    }

    private void variables(MapExpression with) {
        for (Expression<?> key : with.getEntries().keySet()) {
            constant(key).ifPresentOrElse(this::assign, () -> open = true);
        }
    }

    private void follow(Expression<?> target) {
        Optional<String> name = constant(target);
        if (name.isEmpty()) {
            open = true;
        } else if (seen.add(name.get())) {
            library.find(folders, name.get(), fault -> incomplete = true)
                    .ifPresentOrElse(template -> statement(template.body()), () -> incomplete = true);
        }
    }

    private void assign(String name) {
        assigned.merge(name, 1, Integer::sum);
    }
}
