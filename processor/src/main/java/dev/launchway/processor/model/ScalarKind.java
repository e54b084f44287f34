package dev.launchway.processor.model;

/** The types with a text form of their own. */
public enum ScalarKind {
    /** {@code String}. */
    STRING,
    /** {@code boolean} or {@code Boolean}. */
    BOOLEAN,
    /** {@code int} or {@code Integer}. */
    INT,
    /** {@code long} or {@code Long}. */
    LONG,
    /** {@code double} or {@code Double}. */
    DOUBLE,
    /** {@code java.nio.file.Path}. */
    PATH,
    /** {@code java.time.Duration}. */
    DURATION,
    /** {@code java.net.URI}. */
    URI,
    /** {@code dev.launchway.api.Address}. */
    ADDRESS,
    /** {@code dev.launchway.api.FileMode}. */
    FILE_MODE,
    /** {@code dev.launchway.api.Secret}. */
    SECRET,
    /** {@code dev.launchway.api.SecretFile}. */
    SECRET_FILE;

    /**
     * Whether values of the type must not be seen.
     *
     * @return whether an environment file may not say one
     */
    public boolean isSecret() {
        return this == SECRET || this == SECRET_FILE;
    }
}
