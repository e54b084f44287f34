package dev.launchway.engine.template;

import dev.launchway.diagnostic.Code;

/** Something that a template names and that cannot be read; the place in the template is added later. */
final class UnknownNameException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String help;

    UnknownNameException(Code code, String statement, String help, Throwable cause) {
        super(statement, cause);
        this.code = code;
        this.help = help;
    }

    Code code() {
        return code;
    }

    /** What to write instead; empty where nothing is near. */
    String help() {
        return help;
    }
}
