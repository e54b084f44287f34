package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.facts.Observations;
import dev.launchway.plan.Phase;
import java.util.List;

/** Tells which root components can be proven to be unchanged by facts: those whose components decide by what their probes show. */
final class Provability {

    private Provability() {}

    /** What takes note of what the verifies of a root component are shown; it gathers nothing where that is of no use. */
    static Observations observations(ExpandedRoot root) {
        String why = why(root.node());
        return why.isEmpty() ? new Observations() : Observations.unprovable(why);
    }

    /** Why a component, or one below it, keeps its root from being proven; empty where none does. */
    private static String why(Node node) {
        List<Phase> phases = node.definition().members().phases();
        if (phases.contains(Phase.OPEN) || phases.contains(Phase.CLOSE)) {
            return node.breadcrumb() + " is opened or closed in each run";
        }
        if (phases.contains(Phase.VERIFY) && !node.definition().observed()) {
            return node.breadcrumb() + " has a verify, and its class is not @Observed";
        }
        for (Node child : node.children()) {
            String why = why(child);
            if (!why.isEmpty()) {
                return why;
            }
        }
        return "";
    }
}
