package dev.launchway.secrets;

import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.SecretsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
import java.util.regex.Pattern;

/** The directory {@code environments} of a source tree, with the files of secrets in it. */
public final class SecretsDirectory {

    /** What the name of a file of secrets ends in. */
    public static final String EXTENSION = ".secrets.toml";

    private static final String ENVIRONMENT = ".toml";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
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
        if (!FILE_NAME.matcher(name).matches()) {
            throw new InvalidSecretsException(
                    display(file(environment)),
                    "'" + name + "' is no name of a file",
                    "letters, digits, dots, dashes and underscores, no directories");
        }
        return directory.resolve(environment + ".secrets").resolve(name);
    }

    /**
     * An identity that lies beside an environment on purpose, so that everybody who has the sources can read its secrets.
     *
     * @param environment its name
     * @return its path, whether it is there or not
     */
    public Path sharedIdentity(String environment) {
        return directory.resolve(environment + ".identity");
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
        Path file = file(environment);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        SecretsFile parsed = SecretsFile.parse(display(file), text(file, content));
        if (!parsed.environment().equals(environment)) {
            throw new InvalidSecretsException(
                    display(file),
                    "these are the secrets of '" + parsed.environment() + "', under the name of another environment",
                    "make a file by 'secrets init " + environment + "', and give it values of its own; what two"
                            + " environments share stands in one that both extend");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : parsed.fileNames()) {
            Path beside = file(environment, name);
            if (!Files.isRegularFile(beside)) {
                throw new InvalidSecretsException(
                        display(file),
                        "the file " + name + " is named in [files], and " + display(beside) + " is not there",
                        "put it back from version control, or take its line out");
            }
            files.put(name, Files.readAllBytes(beside));
        }
        return Optional.of(new StoredSecrets(parsed, content, files));
    }

    private static String text(Path file, byte[] content) throws InvalidSecretsException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSecretsException(display(file), "the file is no UTF-8 text", "save it as UTF-8");
        }
    }

    /** As messages of the compiler call it: {@code environments/production.secrets.toml}. */
    private static String display(Path file) {
        Path name = file.getFileName();
        Path above = file.getParent().getFileName();
        return above.toString().endsWith(".secrets") ? "environments/" + above + "/" + name : "environments/" + name;
    }
}
