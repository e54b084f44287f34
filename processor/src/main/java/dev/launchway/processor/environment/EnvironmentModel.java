package dev.launchway.processor.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An environment, all that it extends included.
 *
 * @param name its name
 * @param settings the scalar keys of {@code [environment]}, and {@code sandbox}
 * @param data its free data
 * @param hosts its hosts, those of the base first
 * @param strays what stands for hosts that a fault keeps from being hosts: it is checked, and nothing follows from it
 * @param overrides what is set for components in general
 * @param resolver addresses by name
 * @param pathMap where absolute paths go, by prefix
 * @param sharedSecrets the secrets that attributes can refer to
 * @param secretNames the digests of the names in the files of secrets, by file
 * @param secretSource where secrets come from that stand in no file of secrets
 * @param files its own file, then those that it extends
 * @param gaps what faults of these files leave open
 */
public record EnvironmentModel(
        String name,
        Map<String, Setting> settings,
        Map<String, Setting> data,
        List<HostModel> hosts,
        List<HostModel> strays,
        Map<String, Overrides> overrides,
        Map<String, ResolverEntry> resolver,
        Map<String, Setting> pathMap,
        SharedSecrets sharedSecrets,
        Map<String, String> secretNames,
        Optional<SecretSource> secretSource,
        List<EnvironmentSource> files,
        Set<Gap> gaps) {

    /**
     * Its own file.
     *
     * @return the file's name
     */
    public String fileName() {
        return files.get(0).fileName();
    }

    /**
     * Whether there is a file of secrets beside its file.
     *
     * @return whether values can be given without making it first
     */
    public boolean hasSecrets() {
        return secretNames.containsKey(StoredSecrets.fileName(name));
    }

    /**
     * Whether a file is its own: the environment file, or the file of secrets beside it.
     *
     * @param fileName the name of a file
     * @return whether what stands there is to be mended for this environment
     */
    public boolean owns(String fileName) {
        return fileName.equals(fileName()) || fileName.equals(StoredSecrets.fileName(name));
    }

    /**
     * Whether a file is its own, or one of what it extends.
     *
     * @param fileName the name of a file
     * @return whether the environment reads it
     */
    public boolean reads(String fileName) {
        return files.stream()
                .anyMatch(file ->
                        fileName.equals(file.fileName()) || fileName.equals(StoredSecrets.fileName(file.name())));
    }
}
