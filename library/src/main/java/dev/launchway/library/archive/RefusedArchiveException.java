package dev.launchway.library.archive;

/** An archive that is not unpacked: it is damaged, or holds what would do harm. The message is for the reader. */
final class RefusedArchiveException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RefusedArchiveException(String message) {
        super(message);
    }

    RefusedArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
