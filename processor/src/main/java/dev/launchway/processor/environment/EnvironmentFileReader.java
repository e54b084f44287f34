package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NearestName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads an environment file and checks what can be told from it alone. */
final class EnvironmentFileReader {

    private static final List<String> SECTIONS =
            List.of("environment", "hosts", "host", "component", "resolver", "vfs");

    /** The sections that files of secrets have, and environments have not. */
    private static final List<String> OF_SECRETS = List.of("secrets", "data", "files");

    private final EnvironmentSource source;
    private final AcceptedReader acceptedReader;
    private final FileFaults faults;
    private final SectionReader sections;
    private final HostReader hosts;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Set<String> accepted = new TreeSet<>();
    private final Map<String, Setting> data = new LinkedHashMap<>();
    private final Map<String, Overrides> overrides = new LinkedHashMap<>();
    private final Map<String, ResolverEntry> resolver = new LinkedHashMap<>();
    private final Map<String, Setting> pathMap = new LinkedHashMap<>();
    private SecretSource secretSource;

    private EnvironmentFileReader(EnvironmentSource source, Diagnostics diagnostics) {
        this.source = source;
        this.faults = new FileFaults(diagnostics);
        this.acceptedReader = new AcceptedReader(faults, diagnostics);
        this.sections = new SectionReader(faults);
        this.hosts = new HostReader(faults, sections);
    }

    /**
     * Reads a file.
     *
     * @param source its bytes
     * @param diagnostics where faults go
     * @return what it says, as far as it can be read; empty for a file that is no TOML
     */
    static Optional<EnvironmentFile> read(EnvironmentSource source, Diagnostics diagnostics) {
        return new EnvironmentFileReader(source, diagnostics).read();
    }

    private Optional<EnvironmentFile> read() {
        return new TomlReader(source.fileName(), FileKind.ENVIRONMENT, faults)
                .read(source.bytes())
                .map(this::read);
    }

    private EnvironmentFile read(ConfigValue.Table root) {
        root.entries().forEach(this::readSection);
        Setting base = settings.remove("extends");
        return new EnvironmentFile(
                source,
                base,
                settings,
                data,
                hosts.entries(),
                hosts.strays(),
                hosts.details(),
                overrides,
                resolver,
                pathMap,
                secretSource,
                accepted,
                faults.gaps());
    }

    private void readSection(String name, ConfigValue value) {
        if (!SECTIONS.contains(name)) {
            reportUnknownSection(name, value);
            return;
        }
        Optional<ConfigValue.Table> section = sections.table(value, name);
        if (section.isEmpty()) {
            faults.leavesOpen(gaps(name));
            return;
        }
        ConfigValue.Table table = section.get();
        switch (name) {
            case "environment" -> readEnvironment(table);
            case "hosts" -> hosts.readTable(table);
            case "host" -> hosts.readSections(table);
            case "component" -> overrides.putAll(hosts.overrides(table, "component."));
            case "resolver" -> new ResolverReader(faults).read(table, resolver);
            default -> new PathMapReader(faults, sections).read(table, settings, pathMap);
        }
    }

    /** What is open as long as a section cannot be read. */
    private static Set<Gap> gaps(String section) {
        return switch (section) {
            case "environment" -> EnumSet.allOf(Gap.class);
            case "hosts" -> EnumSet.of(Gap.HOSTS);
            case "host" -> EnumSet.of(Gap.HOSTS, Gap.OVERRIDES);
            case "component" -> EnumSet.of(Gap.OVERRIDES);
            default -> EnumSet.noneOf(Gap.class);
        };
    }

    private void reportUnknownSection(String name, ConfigValue value) {
        if (value instanceof ConfigValue.Table) {
            Optional<String> nearest = NearestName.of(name, SECTIONS);
            faults.leavesOpen(nearest.map(EnvironmentFileReader::gaps).orElse(EnumSet.of(Gap.OVERRIDES)));
            faults.error(
                    Code.LW302_UNKNOWN_SECTION,
                    value.location(),
                    "there is no section [" + name + "]" + DidYouMean.ending(nearest.map(known -> "[" + known + "]")),
                    OF_SECRETS.contains(name)
                            ? "secrets stand in environments/" + source.name() + ".secrets.toml, which 'secrets edit "
                                    + source.name() + "' writes"
                            : "the sections are [" + String.join("], [", SECTIONS) + "]");
            return;
        }
        boolean known = SettingKind.OF_ENVIRONMENT.containsKey(name);
        faults.leavesOpen(SettingKind.gaps(name));
        faults.error(
                Code.LW303_UNKNOWN_KEY,
                value.location(),
                "the key '" + name + "' stands in no section",
                known ? "write [environment] above it" : "the sections are [" + String.join("], [", SECTIONS) + "]");
    }

    private void readEnvironment(ConfigValue.Table table) {
        table.entries().forEach((key, value) -> {
            SettingKind kind = SettingKind.OF_ENVIRONMENT.get(key);
            if ("data".equals(key)) {
                data.putAll(sections.data(value));
            } else if (AcceptedReader.KEY.equals(key)) {
                accepted.addAll(acceptedReader.read(value));
            } else if (SecretSourceReader.KEY.equals(key)) {
                secretSource =
                        new SecretSourceReader(faults, sections).read(value).orElse(null);
            } else if (kind != null) {
                sections.setting(key, value, kind, settings);
            } else {
                List<String> known = new ArrayList<>(SettingKind.OF_ENVIRONMENT.keySet());
                known.add("data");
                known.add(AcceptedReader.KEY);
                known.add(SecretSourceReader.KEY);
                sections.unknownKey(key, value, "[environment]", known);
            }
        });
    }
}
