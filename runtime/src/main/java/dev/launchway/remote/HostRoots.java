package dev.launchway.remote;

import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.RequirementMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which root components a host configures: those that are deployed there, and of those that are left alone the ones whose values
 * these take from their own host. The others stay on the controller, with all that is theirs.
 */
final class HostRoots {

    private final ExpandedEnvironment model;
    private final Map<String, List<ExpandedRoot>> byHost = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> provided = new HashMap<>();

    HostRoots(ExpandedEnvironment model) {
        this.model = model;
        for (ExpandedRoot root : model.roots()) {
            byHost.computeIfAbsent(root.plan().host().name(), host -> new ArrayList<>())
                    .add(root);
        }
        for (ProvidedValue value : model.resources()) {
            provided.computeIfAbsent(value.root(), root -> new HashSet<>()).add(value.key());
        }
    }

    /** Those that a host configures, in the order of the environment. */
    List<ExpandedRoot> of(String host) {
        List<ExpandedRoot> roots = new ArrayList<>();
        for (int index : configured(host)) {
            roots.add(model.roots().get(index));
        }
        return roots;
    }

    private Set<Integer> configured(String host) {
        List<ExpandedRoot> here = byHost.getOrDefault(host, List.of());
        Set<Integer> configured = new TreeSet<>();
        for (ExpandedRoot root : here) {
            if (!root.plan().ignored()) {
                configure(root, here, configured);
            }
        }
        return configured;
    }

    /** The names of those that a host does not configure. */
    List<String> leftAlone(String host) {
        Set<Integer> configured = configured(host);
        List<String> names = new ArrayList<>();
        for (ExpandedRoot root : byHost.getOrDefault(host, List.of())) {
            if (!configured.contains(root.plan().index())) {
                names.add(root.plan().name());
            }
        }
        return names;
    }

    private void configure(ExpandedRoot root, List<ExpandedRoot> here, Set<Integer> configured) {
        if (configured.add(root.plan().index())) {
            Set<String> keys = new HashSet<>();
            collectRequired(root.node(), keys);
            for (ExpandedRoot other : here) {
                Set<String> values = provided.getOrDefault(other.plan().index(), Set.of());
                if (keys.stream().anyMatch(values::contains)) {
                    configure(other, here, configured);
                }
            }
        }
    }

    private static void collectRequired(Node node, Set<String> keys) {
        for (RequirementMember requirement : node.definition().members().requirements()) {
            keys.add(requirement.key());
        }
        node.children().forEach(child -> collectRequired(child, keys));
    }
}
