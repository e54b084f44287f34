package dev.launchway.remote.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long: one thread for many hosts, started when it is first needed. Safe for use by several threads at once. */
public final class Timeouts {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "timeouts");
        thread.setDaemon(true);
        return thread;
    });

    /** Prepares timeouts. */
    public Timeouts() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** An timeout that goes off once, unless it is closed before, or put off again and again. */
    public static final class Timeout implements AutoCloseable {
        private final Timeouts timeouts;
        private final long patience;
        private final Runnable action;
        private volatile long begun = System.nanoTime();
        private volatile boolean expired;
        private volatile boolean closed;
        private volatile Future<?> pending;

        private Timeout(Timeouts timeouts, Duration patience, Runnable action) {
            this.timeouts = timeouts;
            this.patience = patience.toNanos();
            this.action = action;
            set(this.patience);
        }

        private void set(long nanos) {
            pending = timeouts.timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }

        private void look() {
            long left = patience - (System.nanoTime() - begun);
            if (closed) {
                return;
            }
            if (left > 0) {
                set(left);
            } else {
                expired = true;
                action.run();
            }
        }

        /** There was a sign of life: the time begins anew. */
        public void restart() {
            begun = System.nanoTime();
        }

        /**
         * Whether the time was up before {@link #close}.
         *
         * @return whether the action was begun
         */
        public boolean expired() {
            return expired;
        }

        @Override
        public void close() {
            closed = true;
            pending.cancel(false);
        }
    }

    /**
     * Sets an timeout.
     *
     * @param patience how long to wait
     * @param action what to do then; must not block
     * @return the timeout, to be closed when all is well
     */
    public Timeout set(Duration patience, Runnable action) {
        return new Timeout(this, patience, action);
    }

    /**
     * Looks at something again and again.
     *
     * @param pause how long to wait between two looks
     * @param look must not block
     * @return ends it when cancelled
     */
    public Future<?> every(Duration pause, Runnable look) {
        return timer.scheduleWithFixedDelay(look, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
