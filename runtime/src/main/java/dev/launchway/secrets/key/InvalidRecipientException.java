package dev.launchway.secrets.key;

/** A text that is no recipient. */
public final class InvalidRecipientException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * Says what is wrong.
     *
     * @param message one sentence
     * @param help what to write
     */
    public InvalidRecipientException(String message, String help) {
        super(message);
        this.help = help;
    }

    /**
     * What to write.
     *
     * @return one line
     */
    public String help() {
        return help;
    }
}
