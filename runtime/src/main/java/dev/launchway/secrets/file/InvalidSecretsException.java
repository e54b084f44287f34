package dev.launchway.secrets.file;

/** A file of secrets that cannot be used as it stands. */
public final class InvalidSecretsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * Says where and why.
     *
     * @param place {@code environments/production.secrets.toml:12:3}
     * @param message one sentence
     * @param help what to do; empty where the message says it
     */
    public InvalidSecretsException(String place, String message, String help) {
        super(place + ": " + message);
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
