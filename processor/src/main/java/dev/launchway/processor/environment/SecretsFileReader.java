package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.NameDigest;
import dev.launchway.text.TomlStrings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of secrets: which names it has, and whether each value has the form of an encrypted one. Nothing is decrypted, and
 * no key is needed.
 */
final class SecretsFileReader {

    private static final String HEADER = "secrets";
    private static final String FILES = "files";
    private static final List<String> SECTIONS = List.of(HEADER, "component", "host", "data", FILES);

    private final StoredSecrets source;
    private final FileFaults faults;
    private final SectionReader sections;
    private final StoredNames stored;
    private final HostReader hosts;
    private final Map<String, Overrides> overrides = new LinkedHashMap<>();
    private final Map<String, ConfigValue.Stored> data = new LinkedHashMap<>();
    private final Map<String, ConfigValue.Stored> files = new LinkedHashMap<>();

    private SecretsFileReader(StoredSecrets source, Diagnostics diagnostics) {
        this.source = source;
        this.faults = new FileFaults(diagnostics);
        this.sections = new SectionReader(faults);
        this.stored = new StoredNames(source.environment(), faults);
        this.hosts = new HostReader(faults, sections);
    }

    /**
     * Reads a file.
     *
     * @param source the file, which is there
     * @param diagnostics where faults go
     * @return what it says, as far as it can be read
     */
    static SecretsFile read(StoredSecrets source, Diagnostics diagnostics) {
        EnvironmentSource file = source.file().orElseThrow();
        FileFaults faults = new FileFaults(diagnostics);
        return new TomlReader(file.fileName(), FileKind.SECRETS, faults)
                .read(file.bytes())
                .map(root -> new SecretsFileReader(source, diagnostics).read(root))
                .orElse(SecretsFile.UNREADABLE);
    }

    private SecretsFile read(ConfigValue.Table root) {
        new SecretsHeaderReader(source.environment(), faults, sections).read(root);
        root.entries().forEach(this::readSection);
        FilesBeside.check(source, files, faults);
        List<String> names = new ArrayList<>(stored.names());
        files.values().forEach(file -> names.add(file.key()));
        return new SecretsFile(
                overrides,
                hosts.details(),
                new SharedSecrets(data, files),
                NameDigest.of(names),
                faults.gaps().isEmpty());
    }

    private void readSection(String name, ConfigValue value) {
        if (!SECTIONS.contains(name)) {
            faults.leavesOpen(Gap.SECRETS);
            faults.error(
                    Code.LW302_UNKNOWN_SECTION,
                    value.location(),
                    "there is no section [" + name + "] in a file of secrets" + DidYouMean.ending(name, SECTIONS),
                    "the sections are [secrets], [component.NAME], [host.NAME.component.NAME], [data] and [files]");
            return;
        }
        Optional<ConfigValue.Table> section = HEADER.equals(name) ? Optional.empty() : sections.table(value, name);
        if (section.isEmpty()) {
            if (!HEADER.equals(name)) {
                faults.leavesOpen(Gap.SECRETS);
            }
            return;
        }
        ConfigValue.Table table = section.get();
        switch (name) {
            case "component" -> overrides.putAll(hosts.overrides(stored.read(table, name), "component."));
            case "host" -> hosts.readSections(stored.read(componentsAlone(table), name));
            case "data" -> share("", stored.read(table, name));
            default -> files.putAll(stored.readFiles(table));
        }
    }

    /** Hosts and what is known of them stand in the environment file. */
    private ConfigValue.Table componentsAlone(ConfigValue.Table hosts) {
        Map<String, ConfigValue> all = new LinkedHashMap<>();
        hosts.entries().forEach((host, value) -> {
            if (!(value instanceof ConfigValue.Table section)) {
                all.put(host, value);
                return;
            }
            Map<String, ConfigValue> kept = new LinkedHashMap<>();
            section.entries().forEach((key, part) -> {
                if ("component".equals(key)) {
                    kept.put(key, part);
                } else {
                    reportOther(host, key, part);
                }
            });
            all.put(host, new ConfigValue.Table(kept, section.location()));
        });
        return new ConfigValue.Table(all, hosts.location());
    }

    private void reportOther(String host, String key, ConfigValue part) {
        faults.leavesOpen(Gap.SECRETS);
        String section = "host." + TomlStrings.key(host);
        faults.error(
                Code.LW302_UNKNOWN_SECTION,
                part.location(),
                "there is no '" + key + "' in [" + section + "] of a file of secrets",
                "secrets of components stand in [" + section
                        + ".component.NAME]; a host name with dots stands in quotes");
    }

    private void share(String prefix, ConfigValue value) {
        if (value instanceof ConfigValue.Stored secret) {
            data.put(prefix, secret);
        } else if (value instanceof ConfigValue.Table table) {
            table.entries().forEach((key, part) -> share(prefix.isEmpty() ? key : prefix + "." + key, part));
        } else if (value instanceof ConfigValue.Sequence list) {
            for (int i = 0; i < list.elements().size(); i++) {
                share(prefix + "[" + i + "]", list.elements().get(i));
            }
        }
    }
}
