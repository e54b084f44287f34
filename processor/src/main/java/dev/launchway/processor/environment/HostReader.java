package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code [hosts]} and {@code [host.x]}. */
final class HostReader {

    private static final String IGNORED = "!";
    private static final String COMPONENTS = "components";
    private static final String DATA = "data";

    /** The most names that the ranges of one file may make. */
    private static final int MOST_NAMES = 50_000;

    private final FileFaults faults;
    private final SectionReader sections;
    private final AssignmentReader assignments;
    private final List<HostEntry> entries = new ArrayList<>();
    private final List<HostEntry> strays = new ArrayList<>();
    private final List<HostSection> details = new ArrayList<>();
    private final Map<String, Location> known = new LinkedHashMap<>();
    private int expanded;

    HostReader(FileFaults faults, SectionReader sections) {
        this.faults = faults;
        this.sections = sections;
        this.assignments = new AssignmentReader(faults);
    }

    /** The hosts with components, in the order of the file. */
    List<HostEntry> entries() {
        List<HostEntry> sorted = new ArrayList<>(entries);
        sorted.sort((a, b) -> a.location().compareTo(b.location()));
        return sorted;
    }

    /** Lists of components that a fault keeps from a host. */
    List<HostEntry> strays() {
        return strays;
    }

    /** The sections of hosts, in the order of the file. */
    List<HostSection> details() {
        List<HostSection> sorted = new ArrayList<>(details);
        sorted.sort((a, b) -> a.location().compareTo(b.location()));
        return sorted;
    }

    /** Reads {@code [hosts]}. */
    void readTable(ConfigValue.Table hosts) {
        hosts.entries().forEach((key, value) -> {
            boolean ignored = key.startsWith(IGNORED);
            if (value instanceof ConfigValue.Table) {
                faults.leavesOpen(Gap.HOSTS);
                faults.error(
                        Code.LW304_WRONG_VALUE,
                        value.location(),
                        "host '" + key + "' takes a list of components, not a table",
                        "a name with dots stands in quotes: \"" + key + ".example\" = [\"app\"]; a section is [host."
                                + key + "]");
                return;
            }
            String name = ignored ? key.substring(1) : key;
            add(key, names(name, value.location()), ignored, assignments.read(key, value), value.location());
        });
    }

    /** Reads all {@code [host.x]}. */
    void readSections(ConfigValue.Table hosts) {
        hosts.entries().forEach((key, value) -> {
            Optional<ConfigValue.Table> section = sections.table(value, "host." + key);
            if (section.isPresent()) {
                readSection(key, section.get());
            } else {
                faults.leavesOpen(List.of(Gap.HOSTS, Gap.OVERRIDES));
            }
        });
    }

