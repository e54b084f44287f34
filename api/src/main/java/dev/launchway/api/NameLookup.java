package dev.launchway.api;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How {@link Address#listen} finds the IP address of a name: the environment's {@code [resolver]} table first, the system's
 * lookup else, once for each name. The engine sets the table of the environment at hand for its thread.
 */
public final class NameLookup {

    private static final NameLookup SYSTEM = new NameLookup(Map.of());
    private static final InheritableThreadLocal<NameLookup> CURRENT = new InheritableThreadLocal<>();

    private final Map<String, List<String>> table;
    private final Map<String, String> lookedUp;
    private final Map<String, NameLookup> byHost = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /**
     * A lookup with a table.
     *
     * @param table IP address literals by name
     */
    public NameLookup(Map<String, List<String>> table) {
        this(Map.copyOf(table), new ConcurrentHashMap<>());
    }

    private NameLookup(Map<String, List<String>> table, Map<String, String> lookedUp) {
        this.table = table;
        this.lookedUp = lookedUp;
    }

    /**
     * The lookup of one host's components: it finds the same, and knows what they asked for.
     *
     * @param host the name of the host
     * @return the same one for the same host
     */
    public NameLookup on(String host) {
        return byHost.computeIfAbsent(host, name -> new NameLookup(table, lookedUp));
    }

    /**
     * The lookup of this thread.
     *
     * @return the one last set, else the system's
     */
    public static NameLookup current() {
        NameLookup lookup = CURRENT.get();
        return lookup == null ? SYSTEM : lookup;
    }

    /** Makes this the lookup of this thread, and of those that it starts. */
    public void use() {
        CURRENT.set(this);
    }

    /**
     * Finds the address of a name.
     *
     * @param name a name or a literal
     * @return a literal, IPv4 where there is one
     * @throws IllegalStateException when it has none
     */
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
        String found = lookUp(name);
        lookedUp.put(name, found);
        return found;
    }

    /**
     * All names that have an address here: those of the table, and those that this lookup was asked for so far.
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

    private static String lookUp(String name) {
        try {
            InetAddress[] found = InetAddress.getAllByName(name);
            for (InetAddress address : found) {
                if (address instanceof Inet4Address) {
                    return address.getHostAddress();
                }
            }
            return found[0].getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException(
                    "the name '" + name
                            + "' has no IP address: add it to [resolver] of the environment, or to the name service",
                    e);
        }
    }
}
