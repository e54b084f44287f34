package dev.launchway.engine.expand;

import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.api.internal.NameLookup;
import dev.launchway.api.internal.SystemNameLookup;
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

    private final Map<String, List<String>> table;
    private final Map<String, String> lookedUp;
    private final NameLookup system = new SystemNameLookup();
    private final Map<String, ResolvedNames> byHost = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * The names of an environment.
     *
     * @param table IP address literals by name
     */
    ResolvedNames(Map<String, List<String>> table) {
        this(Map.copyOf(table), new ConcurrentHashMap<>());
    }

    private ResolvedNames(Map<String, List<String>> table, Map<String, String> lookedUp) {
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
        return byHost.computeIfAbsent(host, name -> new ResolvedNames(table, lookedUp));
    }

    /** Lets what this thread configures, and the threads that it starts, find addresses here. */
    void use() {
        CurrentNameLookup.choose(this);
    }

    @Override
    public String resolve(String name) {
        List<String> known = table.get(name);
        if (known != null && !known.isEmpty()) {
            return known.stream()
                    .filter(literal -> literal.indexOf(':') < 0)
                    .findFirst()
                    .orElse(known.get(0));
        }
        asked.add(name);
        String before = lookedUp.get(name);
        if (before != null) {
            return before;
        }
        String found = system.resolve(name);
        lookedUp.put(name, found);
        return found;
    }

    /**
     * All names that have an address here: those of the table, and those that were asked for so far.
     *
     * @return literals by name
     */
    public Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>(table);
        for (String name : asked) {
            String literal = lookedUp.get(name);
            if (literal != null) {
                known.put(name, List.of(literal));
            }
        }
        return known;
    }
}
