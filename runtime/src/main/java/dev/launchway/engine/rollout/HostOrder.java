package dev.launchway.engine.rollout;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.RootPlan;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which order a rollout comes to hosts: those first whose root components wait for nobody. */
public final class HostOrder {

    private HostOrder() {}

    /**
     * Puts hosts into that order; among equals it is the order of the environment.
     *
     * @param plan the environment
     * @param hosts names of hosts that are deployed
     * @return the same names
     */
    public static List<String> of(EnvironmentPlan plan, Collection<String> hosts) {
        Set<String> deployed = Set.copyOf(hosts);
        Set<Integer> included = new HashSet<>();
        for (RootPlan root : plan.roots()) {
            if (!root.ignored() && deployed.contains(root.host().name())) {
                included.add(root.index());
            }
        }
        RootOrder order = new RootOrder(plan, included, false);
        Set<String> sorted = new LinkedHashSet<>();
        Deque<Integer> ready = new ArrayDeque<>(order.takeReady());
        while (!ready.isEmpty()) {
            int root = ready.remove();
            sorted.add(plan.roots().get(root).host().name());
            order.finished(root);
            ready.addAll(order.takeReady());
        }
        sorted.addAll(hosts);
        return List.copyOf(sorted);
    }
}
