package dev.launchway.processor.environment;

import dev.launchway.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The bytes of an environment file, or of a file of secrets. */
public final class EnvironmentSource {

    /** The extension of environment files. */
    static final String EXTENSION = ".toml";

    /** Why a file cannot be read, and what to do about it. */
    record Problem(String statement, String help) {}

    private final String fileName;
    private final byte[] bytes;
    private final Problem problem;

    /**
     * Makes a file.
     *
     * @param fileName its name: {@code staging.toml}
     * @param bytes its content, which is not copied
     */
    public EnvironmentSource(String fileName, byte[] bytes) {
        this(fileName, bytes, null);
    }

    private EnvironmentSource(String fileName, byte[] bytes, Problem problem) {
        this.fileName = fileName;
        this.bytes = bytes;
        this.problem = problem;
    }

    /** A file that is there and cannot be read. */
    static EnvironmentSource unreadable(String fileName, String statement, String help) {
        return new EnvironmentSource(fileName, new byte[0], new Problem(statement, help));
    }

    /**
     * A file from text.
     *
     * @param fileName its name
     * @param text its content
     * @return the file
     */
    public static EnvironmentSource of(String fileName, String text) {
        return new EnvironmentSource(fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The file's name.
     *
     * @return {@code staging.toml}
     */
    public String fileName() {
        return fileName;
    }

    /** Why it cannot be read, empty where it can. */
    Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** The file's content, not copied. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * The name of the environment.
     *
     * @return the file's name without its extension
     */
    public String name() {
        return fileName.substring(0, fileName.length() - EXTENSION.length());
    }

    /**
     * The digest that ties a plan to the file.
     *
     * @return SHA-256 in hex
     */
    public String sha256() {
        return Sha256.hex(bytes);
    }
}
