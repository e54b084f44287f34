package dev.launchway.library.fetch;

import java.time.Duration;

/** When something must have come to its end. */
final class Deadline {

    private final long nanos;

    Deadline(Duration from) {
        nanos = System.nanoTime() + from.toNanos();
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Not more than is left, and more than nothing. */
    Duration within(Duration most) {
        Duration left = left();
        Duration less = left.compareTo(most) < 0 ? left : most;
        return less.isZero() ? Duration.ofMillis(1) : less;
    }
}
