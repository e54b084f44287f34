package dev.launchway.processor.environment;

import java.util.List;

/**
 * The files of the environments of a service.
 *
 * @param environments the environment files, sorted by name
 * @param secrets the files of secrets beside them, sorted by name
 */
public record ConfigFiles(List<EnvironmentSource> environments, List<StoredSecrets> secrets) {

    /** None, as a library has. */
    static final ConfigFiles NONE = new ConfigFiles(List.of(), List.of());
}
