package dev.launchway.plan;

import dev.launchway.api.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What one host has to know of an environment: its own root components, and of other hosts only the root components whose values
 * it takes.
 *
 * @param environment the environment's name
 * @param settings those scalar keys of {@code [environment]} that components come out differently with
 * @param data its free data
 * @param resolver IP address literals by name
 * @param pathMap where absolute paths go, by prefix
 * @param hosts the host itself, and those of root components that it takes values from
 * @param roots those of its own root components that it configures and those others, in the order of the environment
 * @param own the indexes of its own root components among them, in the order in which they are configured
 * @param overrides what the environment sets for its own root components, by their name
 */
public record EnvironmentSlice(
        String environment,
        Map<String, String> settings,
        Map<String, String> data,
        Map<String, List<String>> resolver,
        Map<String, String> pathMap,
        List<HostPlan> hosts,
        List<Root> roots,
        List<Integer> own,
        Map<String, List<AttributeOverride>> overrides) {

    /** What a host has to know of the keys of {@code [environment]}; the others tell how it is reached. */
    private static final Set<String> SETTINGS = Set.of("platform", "sandbox", "time-zone", "locale", "ipv4", "ipv6");

    private static final HostPlan NAMELESS =
            new HostPlan("", "", Optional.empty(), Map.of(), Map.of(), List.of(), false, "");

    /**
     * A root component of a slice.
     *
     * @param host the index of its host in the slice
     * @param name the component's name
     * @param className its class; empty for one of another host
     * @param features its features
     * @param ignored whether it is left alone
     * @param location where the environment assigns it
     */
    public record Root(
            int host, String name, String className, List<String> features, boolean ignored, String location) {}

    /**
     * Cuts a slice.
     *
     * @param plan an environment whose platforms are decided
     * @param host the host
     * @param configured the indexes of its own root components that it configures
     * @param providers the indexes of root components of other hosts whose values it takes, and whether it wants to know who
     *     they are
     * @param resolver all names that are known, looked up ones included
     * @return the slice, with the hosts' own settings of how to reach them left out
     */
    public static EnvironmentSlice of(
            EnvironmentPlan plan,
            HostPlan host,
            Set<Integer> configured,
            Map<Integer, Boolean> providers,
            Map<String, List<String>> resolver) {
        Map<String, Integer> places = new HashMap<>();
        List<HostPlan> hosts = new ArrayList<>();
        List<Root> roots = new ArrayList<>();
        Map<Integer, Integer> positions = new HashMap<>();
        Map<String, List<AttributeOverride>> overrides = new HashMap<>();
        Set<Integer> chosen = new TreeSet<>(configured);
        chosen.addAll(providers.keySet());
        for (int index : chosen) {
            RootPlan root = plan.roots().get(index);
            boolean here = configured.contains(index);
            boolean named = here || providers.get(index);
            HostPlan shown = named ? withoutSettings(root.host()) : NAMELESS;
            Integer place = places.putIfAbsent(shown.name(), hosts.size());
            if (place == null) {
                place = hosts.size();
                hosts.add(shown);
            }
            if (here) {
                positions.put(index, roots.size());
                overrides.put(root.name(), inEffect(plan.overrides(root)));
            }
            roots.add(new Root(
                    place,
                    named ? root.name() : "",
                    here && root.className() != null ? root.className() : "",
                    here ? root.features() : List.of(),
                    root.ignored(),
                    here ? root.location() : ""));
        }
        if (!places.containsKey(host.name())) {
            hosts.add(withoutSettings(host));
        }
        List<Integer> own = new ArrayList<>();
        for (int index : plan.inConfigureOrder(positions.keySet())) {
            own.add(positions.get(index));
        }
        return new EnvironmentSlice(
                plan.name(),
                settings(plan),
                plan.data(),
                resolver,
                plan.pathMap(),
                List.copyOf(hosts),
                List.copyOf(roots),
                List.copyOf(own),
                overrides);
    }

    /** Those that others replace may hold secrets of other hosts. */
    private static List<AttributeOverride> inEffect(List<AttributeOverride> overrides) {
        Map<String, AttributeOverride> last = new LinkedHashMap<>();
        overrides.forEach(override -> last.put(override.field(), override));
        return List.copyOf(last.values());
    }

    private static Map<String, String> settings(EnvironmentPlan plan) {
        Map<String, String> settings = new TreeMap<>(plan.settings());
        settings.keySet().retainAll(SETTINGS);
        return settings;
    }

    private static HostPlan withoutSettings(HostPlan host) {
        return new HostPlan(
                host.name(),
                host.fqdn(),
                host.platform(),
                host.data(),
                Map.of(),
                host.components(),
                host.ignored(),
                host.location());
    }

    /**
     * The environment as far as the slice knows it.
     *
     * @param allHosts asked for the environment's hosts when a component wants to know them all
     * @return an environment without resource groups
     */
    public EnvironmentPlan toPlan(Supplier<List<Host>> allHosts) {
        List<RootPlan> rootPlans = new ArrayList<>();
        List<int[]> awaited = new ArrayList<>();
        for (Root root : roots) {
            rootPlans.add(new RootPlan(
                    rootPlans.size(),
                    hosts.get(root.host()),
                    root.name(),
                    root.className().isEmpty() ? null : root.className(),
                    root.features(),
                    root.ignored(),
                    root.location()));
            awaited.add(new int[0]);
        }
        return new EnvironmentPlan(
                environment,
                new EnvironmentSettings(settings, data, resolver, pathMap, Map.of(), Map.of(), Optional.empty()),
                hosts,
                rootPlans,
                new Overrides(overrides, Map.of()),
                new RootOrders(own, List.of(), awaited),
                allHosts);
    }
}
