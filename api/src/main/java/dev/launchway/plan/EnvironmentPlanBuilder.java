package dev.launchway.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds an {@link EnvironmentPlan}; called by generated code only, which passes tables as short texts so that no class limit is
 * reached by large environments.
 */
public final class EnvironmentPlanBuilder {

    final String name;
    final Map<String, String> settings = new HashMap<>();
    final Map<String, String> data = new LinkedHashMap<>();
    final Map<String, List<String>> resolver = new LinkedHashMap<>();
    final Map<String, String> pathMap = new LinkedHashMap<>();
    final Map<String, String> digests = new LinkedHashMap<>();
    final Map<String, HostPlan> hosts = new LinkedHashMap<>();
    final List<RootPlan> roots = new ArrayList<>();
    final Map<String, List<AttributeOverride>> overrides = new HashMap<>();

    private HostPlan last;
    private final Map<String, String> classNames = new HashMap<>();
    private final StringBuilder order = new StringBuilder();
    private final List<EnvironmentPlan.ResourceGroup> groups = new ArrayList<>();
    private final Map<Integer, int[]> awaited = new HashMap<>();

    EnvironmentPlanBuilder(String name) {
        this.name = name;
    }

    /**
     * Records a file that the plan was proved against.
     *
     * @param file its name below {@code environments/}
     * @param sha256 in hex
     * @return this
     */
    public EnvironmentPlanBuilder digest(String file, String sha256) {
        digests.put(file, sha256);
        return this;
    }

    /**
     * Sets a scalar key of {@code [environment]}.
     *
     * @param key the key
     * @param value its text
     * @return this
     */
    public EnvironmentPlanBuilder setting(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /**
     * Sets a key of the environment's free data.
     *
     * @param key the key
     * @param value its text
     * @return this
     */
    public EnvironmentPlanBuilder data(String key, String value) {
        data.put(key, value);
        return this;
    }

    /**
     * Sets an entry of {@code [resolver]}.
     *
     * @param hostName the name
     * @param literals its IP addresses
     * @return this
     */
    public EnvironmentPlanBuilder resolve(String hostName, String... literals) {
        resolver.put(hostName, List.of(literals));
        return this;
    }

    /**
     * Sets an entry of the path map.
     *
     * @param prefix an absolute path
     * @param replacement where it goes
     * @return this
     */
    public EnvironmentPlanBuilder map(String prefix, String replacement) {
        pathMap.put(prefix, replacement);
        return this;
    }

    /**
     * Names the class of a component.
     *
     * @param component its root name
     * @param className the binary name of its class
     * @return this
     */
    public EnvironmentPlanBuilder component(String component, String className) {
        classNames.put(component, className);
        return this;
    }

    /**
     * Adds a host and its components.
     *
     * @param hostName its name
     * @param fqdn its full name
     * @param platform its own platform, {@code null} where it names none
     * @param ignored whether it is left alone
     * @param assigned its components, separated by blanks, each {@code [!]name[:feature[,feature]]}
     * @param location where it stands
     * @param details pairs of key and value: {@code data.x} for data, else settings of the host
     * @return this
     */
    public EnvironmentPlanBuilder host(
            String hostName,
            String fqdn,
            String platform,
            boolean ignored,
            String assigned,
            String location,
            String... details) {
        Map<String, String> hostData = new LinkedHashMap<>();
        Map<String, String> hostSettings = new LinkedHashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            if (details[i].startsWith("data.")) {
                hostData.put(details[i].substring("data.".length()), details[i + 1]);
            } else {
                hostSettings.put(details[i], details[i + 1]);
            }
        }
        HostPlan host = new HostPlan(
                hostName,
                fqdn,
                Optional.ofNullable(platform),
                ordered(hostData),
                ordered(hostSettings),
                ignored,
                location);
        hosts.put(hostName, host);
        last = host;
        return assign(assigned);
    }

