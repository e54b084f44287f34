package dev.launchway.library.component;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Looks again and again, for components that wait for a state. The last look begins when the time is up, never before: where this
 * process stood still in between, because it was stopped or got no processor, what it saw before says nothing.
 *
 * <pre>{@code
 * Looks looks = new Looks(timeout, 50);
 * while (target.process(pid).isPresent()) {
 *     if (!looks.again()) {
 *         throw new IllegalStateException("process " + pid + " does not end");
 *     }
 * }
 * }</pre>
 */
public final class Looks {

    private final long everyMillis;
    private final LongSupplier nanoTime;
    private final long end;
    private boolean last;

    /**
     * The time begins now.
     *
     * @param longest how long the state may take
     * @param everyMillis how long to wait between two looks
     */
    public Looks(Duration longest, long everyMillis) {
        this(longest, everyMillis, System::nanoTime);
    }

    /**
     * The time begins now, by a clock.
     *
     * @param longest how long the state may take
     * @param everyMillis how long to wait between two looks
     * @param nanoTime as {@link System#nanoTime}
     */
    public Looks(Duration longest, long everyMillis, LongSupplier nanoTime) {
        this.everyMillis = everyMillis;
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + longest.toNanos();
    }

    /**
     * Waits until the next look.
     *
     * @return whether there is to be one; {@code false} after a look that began when the time was up, and when the run was interrupted
     */
    public boolean again() {
        if (last || !Pause.of(everyMillis)) {
            return false;
        }
        last = nanoTime.getAsLong() - end >= 0;
        return true;
    }
}
