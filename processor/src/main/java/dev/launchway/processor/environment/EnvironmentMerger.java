package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.DidYouMean;
import dev.launchway.text.HostText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a chain of environment files together, the base first: what a later file says wins, key by key; a host that it gives
 * components to takes them in place of the former ones.
 */
final class EnvironmentMerger {

    /** A guess compares with all hosts; after some the reader has seen what went wrong. */
    private static final int MOST_GUESSES = 20;

    private static final String UNKNOWN_HOST_HELP = "add components = [\"…\"] to the section to make it a host";

    private final Map<String, SecretsFile> secretsFiles;
    private final FileFaults faults;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Setting> data = new LinkedHashMap<>();
    private final Map<String, Overrides> overrides = new LinkedHashMap<>();
    private final Map<String, ResolverEntry> resolver = new LinkedHashMap<>();
    private final Map<String, Setting> pathMap = new LinkedHashMap<>();
    private final Map<String, MergedHost> hosts = new LinkedHashMap<>();
    private final List<MergedHost> strays = new ArrayList<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    private SharedSecrets secrets = SharedSecrets.NONE;
    private final Map<String, String> secretNames = new LinkedHashMap<>();
    private SecretSource secretSource;
    private int guesses;

    /**
     * Prepares a merge.
     *
     * @param secretsFiles the files of secrets, by environment
     * @param diagnostics where faults go
     */
    EnvironmentMerger(Map<String, SecretsFile> secretsFiles, Diagnostics diagnostics) {
        this.secretsFiles = secretsFiles;
        this.faults = new FileFaults(diagnostics);
    }

    /**
     * Merges a chain. What is wrong with the environment's own file is reported; what is wrong with those that it extends is
     * reported when they are merged themselves.
     *
     * @param chain the environment's own file first, then what it extends
     * @param whole whether the chain ends with a file that extends nothing; else something that it extends cannot be read
     * @return the environment
     */
    EnvironmentModel merge(List<EnvironmentFile> chain, boolean whole) {
        if (!whole) {
            gaps.addAll(EnumSet.allOf(Gap.class));
        }
        List<EnvironmentSource> files = new ArrayList<>();
        for (int i = chain.size() - 1; i >= 0; i--) {
            add(chain.get(i), i == 0);
            files.add(0, chain.get(i).source());
        }
        List<HostModel> models = models(hosts.values());
        if (hosts.values().stream().anyMatch(host -> !host.entry.complete())) {
            gaps.add(Gap.HOSTS);
        }
        return new EnvironmentModel(
                files.get(0).name(),
                settings,
                data,
                models,
                models(strays),
                overrides,
                resolver,
                pathMap,
                secrets,
                secretNames,
                Optional.ofNullable(secretSource),
                List.copyOf(files),
                gaps);
    }

    private List<HostModel> models(Collection<MergedHost> merged) {
        List<HostModel> models = new ArrayList<>();
        for (MergedHost host : merged) {
            HostModel model = host.model(settings.get("host-domain"), settings.get("platform"));
            if (HostText.isName(model.name()) && HostText.fault(model.fqdn()).isPresent()) {
                faults.error(
                        Code.LW307_HOST_NAME,
                        model.location(),
                        "'" + model.fqdn() + "' is not the full name of a host",
                        "a full name has at most 253 characters; this is host-domain after the name in [hosts]");
            }
            models.add(model);
        }
        return models;
    }

    private void add(EnvironmentFile file, boolean own) {
        gaps.addAll(file.gaps());
        settings.putAll(file.settings());
        data.putAll(file.data());
        resolver.putAll(file.resolver());
        addPaths(file);
        if (file.secretSource() != null) {
            secretSource = file.secretSource();
        }
        addOverrides(file.overrides());
        for (HostEntry entry : file.hosts()) {
            hosts.computeIfAbsent(entry.name(), name -> new MergedHost(entry)).entry = entry;
        }
        for (HostEntry stray : file.strays()) {
            strays.add(new MergedHost(stray));
        }
        addSections(file.sections(), own, UNKNOWN_HOST_HELP);
        SecretsFile stored = secretsFiles.get(file.source().name());
        if (stored != null) {
            addSecrets(stored, file, own);
        }
    }

    private void addOverrides(Map<String, Overrides> added) {
        added.forEach((component, values) -> overrides.merge(component, values, Overrides::with));
    }

    private void addSections(List<HostSection> sections, boolean own, String help) {
        for (HostSection section : sections) {
            MergedHost host = hosts.get(section.name());
            if (host == null) {
                if (own && !gaps.contains(Gap.HOSTS) && HostText.isName(section.name())) {
                    reportUnknown(section, help);
                }
                host = new MergedHost(new HostEntry(section.name(), false, List.of(), false, section.location()));
                strays.add(host);
            }
            host.add(section);
        }
    }

    /** What the file of secrets says wins over what stands beside it: that this is so is reported. */
    private void addSecrets(SecretsFile stored, EnvironmentFile file, boolean own) {
        if (!stored.whole()) {
            gaps.add(Gap.SECRETS);
        }
        if (own) {
            new SecretsSetTwice(file, faults).check(stored);
        }
        addOverrides(stored.overrides());
        addSections(
                stored.sections(),
                own,
                "name a host of " + Location.startOf(file.source().fileName()).path() + ", or of what it extends");
        secrets = stored.shared().over(secrets);
        secretNames.put(StoredSecrets.fileName(file.source().name()), stored.digest());
    }

    /** A sandbox takes the place of a map, and a map that of a sandbox. */
    private void addPaths(EnvironmentFile file) {
        if (file.settings().containsKey("sandbox")) {
            pathMap.clear();
        }
        if (!file.pathMap().isEmpty()) {
            settings.remove("sandbox");
            pathMap.putAll(file.pathMap());
        }
    }

    private void reportUnknown(HostSection section, String help) {
        Collection<String> known = guesses++ < MOST_GUESSES ? hosts.keySet() : List.of();
        String guess = DidYouMean.ending(section.name(), known);
        faults.error(
                Code.LW309_UNKNOWN_HOST,
                section.location(),
                "[host." + section.name() + "] refines a host that [hosts] does not have" + guess,
                help);
    }

    private static final class MergedHost {

        private final Map<String, Setting> settings = new LinkedHashMap<>();
        private final Map<String, Setting> data = new LinkedHashMap<>();
        private final Map<String, Overrides> overrides = new LinkedHashMap<>();
        private HostEntry entry;

        MergedHost(HostEntry entry) {
            this.entry = entry;
        }

        void add(HostSection section) {
            settings.putAll(section.settings());
            data.putAll(section.data());
            section.overrides().forEach((component, values) -> overrides.merge(component, values, Overrides::with));
        }

        HostModel model(Setting domain, Setting environmentPlatform) {
            Setting ignore = settings.remove("ignore");
            Setting platform = settings.remove("platform");
            return new HostModel(
                    entry.name(),
                    domain == null ? entry.name() : entry.name() + "." + domain.text(),
                    platform == null ? environmentPlatform : platform,
                    platform,
                    ignore == null ? entry.ignored() : Boolean.parseBoolean(ignore.text()),
                    entry.assignments(),
                    settings,
                    data,
                    overrides,
                    entry.location());
        }
    }
}
