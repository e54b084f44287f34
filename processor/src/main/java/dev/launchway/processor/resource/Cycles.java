package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.graph.ShortestCycle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;

/**
 * Finds the cycles of an environment: in each tangle a shortest one, then, with its first requirement left out, the next, until
 * none is left. So each cycle is found once, whatever the number of hosts that repeat it.
 */
public final class Cycles {

    /**
     * One step of a cycle.
     *
     * @param requirer who requires
     * @param need what is required
     * @param provider who provides
     * @param offer what is provided
     */
    public record Step(Root requirer, Need need, Root provider, Offer offer) {

        /** The members, without the hosts. */
        public String signature() {
            return need.display() + "<" + offer.display();
        }
    }

    private final DeployedResources resources;
    private final BiFunction<DeployedResources, Set<Element>, WaitGraph> graphs;
    private final Set<Element> without;
    private final boolean values;
    private final List<List<Step>> found = new ArrayList<>();

    private Cycles(DeployedResources resources, boolean values, Set<Element> without) {
        this.resources = resources;
        this.values = values;
        this.graphs = values ? WaitGraph::ofValues : WaitGraph::ofDeployment;
        this.without = new HashSet<>(without);
    }

    /** The cycles of values. */
    public static List<List<Step>> ofValues(DeployedResources resources) {
        return new Cycles(resources, true, Set.of()).find();
    }

    /**
     * The cycles of the deployment.
     *
     * @param resources the resources of an environment
     * @param known cycles of values: those are cycles of the deployment too, and are not repeated
     */
    public static List<List<Step>> ofDeployment(DeployedResources resources, List<List<Step>> known) {
        Set<Element> without = new HashSet<>();
        known.forEach(cycle -> without.add(cycle.get(0).need().requirement().field()));
        return new Cycles(resources, false, without).find();
    }

    private List<List<Step>> find() {
        Map<String, Integer> kinds = new HashMap<>();
        while (true) {
            WaitGraph graph = graphs.apply(resources, without);
            int roots = resources.roots().size();
            List<List<Integer>> cycles =
                    ShortestCycle.in(graph.digraph(), node -> node < roots ? kind(node, kinds) : -1);
            if (cycles.isEmpty()) {
                return found;
            }
            for (List<Integer> cycle : cycles) {
                List<Step> steps = rotated(steps(cycle, graph));
                boolean fresh = without.add(steps.get(0).need().requirement().field());
                if (fresh) {
                    found.add(steps);
                }
            }
        }
    }

    private int kind(int root, Map<String, Integer> kinds) {
        return kinds.computeIfAbsent(resources.roots().get(root).component().binaryName(), name -> kinds.size());
    }

    private List<Step> steps(List<Integer> cycle, WaitGraph graph) {
        List<Step> steps = new ArrayList<>();
        int roots = resources.roots().size();
        for (int i = 0; i < cycle.size(); i += 2) {
            Root before = resources.roots().get(cycle.get(i));
            WaitGraph.Group group = graph.groups().get(cycle.get(i + 1) - roots);
            Root after = resources.roots().get(cycle.get((i + 2) % cycle.size()));
            steps.add(group.reverse() ? step(before, after, group) : step(after, before, group));
        }
        return steps;
    }

    private Step step(Root requirer, Root provider, WaitGraph.Group group) {
        Need need = resources.tree(requirer.index()).needs().stream()
                .filter(one -> matches(one, group)
                        && (!one.sameHost()
                                || requirer.host().name().equals(provider.host().name())))
                .findFirst()
                .orElseThrow();
        Offer offer = resources.tree(provider.index()).offers().stream()
                .filter(one -> one.key().equals(group.key()) && (!values || !one.early()))
                .findFirst()
                .orElseThrow();
        return new Step(requirer, need, provider, offer);
    }

    private boolean matches(Need need, WaitGraph.Group group) {
        boolean direction = values || need.requirement().reverse() == group.reverse();
        return direction
                && need.key().equals(group.key())
                && !without.contains(need.requirement().field());
    }

    /** Starts a cycle at the step with the smallest signature. */
    private static List<Step> rotated(List<Step> steps) {
        int first = 0;
        for (int i = 1; i < steps.size(); i++) {
            first = steps.get(i).signature().compareTo(steps.get(first).signature()) < 0 ? i : first;
        }
        List<Step> rotated = new ArrayList<>(steps.subList(first, steps.size()));
        rotated.addAll(steps.subList(0, first));
        return rotated;
    }
}
