package dev.launchway.plan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an environment says of itself as a whole.
 *
 * @param settings the scalar keys of {@code [environment]}
 * @param data its free data
 * @param resolver IP address literals by name
 * @param pathMap where absolute paths go, by prefix
 * @param digests the SHA-256 of its files in hex, by name
 * @param secretNames the digests of the names in its files of secrets, by file
 * @param secretSource where secrets come from that stand in no file of secrets
 */
record EnvironmentSettings(
        Map<String, String> settings,
        Map<String, String> data,
        Map<String, List<String>> resolver,
        Map<String, String> pathMap,
        Map<String, String> digests,
        Map<String, String> secretNames,
        Optional<SecretSource> secretSource) {

    EnvironmentSettings {
        settings = Collections.unmodifiableMap(settings);
        data = Collections.unmodifiableMap(data);
        resolver = Collections.unmodifiableMap(resolver);
        pathMap = Collections.unmodifiableMap(pathMap);
        digests = Collections.unmodifiableMap(digests);
        secretNames = Collections.unmodifiableMap(secretNames);
    }
}
