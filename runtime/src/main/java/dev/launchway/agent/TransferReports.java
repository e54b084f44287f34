package dev.launchway.agent;

import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Receiving;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Tells how far a transfer has come, where it takes long enough to be waited for. */
final class TransferReports implements ContentQuestions.Progress {

    private static final long EVERY = Duration.ofSeconds(3).toNanos();

    private final LongSupplier clock;
    private final EventSink sink;
    private ControllerFile file;
    private long told;

    /**
     * Prepares.
     *
     * @param clock tells nanoseconds
     * @param sink takes the events
     */
    TransferReports(LongSupplier clock, EventSink sink) {
        this.clock = clock;
        this.sink = sink;
    }

    @Override
    public void at(ControllerFile of, long received, long size) {
        long now = clock.getAsLong();
        if (!of.equals(file)) {
            file = of;
            told = now;
        } else if (now - told >= EVERY) {
            told = now;
            sink.accept(new Receiving("", of.key(), received, size));
        }
    }
}
