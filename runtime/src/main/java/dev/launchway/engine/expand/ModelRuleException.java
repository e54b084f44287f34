package dev.launchway.engine.expand;

import dev.launchway.diagnostic.Code;

/** A rule of the model that is broken, in words for the reader. */
final class ModelRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Code code;
    private final String help;
    private final String location;

    ModelRuleException(Code code, String message, String help) {
        this(code, message, help, "");
    }

    ModelRuleException(Code code, String message, String help, String location) {
        super(message);
        this.code = code;
        this.help = help;
        this.location = location;
    }

    Code code() {
        return code;
    }

    String help() {
        return help;
    }

    /** Empty for the line of the user's class that was running. */
    String location() {
        return location;
    }
}
