package dev.launchway.secrets.key;

/** A text that is no recipient. */
public final class InvalidRecipientException extends SecretsException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message one sentence
     * @param help what to write
     */
    public InvalidRecipientException(String message, String help) {
        super(message, help);
    }
}
