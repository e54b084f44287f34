package dev.launchway.plan;

import dev.launchway.api.Environment;
import dev.launchway.api.Host;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One environment as the compiler proved it.
 *
 * <p>Roots are known by their {@link RootPlan#index}. The deployment order is given by groups: a root waits for all roots of the
 * groups that it {@linkplain #awaitedGroups awaits}.
 */
public final class EnvironmentPlan implements Environment {

    private final String name;
    private final EnvironmentSettings environment;
    private final List<HostPlan> hosts;
    private final List<RootPlan> roots;
    private final Overrides overrides;
    private final RootOrders orders;
    private final int[] turns;
    /** {@code null} where {@link #hosts} are all. */
    private final Supplier<List<Host>> allHosts;

    EnvironmentPlan(
            String name,
            EnvironmentSettings environment,
            List<HostPlan> hosts,
            List<RootPlan> roots,
            Overrides overrides,
            RootOrders orders,
            Supplier<List<Host>> allHosts) {
        this.name = name;
        this.environment = environment;
        this.hosts = hosts;
        this.roots = roots;
        this.overrides = overrides;
        this.orders = orders;
        this.turns = orders.turns(roots.size());
        this.allHosts = allHosts;
    }

    /**
     * Reads the table of an environment; called by generated code.
     *
     * @param name the environment's name
     * @param table the table, as docs/decisions/generated-sources.md describes it
     * @return the environment
     * @throws dev.launchway.text.table.DamagedTableException where the text is no such table
     */
    public static EnvironmentPlan read(String name, String table) {
        return new EnvironmentTable(name, table).read();
    }

    /**
     * Decides the platform of each host: its own, else the given one, else the environment's.
     *
     * @param given the platform of the command line; empty text means none
     * @return the environment with the same roots on hosts whose platform is decided
     */
    public EnvironmentPlan withPlatforms(Optional<String> given) {
        String general = given.orElse(setting("platform"));
        Map<String, HostPlan> decided = new LinkedHashMap<>();
        for (HostPlan host : hosts) {
            decided.put(host.name(), host.withPlatform(general));
        }
        List<RootPlan> moved = new ArrayList<>(roots.size());
        for (RootPlan root : roots) {
            moved.add(root.on(decided.get(root.host().name())));
        }
        return new EnvironmentPlan(
                name, environment, List.copyOf(decided.values()), List.copyOf(moved), overrides, orders, allHosts);
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
        return environment.data();
    }

    @Override
    public ZoneId timeZone() {
        String zone = setting("time-zone");
        return zone == null ? Environment.super.timeZone() : ZoneId.of(zone);
    }

    @Override
    public Locale locale() {
        String tag = setting("locale");
        return tag == null ? Environment.super.locale() : Locale.forLanguageTag(tag);
    }

    @Override
    public boolean ipv4() {
        return !"false".equals(setting("ipv4"));
    }

    @Override
    public boolean ipv6() {
        return !"false".equals(setting("ipv6"));
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
        return environment.settings().get(key);
    }

    /**
     * A scalar key as it holds on a host: its own word, else that of {@code [environment]}.
     *
     * @param host one of its hosts
     * @param key the key
     * @return its text; empty where the file does not set it
     */
    public Optional<String> setting(HostPlan host, String key) {
        String own = host.settings().get(key);
        return Optional.ofNullable(own == null ? setting(key) : own);
    }

    /**
     * As whom a host is deployed, as far as the file says.
     *
     * @param host one of its hosts
     * @return {@code service-user}, else {@code ssh-user}; empty for whoever logs in
     */
    public Optional<String> deployer(HostPlan host) {
        return setting(host, "service-user").or(() -> setting(host, "ssh-user"));
    }

    /**
     * All scalar keys of {@code [environment]} that the file sets.
     *
     * @return texts by key
     */
    public Map<String, String> settings() {
        return environment.settings();
    }

    /**
     * The table {@code [resolver]}.
     *
     * @return IP address literals by name
     */
    public Map<String, List<String>> resolver() {
        return environment.resolver();
    }

    /**
     * The map of {@code [vfs]}.
     *
     * @return where absolute paths go, by prefix
     */
    public Map<String, String> pathMap() {
        return environment.pathMap();
    }

    /**
     * The environment files that this plan was proved against.
     *
     * @return the SHA-256 in hex by file name: the environment's own and those that it extends
     */
    public Map<String, String> digests() {
        return environment.digests();
    }

    /**
     * The files of secrets that this plan was proved against: their names alone, since other values are none of its business.
     *
     * @return {@link dev.launchway.text.NameDigest digests of names} by file name: the environment's own first, then those that it
     *     extends
     */
    public Map<String, String> secretNames() {
        return environment.secretNames();
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
        return overrides.of(root);
    }

    /**
     * The secrets that it sets for its roots.
     *
     * @return those that were not looked up yet, in the order of roots
     */
    public Set<SecretReference> secrets() {
        SecretReferences found = new SecretReferences();
        for (RootPlan root : roots) {
            for (AttributeOverride override : overrides(root)) {
                found.collect(override.value());
            }
        }
        return found.all();
    }

    /**
     * Where it sets a secret.
     *
     * @param secret one of {@link #secrets}
     * @return the place of the first attribute that gets it: {@code environments/x.toml:line:column}; empty when none does
     */
    public String placeOf(SecretReference secret) {
        for (RootPlan root : roots) {
            for (AttributeOverride override : overrides(root)) {
                SecretReferences found = new SecretReferences();
                found.collect(override.value());
                if (found.all().contains(secret)) {
                    return override.location();
                }
            }
        }
        return "";
    }

    /**
     * Where secrets come from that stand in no file of secrets.
     *
     * @return the source; empty where there is none
     */
    public Optional<SecretSource> secretSource() {
        return environment.secretSource();
    }

    /**
     * Gives secrets their values.
     *
     * @param values the value of each; it is asked for those of {@link #secrets} and perhaps for others
     * @return the environment with values in place of references; a reference stays where there is no value
     */
    public EnvironmentPlan withSecrets(Map<SecretReference, SecretValue> values) {
        return new EnvironmentPlan(
                name,
                environment,
                hosts,
                roots,
                overrides.map(value -> SecretReferences.replaced(value, values)),
                orders,
                allHosts);
    }

    /**
     * The order in which roots are configured: providers of values first.
     *
     * @return indexes of all roots
     */
    public List<Integer> configureOrder() {
        return orders.configure();
    }

    /** Some roots, those that are configured, in the order of {@link #configureOrder}. */
    List<Integer> inConfigureOrder(Collection<Integer> some) {
        return some.stream()
                .filter(root -> turns[root] >= 0)
                .sorted(Comparator.comparingInt(root -> turns[root]))
                .toList();
    }

    /**
     * The groups of roots that others wait for.
     *
     * @return by number
     */
    public List<ResourceGroup> groups() {
        return orders.groups();
    }

    /**
     * What a root waits for.
     *
     * @param root the root's index
     * @return numbers of groups
     */
    public int[] awaitedGroups(int root) {
        return orders.awaited().get(root).clone();
    }

    /**
     * Roots that others wait for, and why.
     *
     * @param key the resource's key
     * @param members indexes of roots
     */
    public record ResourceGroup(String key, List<Integer> members) {}
}
