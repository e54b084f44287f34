package dev.launchway.secrets.key;

/** The key of an environment cannot be opened, or not be encrypted for a recipient. */
public final class KeyAccessException extends SecretsException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one sentence
     * @param help what to do; empty where the message says it
     */
    public KeyAccessException(String message, String help) {
        super(message, help);
    }
}
