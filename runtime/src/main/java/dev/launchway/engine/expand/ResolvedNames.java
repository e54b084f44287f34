package dev.launchway.engine.expand;

import dev.launchway.api.Environment;
import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.api.internal.NameLookup;
import dev.launchway.api.internal.SystemNameLookup;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.text.IpLiteral;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses of names in one environment: by its {@code [resolver]} table first, by the system's lookup else, once for each
 * name. It remembers what it was asked for.
 */
public final class ResolvedNames implements NameLookup {

    private final Environment environment;
    private final Map<String, List<String>> table;
    private final Map<String, List<String>> lookedUp;
    private final NameLookup system = new SystemNameLookup();
    private final Map<String, ResolvedNames> byHost = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * The names of an environment.
     *
     * @param environment says which families of addresses are used
     */
    ResolvedNames(EnvironmentPlan environment) {
        this(environment, Map.copyOf(environment.resolver()), new ConcurrentHashMap<>());
    }

    private ResolvedNames(
            Environment environment, Map<String, List<String>> table, Map<String, List<String>> lookedUp) {
        this.environment = environment;
        this.table = table;
        this.lookedUp = lookedUp;
    }

    /**
     * The names of one host's components: it finds the same, and knows what they asked for.
     *
     * @param host the name of the host
     * @return the same one for the same host
     */
    public ResolvedNames on(String host) {
        return byHost.computeIfAbsent(host, name -> new ResolvedNames(environment, table, lookedUp));
    }

    /** Lets what this thread configures, and the threads that it starts, find addresses here. */
    void use() {
        CurrentNameLookup.choose(this);
    }

    @Override
    public List<String> resolve(String name) {
        List<String> known = table.getOrDefault(name, List.of()).stream()
                .filter(literal -> !IpLiteral.isLinkLocal(literal))
                .sorted(Comparator.comparing(IpLiteral::isIpv6))
                .toList();
        if (!known.isEmpty()) {
            return known;
        }
        asked.add(name);
        List<String> before = lookedUp.get(name);
        if (before != null) {
            return before;
        }
        List<String> found = system.resolve(name);
        lookedUp.put(name, found);
        return found;
    }

    @Override
    public boolean ipv4() {
        return environment.ipv4();
    }

    @Override
    public boolean ipv6() {
        return environment.ipv6();
    }

    /**
     * How many names were looked up so far, by whichever host.
     *
     * @return a number that grows
     */
    public int lookups() {
        return lookedUp.size();
    }

    /**
     * All names that have an address here: those of the table, and those that were asked for so far.
     *
     * @return literals by name
     */
    public Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>(table);
        for (String name : asked) {
            List<String> literals = lookedUp.get(name);
            if (literals != null) {
                known.put(name, literals);
            }
        }
        return known;
    }
}
