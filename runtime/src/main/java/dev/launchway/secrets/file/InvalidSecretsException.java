package dev.launchway.secrets.file;

import dev.launchway.secrets.key.SecretsException;

/** A file of secrets that cannot be used as it stands. */
public final class InvalidSecretsException extends SecretsException {

    private static final long serialVersionUID = 1L;

    private final String place;
    private final String problem;

    /**
     * Says where and why.
     *
     * @param place {@code environments/production.secrets.toml:12:3}
     * @param message one sentence
     * @param help what to do; empty where the message says it
     */
    public InvalidSecretsException(String place, String message, String help) {
        super(place + ": " + message, help);
        this.place = place;
        this.problem = message;
    }

    /**
     * Where it stands.
     *
     * @return the file, and line and column where they are known
     */
    public String place() {
        return place;
    }

    /**
     * What is wrong.
     *
     * @return the message without the place
     */
    public String problem() {
        return problem;
    }
}
