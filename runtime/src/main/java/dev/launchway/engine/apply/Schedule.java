package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.plan.EnvironmentPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order of one host's roots: each after those that it waits for, else as the environment lists them.
 *
 * <p>Roots of other hosts count as done.
 */
final class Schedule {

    private final EnvironmentPlan plan;
    private final List<ExpandedRoot> roots;
    private final Map<Integer, ExpandedRoot> here = new HashMap<>();

    Schedule(EnvironmentPlan plan, List<ExpandedRoot> rootsOfHost) {
        this.plan = plan;
        this.roots = rootsOfHost;
        for (ExpandedRoot root : rootsOfHost) {
            here.put(root.plan().index(), root);
        }
    }

    List<ExpandedRoot> order() {
        List<ExpandedRoot> ordered = new ArrayList<>();
        Map<Integer, Boolean> placed = new HashMap<>();
        for (ExpandedRoot root : roots) {
            place(root, placed, ordered);
        }
        return ordered;
    }

    /** Puts what a root waits for before it; the compiler has proved that this ends. */
    private void place(ExpandedRoot root, Map<Integer, Boolean> placed, List<ExpandedRoot> ordered) {
        if (placed.putIfAbsent(root.plan().index(), Boolean.TRUE) != null) {
            return;
        }
        for (ExpandedRoot awaited : awaited(root)) {
            place(awaited, placed, ordered);
        }
        ordered.add(root);
    }

    /** The roots of this host that a root waits for. */
    List<ExpandedRoot> awaited(ExpandedRoot root) {
        List<ExpandedRoot> awaited = new ArrayList<>();
        for (int group : plan.awaitedGroups(root.plan().index())) {
            for (int member : plan.groups().get(group).members()) {
                ExpandedRoot other = here.get(member);
                if (other != null && member != root.plan().index() && !awaited.contains(other)) {
                    awaited.add(other);
                }
            }
        }
        return awaited;
    }
}
