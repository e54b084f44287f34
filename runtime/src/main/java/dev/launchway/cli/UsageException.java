package dev.launchway.cli;

/** The command line asks for something that there is not. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String help;

    /**
     * Says what is wrong.
     *
     * @param message one line
     * @param help what to do; empty where the message says it
     */
    UsageException(String message, String help) {
        super(message);
        this.help = help;
    }

    String help() {
        return help;
    }
}
