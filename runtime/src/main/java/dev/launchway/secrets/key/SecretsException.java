package dev.launchway.secrets.key;

/** Something about secrets that cannot be done, with what to do about it. Nothing was changed. */
public abstract class SecretsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * Says what is wrong.
     *
     * @param message one sentence
     * @param help what to do; empty where the message says it
     */
    protected SecretsException(String message, String help) {
        super(message);
        this.help = help;
    }

    /**
     * What to do.
     *
     * @return one line; may be empty
     */
    public String help() {
        return help;
    }
}
