package dev.launchway.plan;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One environment as the compiler proved it.
 *
 * <p>Roots are known by their {@link RootPlan#index}. The deployment order is given by groups: a root waits for all roots of the
 * groups that it {@linkplain #awaitedGroups awaits}.
 */
public final class EnvironmentPlan implements Environment {

    private final String name;
    private final Map<String, String> settings;
    private final Map<String, String> data;
    private final Map<String, List<String>> resolver;
    private final Map<String, String> pathMap;
    private final Map<String, String> digests;
    private final List<HostPlan> hosts;
    private final List<RootPlan> roots;
    private final Map<String, List<AttributeOverride>> overrides;
    private final int[] configureOrder;
    private final List<ResourceGroup> groups;
    private final int[][] awaited;
    /** {@code null} where {@link #hosts} are all. */
    private final Supplier<List<Host>> allHosts;

    EnvironmentPlan(EnvironmentPlanBuilder from, int[] configureOrder, List<ResourceGroup> groups, int[][] awaited) {
        this.name = from.name;
        this.settings = Map.copyOf(from.settings);
        this.data = EnvironmentPlanBuilder.ordered(from.data);
        this.resolver = Map.copyOf(from.resolver);
        this.pathMap = EnvironmentPlanBuilder.ordered(from.pathMap);
        this.digests = EnvironmentPlanBuilder.ordered(from.digests);
        this.hosts = List.copyOf(from.hosts.values());
        this.roots = List.copyOf(from.roots);
        this.overrides = Map.copyOf(from.overrides);
        this.configureOrder = configureOrder;
        this.groups = groups;
        this.awaited = awaited;
        this.allHosts = null;
    }

    private EnvironmentPlan(
            EnvironmentPlan from, List<HostPlan> hosts, List<RootPlan> roots, Supplier<List<Host>> allHosts) {
        this.name = from.name;
        this.settings = from.settings;
        this.data = from.data;
        this.resolver = from.resolver;
        this.pathMap = from.pathMap;
        this.digests = from.digests;
        this.hosts = hosts;
        this.roots = roots;
        this.overrides = from.overrides;
        this.configureOrder = from.configureOrder;
        this.groups = from.groups;
        this.awaited = from.awaited;
        this.allHosts = allHosts;
    }

    /** The same, with other words for who all hosts are. */
    EnvironmentPlan withHosts(Supplier<List<Host>> others) {
        return new EnvironmentPlan(this, hosts, roots, others);
    }

    /**
     * Decides the platform of each host: its own, else the given one, else the environment's.
     *
     * @param given the platform of the command line; empty text means none
     * @return the environment with the same roots on hosts whose platform is decided
     */
    public EnvironmentPlan withPlatforms(Optional<String> given) {
        String general = given.orElse(settings.get("platform"));
        Map<String, HostPlan> decided = new LinkedHashMap<>();
        for (HostPlan host : hosts) {
            decided.put(host.name(), host.withPlatform(general));
        }
        List<RootPlan> moved = new ArrayList<>(roots.size());
        for (RootPlan root : roots) {
            moved.add(root.on(decided.get(root.host().name())));
        }
        return new EnvironmentPlan(this, List.copyOf(decided.values()), List.copyOf(moved), allHosts);
    }

    /**
     * Starts an environment; called by generated code.
     *
     * @param name the environment's name
     * @return an empty builder
     */
    public static EnvironmentPlanBuilder builder(String name) {
        return new EnvironmentPlanBuilder(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Host> hosts() {
        return allHosts == null ? List.copyOf(hosts) : allHosts.get();
    }

    @Override
    public Map<String, String> data() {
        return data;
    }

    @Override
    public ZoneId timeZone() {
        String zone = settings.get("time-zone");
        return zone == null ? Environment.super.timeZone() : ZoneId.of(zone);
    }

    @Override
    public Locale locale() {
        String tag = settings.get("locale");
        return tag == null ? Environment.super.locale() : Locale.forLanguageTag(tag);
    }

    /**
     * Its hosts with all that the file says of them.
     *
     * @return in the order of the file, ignored ones included
     */
    public List<HostPlan> hostPlans() {
        return hosts;
    }

    /**
     * The scalar keys of {@code [environment]}: {@code platform}, {@code connect}, {@code service-user}, {@code
     * target-directory}, {@code jobs}, {@code sandbox} …
     *
     * @param key the key
     * @return its text, {@code null} where the file does not set it
     */
    public String setting(String key) {
        return settings.get(key);
    }

    /**
     * All scalar keys of {@code [environment]} that the file sets.
     *
     * @return texts by key
     */
    public Map<String, String> settings() {
        return settings;
    }

    /**
     * The table {@code [resolver]}.
     *
     * @return IP address literals by name
     */
    public Map<String, List<String>> resolver() {
        return resolver;
    }

    /**
     * The map of {@code [vfs]}.
     *
     * @return where absolute paths go, by prefix
     */
    public Map<String, String> pathMap() {
        return pathMap;
    }

    /**
     * The environment files that this plan was proved against.
     *
     * @return the SHA-256 in hex by file name: the environment's own and those that it extends
     */
    public Map<String, String> digests() {
        return digests;
    }

    /**
     * Its root components.
     *
     * @return in the order of hosts, then of their lists; ignored ones included
     */
    public List<RootPlan> roots() {
        return roots;
    }

    /**
     * What the environment sets for a root.
     *
     * @param root a root
     * @return for the component in general, then for its host alone: later ones win
     */
    public List<AttributeOverride> overrides(RootPlan root) {
        List<AttributeOverride> general = overrides.getOrDefault(root.name(), List.of());
        List<AttributeOverride> own =
                overrides.getOrDefault(root.name() + "@" + root.host().name(), List.of());
        if (own.isEmpty()) {
            return general;
        }
        List<AttributeOverride> all = new ArrayList<>(general);
        all.addAll(own);
        return all;
    }

    /**
     * The order in which roots are configured: providers of values first.
     *
     * @return indexes of all roots
     */
    public int[] configureOrder() {
        return configureOrder.clone();
    }

    /**
     * The groups of roots that others wait for.
     *
     * @return by number
     */
    public List<ResourceGroup> groups() {
        return groups;
    }

    /**
     * What a root waits for.
     *
     * @param root the root's index
     * @return numbers of groups
     */
    public int[] awaitedGroups(int root) {
        return awaited[root].clone();
    }

    /**
     * Roots that others wait for, and why.
     *
     * @param key the resource's key
     * @param members indexes of roots
     */
    public record ResourceGroup(String key, List<Integer> members) {}
}
