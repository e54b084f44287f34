package dev.launchway.library.fetch;

/** A download that does not come to its end, and why; nothing has taken its place. */
final class DownloadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DownloadFailedException(String message) {
        super(message);
    }

    DownloadFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
