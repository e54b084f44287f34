package dev.launchway.engine.expand;

/** A rule of the model that is broken, in words for the reader. */
final class ModelError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String help;
    private final String location;

    ModelError(String message, String help) {
        this(message, help, "");
    }

    ModelError(String message, String help, String location) {
        super(message);
        this.help = help;
        this.location = location;
    }

    String help() {
        return help;
    }

    /** Empty for the line of the user's class that was running. */
    String location() {
        return location;
    }
}
