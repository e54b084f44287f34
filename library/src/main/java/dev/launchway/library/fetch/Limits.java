package dev.launchway.library.fetch;

import java.time.Duration;

/**
 * How long a download may take, and how large it may be.
 *
 * @param total for all of it, with its pauses
 * @param idle without a byte
 * @param retries how often it is tried again without any progress
 * @param pause before the first of them; it doubles each time
 * @param size in bytes
 */
record Limits(Duration total, Duration idle, int retries, Duration pause, long size) {

    static final Limits USUAL =
            new Limits(Duration.ofMinutes(30), Duration.ofMinutes(1), 5, Duration.ofSeconds(1), 8L << 30);

    Limits withTotal(Duration duration) {
        return new Limits(duration, idle, retries, pause, size);
    }

    Limits withIdle(Duration duration) {
        return new Limits(total, duration, retries, pause, size);
    }

    Limits withRetries(int count, Duration first) {
        return new Limits(total, idle, count, first, size);
    }

    Limits withSize(long bytes) {
        return new Limits(total, idle, retries, pause, bytes);
    }

    /** Fails when it is too much. */
    void checkSize(long bytes) {
        if (bytes > size) {
            throw new DownloadFailedException(
                    "it is larger than " + size + " bytes: allow more by .maxSize(…), if that much is what is to come");
        }
    }
}
