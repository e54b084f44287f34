package dev.launchway.remote.bootstrap;

/** A host was reached, and cannot take the service as it is. Nothing of the service has changed there. */
public final class HostUnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * Says why.
     *
     * @param message one sentence
     * @param help what to do; empty where the message says it
     */
    public HostUnfitException(String message, String help) {
        super(message);
        this.help = help;
    }

    /**
     * What to do.
     *
     * @return one sentence, or empty
     */
    public String help() {
        return help;
    }
}
