package dev.launchway.secrets;

import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.Revising;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.EnvironmentKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The secrets of an environment as they were read.
 *
 * @param file the file of secrets
 * @param content its bytes
 * @param files the encrypted contents of the files beside it, by their names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredSecrets(SecretsFile file, byte[] content, Map<String, byte[]> files) {

    /**
     * What a revision starts from.
     *
     * @param key the environment's key
     * @return the file, with the files beside it in clear
     * @throws InvalidSecretsException when one of these is damaged, or another one than belongs there
     */
    public Revising.Before before(EnvironmentKey key) throws InvalidSecretsException {
        Map<String, byte[]> clear = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : files.entrySet()) {
            clear.put(entry.getKey(), file.file(entry.getKey(), entry.getValue(), key));
        }
        return new Revising.Before(file, key, clear);
    }
}
