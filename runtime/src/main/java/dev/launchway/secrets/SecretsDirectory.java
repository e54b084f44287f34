package dev.launchway.secrets;

import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SharedIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directory {@code environments} of a source tree, with the files of secrets in it. */
public final class SecretsDirectory {

    /** What the name of a file of secrets ends in. */
    public static final String EXTENSION = ".secrets.toml";

    /** What the name of a shared identity ends in. */
    static final String IDENTITY = ".identity";

    private static final String ENVIRONMENT = ".toml";
    private static final Path SOURCES = Path.of("src", "main", "resources", "environments");

    private final Path directory;

    /**
     * Names a directory.
     *
     * @param directory where environment files lie
     */
    public SecretsDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Finds the directory of a source tree, where the compiler finds it: {@code src/main/resources/environments}, in a directory
     * or one above it.
     *
     * @param places where to begin, the best first
     * @return the directory; empty when there is none
     */
    public static Optional<SecretsDirectory> find(List<Path> places) {
        for (Path place : places) {
            for (Path at = place.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
                if (Files.isDirectory(at.resolve(SOURCES))) {
                    return Optional.of(new SecretsDirectory(at.resolve(SOURCES)));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Where it is.
     *
     * @return the directory
     */
    public Path path() {
        return directory;
    }

    /**
     * The environments, with secrets or without.
     *
     * @return their names, sorted
     * @throws IOException when the directory cannot be read
     */
    public List<String> environments() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + ENVIRONMENT)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && !name.endsWith(EXTENSION)) {
                    names.add(name.substring(0, name.length() - ENVIRONMENT.length()));
                }
            }
        }
        Collections.sort(names);
        return names;
    }

    /**
     * The file of secrets of an environment.
     *
     * @param environment its name
     * @return its path, whether it is there or not
     */
    public Path file(String environment) {
        return directory.resolve(environment + EXTENSION);
    }

    /**
     * A file beside it, as one of a certificate.
     *
     * @param environment the environment's name
     * @param name the file's name
     * @return its path, whether it is there or not
     * @throws InvalidSecretsException when it is no plain name
     */
    public Path file(String environment, String name) throws InvalidSecretsException {
        return directory.resolve(SecretsReader.path(environment, name));
    }

    /**
     * Reads an identity that lies beside an environment on purpose, so that everybody who has the sources can read its secrets.
     *
     * @param environment its name
     * @return the identity; empty when there is none
     * @throws IOException when it cannot be read
     */
    public Optional<SharedIdentity> sharedIdentity(String environment) throws IOException {
        return new SecretsReader(EncryptedFiles.ofDirectory(directory)).sharedIdentity(environment);
    }

    /**
     * The file of the identity that lies beside an environment on purpose.
     *
     * @param environment its name
     * @return its path, whether it is there or not
     */
    public Path sharedIdentityFile(String environment) {
        return directory.resolve(environment + IDENTITY);
    }

    /**
     * Reads the secrets of an environment.
     *
     * @param environment its name
     * @return the file; empty when there is none
     * @throws InvalidSecretsException when it cannot be understood
     * @throws IOException when it cannot be read
     */
    public Optional<StoredSecrets> read(String environment) throws InvalidSecretsException, IOException {
        SecretsReader reader = new SecretsReader(EncryptedFiles.ofDirectory(directory));
        Optional<SecretsFile> parsed = reader.secrets(environment);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : parsed.get().fileNames()) {
            files.put(name, reader.file(parsed.get(), name));
        }
        byte[] content = parsed.get().text().getBytes(StandardCharsets.UTF_8);
        return Optional.of(new StoredSecrets(parsed.get(), content, files));
    }
}
