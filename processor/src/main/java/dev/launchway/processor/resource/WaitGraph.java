package dev.launchway.processor.resource;

import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.graph.Digraph;
import dev.launchway.processor.graph.TopologicalOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;

/**
 * Which root components wait for which others. They wait for groups, so that a resource with many providers and many requirers
 * takes as many edges as it has members, and not the product.
 */
final class WaitGraph {

    /**
     * Root components that others wait for.
     *
     * @param key the resource's key
     * @param reverse whether the members require it, and the others provide it
     * @param members indexes of root components
     * @param waiting indexes of the root components that wait for them, sorted
     */
    record Group(String key, boolean reverse, List<Integer> members, List<Integer> waiting) {}

    private final DeployedResources resources;
    private final Set<Element> without;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> known = new HashMap<>();

    private WaitGraph(DeployedResources resources, Set<Element> without) {
        this.resources = resources;
        this.without = without;
    }

    /**
     * The flow of values: who configures waits for those whose values are not known before they are configured.
     *
     * @param resources the resources of an environment
     * @param without requirements to leave out
     */
    static WaitGraph ofValues(DeployedResources resources, Set<Element> without) {
        WaitGraph graph = new WaitGraph(resources, without);
        graph.eachNeed((root, need, providers) -> {
            Group group = graph.group(need, root, false, () -> graph.late(providers, need.key()));
            if (!group.members().isEmpty()) {
                addOnce(root.index(), group.waiting());
            }
        });
        return graph;
    }

    /**
     * The deployment: requirers wait for providers, with {@code reverse} providers for requirers.
     *
     * @param resources the resources of an environment
     * @param without requirements to leave out
     */
    static WaitGraph ofDeployment(DeployedResources resources, Set<Element> without) {
        WaitGraph graph = new WaitGraph(resources, without);
        graph.eachNeed((root, need, providers) -> {
            if (need.requirement().reverse()) {
                Group group = graph.group(need, root, true, ArrayList::new);
                addOnce(root.index(), group.members());
                if (group.waiting().isEmpty()) {
                    group.waiting().addAll(providers);
                }
            } else {
                addOnce(
                        root.index(),
                        graph.group(need, root, false, () -> providers).waiting());
            }
        });
        return graph;
    }

    private interface NeedVisitor {
        void visit(Root root, Need need, List<Integer> providers);
    }

    private void eachNeed(NeedVisitor visitor) {
        for (Root root : resources.roots()) {
            ResourceTree tree = resources.tree(root.index());
            for (Need need : tree.needs()) {
                List<Integer> providers = resources.providers(need, root).roots();
                boolean counts = !need.peers()
                        && !tree.providesItself(need)
                        && !without.contains(need.requirement().field());
                if (counts && !providers.isEmpty()) {
                    visitor.visit(root, need, providers);
                }
            }
        }
    }

    private List<Integer> late(List<Integer> providers, String key) {
        return providers.stream().filter(provider -> isLate(provider, key)).toList();
    }

    private boolean isLate(int provider, String key) {
        for (Offer offer : resources.tree(provider).offers()) {
            if (offer.key().equals(key) && !offer.early()) {
                return true;
            }
        }
        return false;
    }

    /** A group; its members are looked for when it is new. */
    private Group group(Need need, Root root, boolean reverse, Supplier<List<Integer>> members) {
        String scope = need.sameHost() ? root.host().name() : "*";
        String id = (reverse ? "<" : ">") + scope + " " + need.key();
        Group group = known.get(id);
        if (group == null) {
            group = new Group(need.key(), reverse, members.get(), new ArrayList<>());
            known.put(id, group);
            groups.add(group);
        }
        return group;
    }

    /** Adds the index of a root component to those before it: they come sorted, one as often as it has needs. */
    private static void addOnce(int root, List<Integer> sorted) {
        if (sorted.isEmpty() || sorted.get(sorted.size() - 1) != root) {
            sorted.add(root);
        }
    }

    /** The groups, by number. */
    List<Group> groups() {
        return groups;
    }

    /** The graph: root components by their index, then the groups; edges go from what comes first. */
    Digraph digraph() {
        int roots = resources.roots().size();
        Digraph graph = new Digraph(roots + groups.size());
        for (int i = 0; i < groups.size(); i++) {
            for (int member : groups.get(i).members()) {
                graph.edge(member, roots + i);
            }
            for (int waiting : groups.get(i).waiting()) {
                graph.edge(roots + i, waiting);
            }
        }
        return graph;
    }

    /** The root components in order; fewer than all when there is a cycle. */
    int[] order() {
        return TopologicalOrder.of(digraph(), resources.roots().size());
    }
}
