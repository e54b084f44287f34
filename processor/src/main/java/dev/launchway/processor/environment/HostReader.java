package dev.launchway.processor.environment;

import dev.launchway.diagnostic.EnvironmentCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code [hosts]} and {@code [host.x]}. */
final class HostReader {

    private static final String IGNORED = "!";

    private final FileFaults faults;
    private final SectionReader sections;
    private final AssignmentReader assignments;
    private final List<HostEntry> entries = new ArrayList<>();
    private final List<HostSection> details = new ArrayList<>();
    private final Map<String, Location> known = new LinkedHashMap<>();

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
                faults.error(
                        EnvironmentCode.WRONG_VALUE,
                        value.location(),
                        "host '" + key + "' takes a list of components, not a table",
                        "a name with dots stands in quotes: \"" + key + ".example\" = [\"app\"]; a section is [host."
                                + key + "]");
                return;
            }
            List<Assignment> components = assignments.read(key, value);
            for (String name : names(ignored ? key.substring(1) : key, value.location())) {
                add(new HostEntry(name, ignored, components, value.location()));
            }
        });
    }

    /** Reads all {@code [host.x]}. */
    void readSections(ConfigValue.Table hosts) {
        hosts.entries().forEach((key, value) -> sections.table(value, "host." + key)
                .ifPresent(table -> readSection(key, table)));
    }

    private void readSection(String key, ConfigValue.Table section) {
        Map<String, Setting> settings = new LinkedHashMap<>();
        Map<String, Setting> data = new LinkedHashMap<>();
        Map<String, Overrides> overrides = new LinkedHashMap<>();
        List<Assignment> components = null;
        for (Map.Entry<String, ConfigValue> entry : section.entries().entrySet()) {
            ConfigValue value = entry.getValue();
            switch (entry.getKey()) {
                case "components" -> components = assignments.read(key, value);
                case "data" -> data.putAll(sections.data(value));
                case "component" ->
                    sections.table(value, "host." + key + ".component")
                            .ifPresent(table -> overrides.putAll(overrides(table, "host." + key + ".component.")));
                default -> readSetting(entry.getKey(), value, key, settings);
            }
        }
        for (String name : names(key, section.location())) {
            details.add(new HostSection(name, settings, data, overrides, section.location()));
            if (components != null) {
                add(new HostEntry(name, false, components, section.location()));
            }
        }
    }

    private void readSetting(String key, ConfigValue value, String host, Map<String, Setting> settings) {
        SettingKind kind = SettingKind.OF_HOST.get(key);
        if (kind != null) {
            sections.setting(key, value, kind, settings);
            return;
        }
        if (value instanceof ConfigValue.Table) {
            faults.error(
                    EnvironmentCode.UNKNOWN_SECTION,
                    value.location(),
                    "there is no section [host." + host + "." + key + "]",
                    "overrides stand in [host." + host
                            + ".component.NAME]; a host name with dots stands in quotes: [host.\"" + host + "." + key
                            + "\"]");
            return;
        }
        List<String> keys = new ArrayList<>(List.of("components", "data"));
        keys.addAll(SettingKind.OF_HOST.keySet());
        sections.unknownKey(key, value, "[host." + host + "]", keys);
    }

    /** The tables below {@code [component]} or {@code [host.x.component]}. */
    Map<String, Overrides> overrides(ConfigValue.Table components, String prefix) {
        Map<String, Overrides> all = new LinkedHashMap<>();
        components.entries().forEach((name, value) -> sections.table(value, prefix + name)
                .ifPresent(table -> all.put(name, new Overrides(table.entries(), table.location()))));
        return all;
    }

    private void add(HostEntry entry) {
        Location before = known.putIfAbsent(entry.name(), entry.location());
        if (before == null) {
            entries.add(entry);
        } else {
            faults.error(
                    EnvironmentCode.DUPLICATE_HOST,
                    later(entry.location(), before),
                    "host '" + entry.name() + "' has its components from "
                            + earlier(entry.location(), before).brief() + " already",
                    "give a host its components in one place; [host." + entry.name()
                            + "] without components refines it");
        }
    }

    private static Location later(Location a, Location b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Location earlier(Location a, Location b) {
        return a.compareTo(b) >= 0 ? b : a;
    }

    private List<String> names(String key, Location location) {
        try {
            return HostRange.expand(key);
        } catch (IllegalArgumentException e) {
            faults.error(EnvironmentCode.HOST_NAME, location, e.getMessage());
            return List.of();
        }
    }
}