    private void readSection(String key, ConfigValue.Table section) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, Setting> data = new LinkedHashMap<>();
        Map<String, Overrides> overrides = new LinkedHashMap<>();
        AssignmentReader.Listed components = null;
        for (Map.Entry<String, ConfigValue> entry : section.entries().entrySet()) {
            ConfigValue value = entry.getValue();
            switch (entry.getKey()) {
                case COMPONENTS -> components = assignments.read(key, value);
                case DATA -> data.putAll(sections.data(value));
                case "component" -> overrides.putAll(ofComponents(key, value));
                default -> readSetting(entry.getKey(), value, key, settings);
            }
        }
        List<String> names = names(key, section.location());
        for (String name : names.isEmpty() ? List.of(key) : names) {
            details.add(new HostSection(name, settings, data, overrides, section.location()));
        }
        if (components != null) {
            add(key, names, false, components, section.location());
        }
    }

    private Map<String, Overrides> ofComponents(String host, ConfigValue value) {
        Optional<ConfigValue.Table> table = sections.table(value, "host." + host + ".component");
        if (table.isEmpty()) {
            faults.leavesOpen(Gap.OVERRIDES);
            return Map.of();
        }
        return overrides(table.get(), "host." + host + ".component.");
    }

    private void readSetting(String key, ConfigValue value, String host, Map<String, Setting> settings) {
        SettingKind kind = SettingKind.OF_HOST.get(key);
        if (kind != null) {
            sections.setting(key, value, kind, settings);
            return;
        }
        if (value instanceof ConfigValue.Table) {
            faults.leavesOpen(Gap.OVERRIDES);
            faults.error(
                    Code.LW302_UNKNOWN_SECTION,
                    value.location(),
                    "there is no section [host." + host + "." + key + "]",
                    "overrides stand in [host." + host
                            + ".component.NAME]; a host name with dots stands in quotes: [host.\"" + host + "." + key
                            + "\"]");
            return;
        }
        List<String> keys = new ArrayList<>(List.of(COMPONENTS, DATA));
        keys.addAll(SettingKind.OF_HOST.keySet());
        Optional<String> meant = sections.unknownKey(key, value, "[host." + host + "]", keys);
        if (meant.filter(COMPONENTS::equals).isPresent()) {
            faults.leavesOpen(Gap.HOSTS);
        }
    }

    /** The tables below {@code [component]} or {@code [host.x.component]}. */
    Map<String, Overrides> overrides(ConfigValue.Table components, String prefix) {
        Map<String, Overrides> all = new LinkedHashMap<>();
        components.entries().forEach((name, value) -> {
            Optional<ConfigValue.Table> table = sections.table(value, prefix + name);
            if (table.isPresent()) {
                all.put(name, new Overrides(table.get().entries(), table.get().location()));
            } else {
                faults.leavesOpen(Gap.OVERRIDES);
            }
        });
        return all;
    }

    private void add(
            String key, List<String> names, boolean ignored, AssignmentReader.Listed components, Location location) {
        List<String> twice = new ArrayList<>();
        for (String name : names) {
            HostEntry entry = new HostEntry(name, ignored, components.assignments(), components.complete(), location);
            if (known.putIfAbsent(name, location) == null) {
                entries.add(entry);
            } else {
                twice.add(name);
            }
        }
        if (names.isEmpty() || !twice.isEmpty()) {
            faults.leavesOpen(Gap.HOSTS);
            strays.add(new HostEntry(key, ignored, components.assignments(), false, location));
        }
        if (!twice.isEmpty()) {
            reportTwice(key, twice, location);
        }
    }

    private void reportTwice(String key, List<String> names, Location location) {
        String name = names.get(0);
        Location before = known.get(name);
        String more = names.size() == 1 ? "" : ", and so have " + (names.size() - 1) + " more hosts of '" + key + "'";
        faults.error(
                Code.LW308_DUPLICATE_HOST,
                later(location, before),
                "host '" + name + "' has its components from "
                        + earlier(location, before).brief() + " already" + more,
                "give a host its components in one place; [host." + name + "] without components refines it");
    }

    private static Location later(Location a, Location b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Location earlier(Location a, Location b) {
        return a.compareTo(b) >= 0 ? b : a;
    }

    /** The hosts that a key names; none after a fault, which was reported. */
    private List<String> names(String key, Location location) {
        if (expanded <= MOST_NAMES) {
            try {
                List<String> names = HostRange.expand(key);
                expanded += names.size();
                if (expanded <= MOST_NAMES) {
                    return names;
                }
                faults.error(
                        Code.LW307_HOST_NAME,
                        location,
                        "with '" + key + "' the file names more than " + MOST_NAMES + " hosts",
                        "look at the numbers of its ranges, or spread the hosts over several environments");
            } catch (IllegalArgumentException e) {
                faults.error(Code.LW307_HOST_NAME, location, e.getMessage(), HostNameHelp.of(key));
            }
        }
        faults.leavesOpen(List.of(Gap.HOSTS, Gap.OVERRIDES));
        return List.of();
    }
}
