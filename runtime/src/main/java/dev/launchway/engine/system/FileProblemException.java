package dev.launchway.engine.system;

import java.io.IOException;

/** A failure that is explained already: its message is for the reader and needs no more. */
final class FileProblemException extends IOException {

    private static final long serialVersionUID = 1L;

    FileProblemException(String message) {
        super(message);
    }

    FileProblemException(String message, Throwable cause) {
        super(message, cause);
    }
}
