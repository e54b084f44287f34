package dev.launchway.processor.environment;

import dev.launchway.processor.report.Diagnostics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environments of a service.
 *
 * @param environments those whose files are TOML, sorted by name, as far as they can be read
 * @param complete whether these are all
 */
public record EnvironmentSet(List<EnvironmentModel> environments, boolean complete) {

    /**
     * Reads environment files and files of secrets.
     *
     * @param sources the files
     * @param diagnostics where faults go
     * @return the environments
     */
    public static EnvironmentSet read(ConfigFiles sources, Diagnostics diagnostics) {
        Map<String, Optional<EnvironmentFile>> files = readFiles(sources.environments(), diagnostics);
        Map<String, SecretsFile> secrets = SecretsFiles.read(sources.secrets(), files.keySet(), diagnostics);
        InheritanceChains inheritance = new InheritanceChains(files, diagnostics);
        List<EnvironmentModel> environments = new ArrayList<>();
        for (Optional<EnvironmentFile> file : files.values()) {
            if (file.isPresent()) {
                InheritanceChains.Chain chain = inheritance.chain(file.get());
                for (EnvironmentFile link : chain.files()) {
                    diagnostics.accept(
                            Location.startOf(file.get().source().fileName()).path(), link.accepted());
                }
                environments.add(new EnvironmentMerger(secrets, diagnostics).merge(chain.files(), chain.whole()));
            }
        }
        return new EnvironmentSet(
                List.copyOf(environments),
                environments.size() == sources.environments().size());
    }

    private static Map<String, Optional<EnvironmentFile>> readFiles(
            List<EnvironmentSource> sources, Diagnostics diagnostics) {
        Map<String, Optional<EnvironmentFile>> files = new LinkedHashMap<>();
        FileNames names = new FileNames(sources, diagnostics);
        for (EnvironmentSource source : sources) {
            if (names.check(source)) {
                files.put(source.name(), EnvironmentFileReader.read(source, diagnostics));
            } else {
                files.putIfAbsent(source.name(), Optional.empty());
            }
        }
        return files;
    }
}
