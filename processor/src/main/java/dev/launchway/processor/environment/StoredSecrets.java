package dev.launchway.processor.environment;

import java.util.List;
import java.util.Optional;

/**
 * The secrets of an environment as they lie in the repository.
 *
 * @param environment the environment's name, as far as the names of files tell
 * @param file the file of secrets; empty where a directory of files lies there alone
 * @param beside the names of the files in {@code NAME.secrets}, sorted
 */
public record StoredSecrets(String environment, Optional<EnvironmentSource> file, List<String> beside) {

    /** What the names of files of secrets end in. */
    static final String EXTENSION = ".secrets.toml";

    /** What the names of the directories of whole secret files end in. */
    static final String DIRECTORY = ".secrets";

    /**
     * How the file of secrets of an environment is called.
     *
     * @param environment the environment's name
     * @return {@code production.secrets.toml}
     */
    public static String fileName(String environment) {
        return environment + EXTENSION;
    }
}
