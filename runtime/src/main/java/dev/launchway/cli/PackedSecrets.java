package dev.launchway.cli;

import dev.launchway.secrets.SecretsReader;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SecretsException;
import dev.launchway.text.NameDigest;
import java.io.IOException;
import java.util.Optional;

/** Compares a file of secrets that is packed beside a plan with the names that the plan was proved against; loaded where there is one. */
final class PackedSecrets {

    private PackedSecrets() {}

    /** What is wrong with a file; empty where it has the names. */
    static Optional<String> fault(String file, String digest, SecretsReader reader) {
        try {
            Optional<SecretsFile> secrets =
                    reader.secrets(file.substring(0, file.length() - PackedFiles.SECRETS.length()));
            if (secrets.isEmpty()) {
                return Optional.of("the environment was proved against " + PackedFiles.DIRECTORY + file
                        + ", which is not in this program");
            }
            return NameDigest.of(secrets.get().keys()).equals(digest)
                    ? Optional.empty()
                    : Optional.of("the environment was proved against other names of secrets than those of "
                            + PackedFiles.DIRECTORY + file + " in this program");
        } catch (SecretsException | IOException e) {
            return Optional.of("a file of secrets in this program cannot be read: " + e.getMessage());
        }
    }
}
