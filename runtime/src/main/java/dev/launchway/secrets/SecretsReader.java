package dev.launchway.secrets;

import dev.launchway.secrets.file.InvalidSecretsException;
import dev.launchway.secrets.file.SecretsFile;
import dev.launchway.secrets.key.SharedIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads files of secrets, each once, and what belongs to them; nothing is decrypted. Not thread-safe. */
public final class SecretsReader {

    private static final String DISPLAYED = "environments/";
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    private final EncryptedFiles files;
    private final Map<String, Optional<SecretsFile>> read = new HashMap<>();

    /**
     * Prepares to read.
     *
     * @param files where they lie
     */
    public SecretsReader(EncryptedFiles files) {
        this.files = files;
    }

    /**
     * Reads the file of secrets of an environment.
     *
     * @param environment its name
     * @return the file; empty when there is none
     * @throws InvalidSecretsException when it cannot be understood
     * @throws IOException when it cannot be read
     */
    public Optional<SecretsFile> secrets(String environment) throws InvalidSecretsException, IOException {
        Optional<SecretsFile> known = read.get(environment);
        if (known == null) {
            known = parse(environment);
            read.put(environment, known);
        }
        return known;
    }

    private Optional<SecretsFile> parse(String environment) throws InvalidSecretsException, IOException {
        String name = environment + SecretsDirectory.EXTENSION;
        Optional<byte[]> content = files.read(name);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        SecretsFile parsed = SecretsFile.parse(DISPLAYED + name, text(DISPLAYED + name, content.get()));
        if (!parsed.environment().equals(environment)) {
            throw new InvalidSecretsException(
                    DISPLAYED + name,
                    "these are the secrets of '" + parsed.environment() + "', under the name of another environment",
                    "make a file by 'secrets init " + environment + "', and give it values of its own; what two"
                            + " environments share stands in one that both extend");
        }
        return Optional.of(parsed);
    }

    /**
     * Reads a file that lies beside.
     *
     * @param secrets the file of secrets that names it
     * @param name its name
     * @return its content, encrypted
     * @throws InvalidSecretsException when it is not there
     * @throws IOException when it cannot be read
     */
    public byte[] file(SecretsFile secrets, String name) throws InvalidSecretsException, IOException {
        String environment = secrets.environment();
        String path = path(environment, name);
        Optional<byte[]> content = files.read(path);
        if (content.isEmpty()) {
            throw new InvalidSecretsException(
                    DISPLAYED + environment + SecretsDirectory.EXTENSION,
                    "the file " + name + " is named in [files], and " + DISPLAYED + path + " is not there",
                    "put it back from version control, or take its line out");
        }
        return content.get();
    }

    /** Where a file beside lies, below the directory of environments. */
    static String path(String environment, String name) throws InvalidSecretsException {
        if (!FILE_NAME.matcher(name).matches()) {
            throw new InvalidSecretsException(
                    DISPLAYED + environment + SecretsDirectory.EXTENSION,
                    "'" + name + "' is no name of a file",
                    "letters, digits, dots, dashes and underscores, no directories");
        }
        return environment + ".secrets/" + name;
    }

    /**
     * Reads an identity that lies beside an environment on purpose, so that everybody who has the service can read its secrets.
     *
     * @param environment its name
     * @return the identity; empty when there is none
     * @throws IOException when it cannot be read
     */
    public Optional<SharedIdentity> sharedIdentity(String environment) throws IOException {
        String name = environment + SecretsDirectory.IDENTITY;
        return files.read(name)
                .map(content -> new SharedIdentity(DISPLAYED + name, new String(content, StandardCharsets.UTF_8)));
    }

    private static String text(String file, byte[] content) throws InvalidSecretsException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidSecretsException(file, "the file is no UTF-8 text", "save it as UTF-8");
        }
    }
}
