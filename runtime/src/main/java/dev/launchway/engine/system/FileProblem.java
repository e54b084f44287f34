package dev.launchway.engine.system;

import java.io.IOException;

/** A failure that is explained already: its message is for the reader and needs no more. */
final class FileProblem extends IOException {

    private static final long serialVersionUID = 1L;

    FileProblem(String message) {
        super(message);
    }

    FileProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
