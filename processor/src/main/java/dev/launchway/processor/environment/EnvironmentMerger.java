package dev.launchway.processor.environment;

import dev.launchway.diagnostic.EnvironmentCode;
import dev.launchway.processor.report.Diagnostics;
import dev.launchway.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a chain of environment files together, the base first: what a later file says wins, key by key; a host that it gives
 * components to takes them in place of the former ones.
 */
final class EnvironmentMerger {

    private final FileFaults faults;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final Map<String, Setting> data = new LinkedHashMap<>();
    private final Map<String, Overrides> overrides = new LinkedHashMap<>();
    private final Map<String, ResolverEntry> resolver = new LinkedHashMap<>();
    private final Map<String, Setting> pathMap = new LinkedHashMap<>();
    private final Map<String, MergedHost> hosts = new LinkedHashMap<>();

    EnvironmentMerger(Diagnostics diagnostics) {
        this.faults = new FileFaults(diagnostics);
    }

    /**
     * Merges a chain.
     *
     * @param chain the environment's own file first, then what it extends
     * @return the environment; {@code null} when a fault was found
     */
    EnvironmentModel merge(List<EnvironmentFile> chain) {
        List<EnvironmentSource> files = new ArrayList<>();
        for (int i = chain.size() - 1; i >= 0; i--) {
            add(chain.get(i));
            files.add(0, chain.get(i).source());
        }
        if (faults.found()) {
            return null;
        }
        List<HostModel> models = new ArrayList<>();
        for (MergedHost host : hosts.values()) {
            models.add(host.model(settings.get("host-domain"), settings.get("platform")));
        }
        return new EnvironmentModel(
                files.get(0).name(), settings, data, models, overrides, resolver, pathMap, List.copyOf(files));
    }

    private void add(EnvironmentFile file) {
        settings.putAll(file.settings());
        data.putAll(file.data());
        resolver.putAll(file.resolver());
        addPaths(file);
        file.overrides().forEach((component, values) -> overrides.merge(component, values, Overrides::with));
        for (HostEntry entry : file.hosts()) {
            hosts.computeIfAbsent(entry.name(), name -> new MergedHost()).entry = entry;
        }
        for (HostSection section : file.sections()) {
            MergedHost host = hosts.get(section.name());
            if (host == null) {
                reportUnknown(section);
            } else {
                host.add(section);
            }
        }
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

    private void reportUnknown(HostSection section) {
        String guess = Nearest.to(section.name(), hosts.keySet())
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
        faults.error(
                EnvironmentCode.UNKNOWN_HOST,
                section.location(),
                "[host." + section.name() + "] refines a host that [hosts] does not have" + guess,
                "add components = [\"…\"] to the section to make it a host");
    }

    private static final class MergedHost {

        private final Map<String, Setting> settings = new LinkedHashMap<>();
        private final Map<String, Setting> data = new LinkedHashMap<>();
        private final Map<String, Overrides> overrides = new LinkedHashMap<>();
        private HostEntry entry;

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
