package dev.launchway.plan;

import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.text.table.TableReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the table of an environment. Settings, data and overrides are the environment's, below a {@code host} they are the
 * host's.
 */
final class EnvironmentTable {

    private final String name;
    private final TableReader table;

    private final Map<String, String> digests = new LinkedHashMap<>();
    private final Map<String, String> secretNames = new LinkedHashMap<>();
    private final Map<String, List<String>> resolver = new LinkedHashMap<>();
    private final Map<String, String> pathMap = new LinkedHashMap<>();
    private final Map<String, String> classNames = new HashMap<>();
    private final List<HostPlan> hosts = new ArrayList<>();
    private final List<RootPlan> roots = new ArrayList<>();
    private final List<Integer> configureOrder = new ArrayList<>();
    private final List<ResourceGroup> groups = new ArrayList<>();
    /** For each root the numbers of the groups that it waits for. */
    private final List<List<Integer>> awaited = new ArrayList<>();

    private final Map<String, String> ownSettings = new LinkedHashMap<>();
    private final Map<String, String> ownData = new LinkedHashMap<>();
    private final Map<String, List<AttributeOverride>> general = new HashMap<>();
    private final Map<String, Map<String, List<AttributeOverride>>> ofHosts = new HashMap<>();
    /** Where settings, data and overrides go. */
    private Map<String, String> settings = ownSettings;

    private Map<String, String> data = ownData;
    private Map<String, List<AttributeOverride>> overrides = general;
    private HostPlan host;
    private List<String> components;
    private Optional<SecretSource> secretSource = Optional.empty();

    EnvironmentTable(String name, String text) {
        this.name = name;
        this.table = new TableReader("environment '" + name + "'", text);
    }

    EnvironmentPlan read() {
        while (table.next()) {
            switch (table.kind()) {
                case "file" -> digests.put(table.word(), table.word());
                case "names" -> secretNames.put(table.word(), table.word());
                case "setting" -> settings.put(table.word(), table.word());
                case "data" -> data.put(table.word(), table.word());
                case "resolve" -> resolver.put(table.word(), words());
                case "map" -> pathMap.put(table.word(), table.word());
                case "secrets" -> secretSource = Optional.of(secretSource(table.word(), table.word()));
                case "component" -> classNames.put(table.word(), table.word());
                case "override" -> override(table.word());
                case "host" -> host(table.word(), table.word(), table.word());
                case "roots" -> roots(table.number());
                case "configure" -> configureOrder.addAll(numbers());
                case "group" -> group(table.number(), table.word());
                case "awaited" -> awaited(numbers());
                default -> throw table.damaged("there is no such record");
            }
        }
        return new EnvironmentPlan(
                name,
                new EnvironmentSettings(ownSettings, ownData, resolver, pathMap, digests, secretNames, secretSource),
                List.copyOf(hosts),
                List.copyOf(roots),
                new Overrides(general, ofHosts),
                new RootOrders(List.copyOf(configureOrder), List.copyOf(groups), arrays(awaited)),
                null);
    }

    private SecretSource secretSource(String kind, String timeout) {
        try {
            return new SecretSource(
                    SecretSource.Kind.valueOf(kind.toUpperCase(Locale.ROOT)), words(), Duration.parse(timeout));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw table.damaged("there is no source '" + kind + "' of secrets, or no time limit '" + timeout + "'");
        }
    }

    private void override(String component) {
        AttributeOverride override = new AttributeOverride(table.word(), ConstantTable.read(table), table.word());
        List<AttributeOverride> all = overrides.get(component);
        if (all == null) {
            all = new ArrayList<>();
            overrides.put(component, all);
        }
        all.add(override);
    }

    private void host(String hostName, String fqdn, String location) {
        settings = new LinkedHashMap<>();
        data = new LinkedHashMap<>();
        overrides = new HashMap<>();
        components = new ArrayList<>();
        boolean ignored = false;
        Optional<String> platform = Optional.empty();
        while (table.more()) {
            switch (table.word()) {
                case "ignored" -> ignored = true;
                case "platform" -> platform = Optional.of(table.word());
                default -> throw table.damaged("a host is 'ignored', or has a 'platform'");
            }
        }
        host = new HostPlan(
                hostName,
                fqdn,
                platform,
                Collections.unmodifiableMap(data),
                Collections.unmodifiableMap(settings),
                Collections.unmodifiableList(components),
                ignored,
                location);
        hosts.add(host);
        ofHosts.put(hostName, overrides);
    }

    /** The components of a host as environment files write them, {@code !} and {@code :feature} included; the first is numbered. */
    private void roots(int first) {
        if (host == null || first != roots.size()) {
            throw table.damaged("root " + roots.size() + " is due, below its host");
        }
        while (table.more()) {
            String entry = table.word();
            boolean ignored = entry.startsWith("!");
            int colon = entry.indexOf(':');
            String component = entry.substring(ignored ? 1 : 0, colon < 0 ? entry.length() : colon);
            components.add(component);
            roots.add(new RootPlan(
                    roots.size(),
                    host,
                    component,
                    classNames.get(component),
                    colon < 0 ? List.of() : List.of(entry.substring(colon + 1).split(",", -1)),
                    ignored || host.ignored(),
                    host.location()));
            awaited.add(new ArrayList<>());
        }
    }

    private void group(int number, String key) {
        if (number != groups.size()) {
            throw table.damaged("group " + groups.size() + " is due");
        }
        groups.add(new ResourceGroup(key, numbers()));
    }

    private void awaited(List<Integer> waiting) {
        for (int root : waiting) {
            if (groups.isEmpty() || root < 0 || root >= roots.size()) {
                throw table.damaged("roots are due, below the group that they wait for");
            }
            awaited.get(root).add(groups.size() - 1);
        }
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        while (table.more()) {
            words.add(table.word());
        }
        return List.copyOf(words);
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        while (table.more()) {
            numbers.add(table.number());
        }
        return List.copyOf(numbers);
    }

    private static List<int[]> arrays(List<List<Integer>> lists) {
        List<int[]> arrays = new ArrayList<>(lists.size());
        for (List<Integer> list : lists) {
            int[] array = new int[list.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = list.get(i);
            }
            arrays.add(array);
        }
        return List.copyOf(arrays);
    }
}
