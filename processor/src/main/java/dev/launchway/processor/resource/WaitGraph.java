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
     */
    record Group(String key, boolean reverse, List<Integer> members) {}

    private final DeployedResources resources;
    private final Set<Element> without;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Integer>> awaited = new ArrayList<>();

    private WaitGraph(DeployedResources resources, Set<Element> without) {
        this.resources = resources;
        this.without = without;
        for (int i = 0; i < resources.roots().size(); i++) {
            awaited.add(new ArrayList<>());
        }
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
            int group = graph.group(need, root, false, () -> graph.late(providers, need.key()));
            if (!graph.groups.get(group).members().isEmpty()) {
                graph.await(root.index(), group);
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
            if (!need.requirement().reverse()) {
                graph.await(root.index(), graph.group(need, root, false, () -> providers));
                return;
            }
            int before = graph.groups.size();
            int group = graph.group(need, root, true, ArrayList::new);
            List<Integer> members = graph.groups.get(group).members();
            if (members.isEmpty() || members.get(members.size() - 1) != root.index()) {
                members.add(root.index());
            }
            if (group == before) {
                providers.forEach(provider -> graph.await(provider, group));
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
                boolean counts = !tree.providesItself(need)
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

    /** The number of a group; its members are looked for when it is new. */
    private int group(Need need, Root root, boolean reverse, Supplier<List<Integer>> members) {
        String scope = need.sameHost() ? root.host().name() : "*";
        String id = (reverse ? "<" : ">") + scope + " " + need.key();
        Integer known = numbers.putIfAbsent(id, groups.size());
        if (known == null) {
            groups.add(new Group(need.key(), reverse, members.get()));
            return groups.size() - 1;
        }
        return known;
    }

    private void await(int root, int group) {
        List<Integer> waits = awaited.get(root);
        if (!waits.contains(group)) {
            waits.add(group);
        }
    }

    /** The groups, by number. */
    List<Group> groups() {
        return groups;
    }

    /** The groups that a root component waits for. */
    List<Integer> awaited(int root) {
        return awaited.get(root);
    }

    /** The graph: root components by their index, then the groups; edges go from what comes first. */
    Digraph digraph() {
        int roots = awaited.size();
        Digraph graph = new Digraph(roots + groups.size());
        for (int group = 0; group < groups.size(); group++) {
            for (int member : groups.get(group).members()) {
                graph.edge(member, roots + group);
            }
        }
        for (int root = 0; root < roots; root++) {
            for (int group : awaited.get(root)) {
                graph.edge(roots + group, root);
            }
        }
        return graph;
    }

    /** The root components in order; fewer than all when there is a cycle. */
    int[] order() {
        return TopologicalOrder.of(digraph(), awaited.size());
    }
}
