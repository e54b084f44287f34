package dev.launchway.secrets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of secrets lie: beside the environments of a source tree, or of a plan jar. */
public interface EncryptedFiles {

    /**
     * Reads a file.
     *
     * @param name below {@code environments}: {@code production.secrets.toml}, {@code production.secrets/tls.pem}
     * @return its content; empty when it is not there
     * @throws IOException when it cannot be read
     */
    Optional<byte[]> read(String name) throws IOException;

    /**
     * Those of a source tree.
     *
     * @param environments the directory of environment files
     * @return its files
     */
    static EncryptedFiles ofDirectory(Path environments) {
        return name -> {
            Path file = environments.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        };
    }

    /**
     * Those of a plan jar.
     *
     * @param loader has the resources of the service
     * @return its files
     */
    static EncryptedFiles ofClassPath(ClassLoader loader) {
        return name -> {
            try (InputStream in = loader.getResourceAsStream("environments/" + name)) {
                return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        };
    }
}
