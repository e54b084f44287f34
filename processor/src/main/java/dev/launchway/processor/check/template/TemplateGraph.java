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
    private final Map<String, Integer> sets = new HashMap<>();

    private final Set<String> imported = new HashSet<>();
    private final Map<String, Origin> origins = new HashMap<>();
    private final Set<String> macros = new HashSet<>();
    private final Set<String> seen = new HashSet<>();

    /** Whether a template is named by a value, so that not all templates are known. */
    private boolean open;

    /** Whether a template is missing or cannot be read, which is reported: what it might bring is not. */
    private boolean incomplete;

    TemplateGraph(TemplateLibrary library, List<String> folders, ParsedTemplate root) {
        this.library = library;
        this.folders = folders;
        statement(root.body(), Place.OUTSIDE);
    }

    /**
     * Whether a name that is not known where it is read may have a value nevertheless.
     *
     * @param name the name
     * @param elsewhere whether it is read in a block of which it is not known where it is shown
     */
    boolean mayBeKnown(String name, boolean elsewhere) {
        return incomplete || (elsewhere && (open || origins.containsKey(name) || imported.contains(name)));
    }

    /** Where else a name is known. */
    Optional<Origin> origin(String name) {
        return Optional.ofNullable(origins.get(name));
    }

    /** Whether a template that is known sets a name, so that a value that it had before may be another one. */
    boolean isSet(String name) {
        return sets.containsKey(name) || imported.contains(name);
    }

    /** Whether a name that a loop, or a tag, gives a value keeps that value. */
    boolean keepsValue(String name) {
        return !open && !isSet(name);
    }

    /** Whether a name is set in one place, so that it holds that value. */
    boolean isSetOnce(String name) {
        return !open && sets.getOrDefault(name, 0) == 1;
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

    /** Where a tag stands. */
    private enum Place {
        OUTSIDE,
        LOOP,
        MACRO,
        INCLUDED
    }

    private void statement(RenderableNode node, Place place) {
        if (node instanceof BodyNode body) {
            body.getChildren().forEach(child -> statement(child, place));
        } else if (node instanceof SetNode set) {
            set(set.getName(), place);
        } else if (node instanceof MacroNode macro) {
            macros.add(macro.getName());
            statement(macro.getBody(), Place.MACRO);
        } else if (node instanceof ForNode loop) {
            known(loop.getIterationVariable(), Origin.VARIABLE);
            statement(loop.getBody(), place == Place.OUTSIDE ? Place.LOOP : place);
            statement(loop.getElseBody(), place);
        } else if (node instanceof IfNode condition) {
            condition.getConditionsWithBodies().forEach(branch -> statement(branch.getRight(), place));
            statement(condition.getElseBody(), place);
        } else if (node instanceof BlockNode block) {
            statement(block.getBody(), place);
        } else if (node instanceof AutoEscapeNode body) {
            statement(body.getBody(), place);
        } else if (node instanceof ParallelNode body) {
            statement(body.getBody(), place);
        } else if (node instanceof PrintNode print) {
            filtered(print.getExpression(), place);
        } else if (node instanceof ExtendsNode extending) {
            follow(extending.getParentExpression(), Place.OUTSIDE);
        } else if (node instanceof Link link) {
            link(link);
        }
    }

    private void set(String name, Place place) {
        sets.merge(name, 1, Integer::sum);
        known(
                name,
                switch (place) {
                    case OUTSIDE -> Origin.LATER;
                    case LOOP -> Origin.LOOP;
                    case MACRO -> Origin.MACRO;
                    case INCLUDED -> Origin.INCLUDED;
                });
    }

    private void known(String name, Origin origin) {
        origins.merge(name, origin, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }

    /** A filter tag is a filter over nodes. */
    private void filtered(Expression<?> expression, Place place) {
        Expression<?> inner = expression;
        while (inner instanceof BinaryExpression<?> binary) {
            inner = binary.getLeftExpression();
        }
        if (inner instanceof RenderableNodeExpression nodes) {
            statement(nodes.getNode(), place);
        }
    }

    private void link(Link link) {
        if (link.imports()) {
            imported.addAll(link.names());
            macros.addAll(link.names());
        }
        if (link.with() != null) {
            variables(link.with());
        }
        link.blocks().forEach(block -> statement(block, Place.INCLUDED));
        follow(link.target(), Place.INCLUDED);
    }

    private void variables(MapExpression with) {
        for (Expression<?> key : with.getEntries().keySet()) {
            constant(key).ifPresentOrElse(name -> known(name, Origin.HANDED_OVER), () -> open = true);
        }
    }

    private void follow(Expression<?> target, Place place) {
        Optional<String> name = constant(target);
        if (name.isEmpty()) {
            open = true;
        } else if (seen.add(name.get())) {
            library.find(folders, name.get(), fault -> incomplete = true)
                    .ifPresentOrElse(template -> statement(template.body(), place), () -> incomplete = true);
        }
    }
}
