package dev.launchway.remote;

import dev.launchway.engine.event.HostNames;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What it means that some hosts of an environment do not take part. */
final class AbsentHosts {

    private final EnvironmentPlan plan;

    AbsentHosts(EnvironmentPlan plan) {
        this.plan = plan;
    }

    /**
     * Which absent hosts are waited for.
     *
     * @param away the hosts that are absent
     * @param hosts all that should take part
     * @return for each absent host that is waited for, one root component that waits, as {@code nginx on web01}
     */
    Map<String, String> neededBy(Set<String> away, List<HostPlan> hosts) {
        Set<String> present = new LinkedHashSet<>();
        hosts.forEach(host -> present.add(host.name()));
        present.removeAll(away);
        Map<String, String> needed = new HashMap<>();
        each(present, (waiter, provider, key) -> {
            if (away.contains(provider.host().name())) {
                needed.putIfAbsent(
                        provider.host().name(),
                        waiter.name() + " on " + waiter.host().name());
            }
        });
        return needed;
    }

    /**
     * What those that take part require of those that do not.
     *
     * @param present the hosts that take part
     * @return a line for each key, in the order of keys
     */
    List<String> takenFor(Set<String> present) {
        Map<String, Set<String>> providers = new TreeMap<>();
        each(present, (waiter, provider, key) -> {
            if (!present.contains(provider.host().name()) && !provider.ignored()) {
                providers
                        .computeIfAbsent(key, unused -> new LinkedHashSet<>())
                        .add(provider.host().name());
            }
        });
        List<String> lines = new ArrayList<>();
        providers.forEach((key, names) ->
                lines.add("'" + key + "' is taken as deployed on " + HostNames.text(List.copyOf(names))));
        return lines;
    }

    private interface Wait {
        void of(RootPlan waiter, RootPlan provider, String key);
    }

    private void each(Set<String> present, Wait wait) {
        for (RootPlan waiter : plan.roots()) {
            if (waiter.ignored() || !present.contains(waiter.host().name())) {
                continue;
            }
            for (int number : plan.awaitedGroups(waiter.index())) {
                ResourceGroup group = plan.groups().get(number);
                for (int member : group.members()) {
                    wait.of(waiter, plan.roots().get(member), group.key());
                }
            }
        }
    }
}
