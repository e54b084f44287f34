package dev.launchway.secrets.file;

import dev.launchway.secrets.key.EnvironmentKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file of secrets becomes.
 *
 * @param text the new text, encrypted
 * @param key the key that it is encrypted for: another one than before when somebody may not read any more
 * @param files the contents of the files beside it that are encrypted anew, by their names
 * @param fileNames the names of all files beside it
 * @param names the names of all values
 * @param changed the values that are new, or differ from before
 */
public record Revision(
        String text,
        EnvironmentKey key,
        Map<String, byte[]> files,
        Set<String> fileNames,
        Set<SecretName> names,
        List<SecretName> changed) {

    /**
     * Whether a file beside it still belongs to it.
     *
     * @param name its name
     * @return {@code false} when it shall be deleted
     */
    public boolean keeps(String name) {
        return fileNames.contains(name);
    }
}