    /**
     * Gives more components to the last host.
     *
     * @param assigned as for {@link #host}
     * @return this
     */
    public EnvironmentPlanBuilder assign(String assigned) {
        for (String entry : assigned.isEmpty() ? new String[0] : assigned.split(" ", -1)) {
            boolean ignoredRoot = entry.startsWith("!");
            String text = ignoredRoot ? entry.substring(1) : entry;
            int colon = text.indexOf(':');
            String component = colon < 0 ? text : text.substring(0, colon);
            List<String> features =
                    colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(",", -1));
            roots.add(new RootPlan(
                    roots.size(),
                    last,
                    component,
                    classNames.get(component),
                    features,
                    last.ignored() || ignoredRoot,
                    last.location()));
        }
        return this;
    }

    /**
     * A table as the value of an override.
     *
     * @param keysAndValues keys, each followed by its value
     * @return the table in this order
     */
    public static Map<String, Object> table(Object... keysAndValues) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            table.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(table);
    }

    /**
     * A long table as the value of an override.
     *
     * @param parts its parts, in order
     * @return the table
     */
    @SafeVarargs
    public static Map<String, Object> tables(Map<String, Object>... parts) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (Map<String, Object> part : parts) {
            table.putAll(part);
        }
        return Collections.unmodifiableMap(table);
    }

    /**
     * A long list as the value of an override.
     *
     * @param parts its parts, in order
     * @return the list
     */
    public static List<Object> lists(List<?>... parts) {
        List<Object> list = new ArrayList<>();
        for (List<?> part : parts) {
            list.addAll(part);
        }
        return Collections.unmodifiableList(list);
    }

    /**
     * Sets an attribute of a component.
     *
     * @param component its root name, followed by {@code @host} for one host alone
     * @param field the attribute's field
     * @param value the constant
     * @param location where it stands
     * @return this
     */
    public EnvironmentPlanBuilder override(String component, String field, Object value, String location) {
        overrides
                .computeIfAbsent(component, key -> new ArrayList<>())
                .add(new AttributeOverride(field, value, location));
        return this;
    }

    /**
     * Appends to the order of configuration.
     *
     * @param indexes indexes of roots, separated by blanks
     * @return this
     */
    public EnvironmentPlanBuilder configureOrder(String indexes) {
        order.append(' ').append(indexes);
        return this;
    }

    /**
     * Adds the next group of roots that others wait for, or more members of the last one.
     *
     * @param number the group's number: the next, or the last one's
     * @param key the resource's key
     * @param members indexes of roots, separated by blanks
     * @return this
     */
    public EnvironmentPlanBuilder group(int number, String key, String members) {
        List<Integer> all = new ArrayList<>();
        if (number < groups.size()) {
            all.addAll(groups.remove(number).members());
        }
        for (int member : numbers(members)) {
            all.add(member);
        }
        groups.add(number, new EnvironmentPlan.ResourceGroup(key, Collections.unmodifiableList(all)));
        return this;
    }

    /**
     * Says what roots wait for.
     *
     * @param entries separated by {@code ;}, each {@code root:group group …}
     * @return this
     */
    public EnvironmentPlanBuilder awaits(String entries) {
        for (String entry : entries.isEmpty() ? new String[0] : entries.split(";", -1)) {
            int colon = entry.indexOf(':');
            awaited.put(Integer.valueOf(entry.substring(0, colon)), numbers(entry.substring(colon + 1)));
        }
        return this;
    }

    /**
     * Finishes the environment.
     *
     * @return the plan
     */
    public EnvironmentPlan build() {
        int[][] table = new int[roots.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = awaited.getOrDefault(i, new int[0]);
        }
        return new EnvironmentPlan(this, numbers(order.toString()), List.copyOf(groups), table);
    }

    static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static int[] numbers(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return new int[0];
        }
        String[] parts = stripped.split(" ", -1);
        int[] result = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            result[i] = Integer.parseInt(parts[i]);
        }
        return result;
    }
}
