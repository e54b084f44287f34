package dev.launchway.cli.overview;

import dev.launchway.annotation.Scope;
import dev.launchway.cli.overview.Overview.HostView;
import dev.launchway.cli.overview.Overview.NodeView;
import dev.launchway.cli.overview.Overview.Place;
import dev.launchway.cli.overview.Overview.ProviderView;
import dev.launchway.cli.overview.Overview.RequirerView;
import dev.launchway.cli.overview.Overview.ResourceView;
import dev.launchway.cli.overview.Overview.RootView;
import dev.launchway.cli.overview.Overview.WaitView;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RequirementMember;
import dev.launchway.plan.RootPlan;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads an overview from an expanded environment. */
public final class OverviewBuilder {

    private final ExpandedEnvironment expanded;
    private final EnvironmentPlan plan;
    private final int[] steps;
    private final Map<String, List<RequirerView>> requirers = new TreeMap<>();
    private int components;

    private OverviewBuilder(ExpandedEnvironment expanded) {
        this.expanded = expanded;
        this.plan = expanded.plan();
        this.steps = new int[expanded.roots().size()];
    }

    /**
     * Reads an overview.
     *
     * @param expanded the configured environment
     * @return what there is to show
     */
    public static Overview of(ExpandedEnvironment expanded) {
        return new OverviewBuilder(expanded).build();
    }

    private Overview build() {
        List<HostView> hosts = new ArrayList<>();
        for (HostPlan host : plan.hostPlans()) {
            List<RootView> roots = new ArrayList<>();
            for (ExpandedRoot root : expanded.roots()) {
                if (root.plan().host().name().equals(host.name())) {
                    roots.add(root(root));
                }
            }
            hosts.add(new HostView(
                    host.name(), host.fqdn(), host.platform().orElse(""), host.ignored(), List.copyOf(roots)));
        }
        return new Overview(plan.name(), List.copyOf(hosts), components, resources());
    }

    private RootView root(ExpandedRoot root) {
        Place at = place(root.plan());
        List<WaitView> waits = new ArrayList<>();
        for (int group : plan.awaitedGroups(root.plan().index())) {
            List<Place> awaited = new ArrayList<>();
            for (int member : plan.groups().get(group).members()) {
                if (member != root.plan().index()) {
                    awaited.add(place(plan.roots().get(member)));
                }
            }
            if (!awaited.isEmpty()) {
                waits.add(new WaitView(plan.groups().get(group).key(), awaited));
            }
        }
        return new RootView(
                at,
                root.plan().features(),
                root.plan().ignored(),
                step(root.plan().index()),
                waits,
                node(root.node(), at));
    }

    private int step(int root) {
        if (plan.roots().get(root).ignored()) {
            return 0;
        }
        if (steps[root] == 0) {
            int before = 0;
            for (int group : plan.awaitedGroups(root)) {
                ResourceGroup awaited = plan.groups().get(group);
                for (int member : awaited.members()) {
                    before = member == root ? before : Math.max(before, step(member));
                }
            }
            steps[root] = before + 1;
        }
        return steps[root];
    }

    private NodeView node(Node node, Place at) {
        components++;
        for (RequirementMember requirement : node.definition().members().requirements()) {
            if (requirement.scope() == Scope.ALL_HOSTS || isProvided(requirement.key(), at.host())) {
                requirers
                        .computeIfAbsent(requirement.key(), key -> new ArrayList<>())
                        .add(new RequirerView(at, node.breadcrumb()));
            }
        }
        List<NodeView> parts = new ArrayList<>();
        for (Node child : node.children()) {
            parts.add(node(child, at));
        }
        Node parent = node.parent();
        String name = parent == null
                ? node.breadcrumb()
                : node.breadcrumb().substring(parent.breadcrumb().length() + " > ".length());
        return new NodeView(name, node.definition().type().getName(), List.copyOf(parts));
    }

    private boolean isProvided(String key, String host) {
        for (ProvidedValue provided : expanded.resources()) {
            if (provided.key().equals(key)
                    && plan.roots().get(provided.root()).host().name().equals(host)) {
                return true;
            }
        }
        return false;
    }

    private List<ResourceView> resources() {
        Map<String, List<ProviderView>> providers = new TreeMap<>();
        for (ProvidedValue provided : expanded.resources()) {
            providers
                    .computeIfAbsent(provided.key(), key -> new ArrayList<>())
                    .add(new ProviderView(place(plan.roots().get(provided.root())), text(provided.value())));
        }
        for (String key : requirers.keySet()) {
            providers.putIfAbsent(key, List.of());
        }
        List<ResourceView> result = new ArrayList<>();
        for (Map.Entry<String, List<ProviderView>> entry : providers.entrySet()) {
            result.add(new ResourceView(
                    entry.getKey(), entry.getValue(), requirers.getOrDefault(entry.getKey(), List.of())));
        }
        return List.copyOf(result);
    }

    private static Place place(RootPlan root) {
        return new Place(root.host().name(), root.name());
    }

    /** Data is shown; of an object that is not data, its class. */
    private static String text(Object value) {
        boolean data = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Record
                || value instanceof Comparable<?>
                || value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value instanceof Optional<?>
                || value instanceof TemporalAmount;
        return data ? value.toString() : value.getClass().getSimpleName();
    }
}
