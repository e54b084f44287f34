package dev.launchway.remote;

import dev.launchway.agent.protocol.Assignment;
import dev.launchway.annotation.Scope;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Fingerprint;
import dev.launchway.engine.expand.ForeignValues;
import dev.launchway.engine.expand.Node;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentSlice;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RequirementMember;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.plan.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tells each host what it has to know of the environment, and nothing else. */
final class Assignments {

    private final ServicePlan service;
    private final ExpandedEnvironment model;
    private final HostRoots hostRoots;
    private final Map<String, List<ProvidedValue>> provided = new HashMap<>();

    Assignments(ServicePlan service, ExpandedEnvironment model) {
        this.service = service;
        this.model = model;
        this.hostRoots = new HostRoots(model);
        for (ProvidedValue value : model.resources()) {
            provided.computeIfAbsent(value.key(), key -> new ArrayList<>()).add(value);
        }
    }

    HostAssignment of(HostPlan host) {
        Needs needs = new Needs(host);
        Set<Integer> own = new TreeSet<>();
        for (ExpandedRoot root : hostRoots.of(host.name())) {
            own.add(root.plan().index());
            needs.add(root.node());
        }
        EnvironmentPlan plan = model.plan();
        Set<Integer> chosen = new TreeSet<>(own);
        chosen.addAll(needs.providers.keySet());
        Map<Integer, Integer> positions = new HashMap<>();
        Map<Integer, String> fingerprints = new LinkedHashMap<>();
        for (int root : chosen) {
            if (own.contains(root)) {
                fingerprints.put(positions.size(), Fingerprint.of(model.roots().get(root)));
            }
            positions.put(root, positions.size());
        }
        Assignment assignment = new Assignment(
                host.name(),
                EnvironmentSlice.of(
                        plan,
                        host,
                        own,
                        needs.providers,
                        model.names().on(host.name()).known()),
                needs.values(positions),
                needs.platformComponents,
                hostRoots.leftAlone(host.name()));
        return new HostAssignment(assignment, List.copyOf(chosen), fingerprints);
    }

    /** What the components of a host take from elsewhere. */
    private final class Needs {
        private final HostPlan host;
        private final Map<Integer, Boolean> providers = new TreeMap<>();
        private final Map<String, Map<Integer, List<Object>>> byKey = new TreeMap<>();
        private final Map<String, List<String>> platformComponents = new TreeMap<>();

        Needs(HostPlan host) {
            this.host = host;
        }

        void add(Node node) {
            for (RequirementMember requirement : node.definition().members().requirements()) {
                if (requirement.scope() != Scope.SAME_HOST) {
                    add(requirement);
                }
            }
            String className = node.component().getClass().getName();
            host.platform().ifPresent(platform -> {
                List<String> added = service.platformComponents(className, platform);
                if (!added.isEmpty()) {
                    platformComponents.put(className, added);
                }
            });
            node.children().forEach(this::add);
        }

        @SuppressWarnings("unchecked") // the compiler has compared the types of provider and requirer
        private void add(RequirementMember requirement) {
            boolean first = !byKey.containsKey(requirement.key());
            for (ProvidedValue value : provided.getOrDefault(requirement.key(), List.of())) {
                RootPlan provider = model.plan().roots().get(value.root());
                if (provider.host().name().equals(host.name())) {
                    continue;
                }
                providers.merge(value.root(), requirement.withSource(), Boolean::logicalOr);
                if (first) {
                    byKey.computeIfAbsent(requirement.key(), key -> new TreeMap<>())
                            .computeIfAbsent(value.root(), root -> new ArrayList<>())
                            .add(((ValueType<Object>) requirement.type()).encode(value.value()));
                }
            }
        }

        List<ForeignValues> values(Map<Integer, Integer> positions) {
            List<ForeignValues> values = new ArrayList<>();
            byKey.forEach((key, byRoot) -> byRoot.forEach(
                    (root, encoded) -> values.add(new ForeignValues(positions.get(root), key, encoded))));
            return values;
        }
    }
}
