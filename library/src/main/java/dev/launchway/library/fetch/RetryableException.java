package dev.launchway.library.fetch;

import java.time.Duration;

/** A trouble that may be over when it is tried again. */
final class RetryableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Duration after;

    /**
     * Says what went wrong.
     *
     * @param after the time that the server asks to wait; {@code null} where it says nothing
     */
    RetryableException(String message, Duration after, Throwable cause) {
        super(message, cause);
        this.after = after;
    }

    Duration after() {
        return after;
    }
}
