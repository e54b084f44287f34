package dev.launchway.remote;

import java.util.function.LongSupplier;

/** How much a host takes in a second, while it is sent something large. It asks for a part when others have come. */
final class LineRate {

    /** In bytes: what is sent before says little, because buffers on the way take it at once. */
    private static final long ENOUGH = 2 << 20;

    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    private final long begun;
    private long sent;

    /**
     * Begins to measure.
     *
     * @param clock tells nanoseconds
     */
    LineRate(LongSupplier clock) {
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    synchronized void sent(int bytes) {
        sent += bytes;
    }

    /** In bytes; infinite as long as it is not known. */
    synchronized double perSecond() {
        return sent < ENOUGH ? Double.POSITIVE_INFINITY : sent * NANOS / Math.max(1, clock.getAsLong() - begun);
    }
}
