package dev.launchway.processor.check.template;

import io.pebbletemplates.pebble.node.AutoEscapeNode;
import io.pebbletemplates.pebble.node.BlockNode;
import io.pebbletemplates.pebble.node.BodyNode;
import io.pebbletemplates.pebble.node.IfNode;
import io.pebbletemplates.pebble.node.ParallelNode;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.SetNode;
import java.util.Set;
import java.util.TreeSet;

/** The names that a part of a template sets for what follows in it; those of loops and macros within end with these. */
final class SetNames {

    private final Set<String> names = new TreeSet<>();

    private SetNames() {}

    static Set<String> in(RenderableNode node) {
        SetNames sets = new SetNames();
        sets.add(node);
        return sets.names;
    }

    private void add(RenderableNode node) {
        if (node instanceof BodyNode body) {
            body.getChildren().forEach(this::add);
        } else if (node instanceof SetNode set) {
            names.add(set.getName());
        } else if (node instanceof IfNode condition) {
            condition.getConditionsWithBodies().forEach(branch -> add(branch.getRight()));
            add(condition.getElseBody());
        } else if (node instanceof BlockNode block) {
            add(block.getBody());
        } else if (node instanceof AutoEscapeNode body) {
            add(body.getBody());
        } else if (node instanceof ParallelNode body) {
            add(body.getBody());
        }
    }
}
