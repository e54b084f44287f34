package dev.launchway.api;

import java.util.Objects;

/**
 * A value that must not be seen: it has no text form, and what it reveals is kept out of logs and diffs.
 *
 * <p>Templates render what it reveals.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Hides a value.
     *
     * @param value the clear text
     * @return the secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /**
     * The clear text. Never put it on a command line: other users of the host see it there.
     *
     * @return the value
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * A placeholder.
     *
     * @return the same text for every secret
     */
    @Override
    public String toString() {
        return "(secret)";
    }
}
