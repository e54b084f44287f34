package dev.launchway.remote.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends what takes too long: one thread for many hosts, started when it is first needed. Safe for use by several threads at once. */
public final class Alarms {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "alarms");
        thread.setDaemon(true);
        return thread;
    });

    /** Prepares alarms. */
    public Alarms() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** An alarm that goes off once, unless it is closed before, or put off again and again. */
    public static final class Alarm implements AutoCloseable {
        private final Alarms alarms;
        private final long patience;
        private final Runnable action;
        private volatile long begun = System.nanoTime();
        private volatile boolean wentOff;
        private volatile boolean closed;
        private volatile Future<?> pending;

        private Alarm(Alarms alarms, Duration patience, Runnable action) {
            this.alarms = alarms;
            this.patience = patience.toNanos();
            this.action = action;
            set(this.patience);
        }

        private void set(long nanos) {
            pending = alarms.timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }

        private void look() {
            long left = patience - (System.nanoTime() - begun);
            if (closed) {
                return;
            }
            if (left > 0) {
                set(left);
            } else {
                wentOff = true;
                action.run();
            }
        }

        /** There was a sign of life: the time begins anew. */
        public void putOff() {
            begun = System.nanoTime();
        }

        /**
         * Whether the time was up before {@link #close}.
         *
         * @return whether the action was begun
         */
        public boolean wentOff() {
            return wentOff;
        }

        @Override
        public void close() {
            closed = true;
            pending.cancel(false);
        }
    }

    /**
     * Sets an alarm.
     *
     * @param patience how long to wait
     * @param action what to do then; must not block
     * @return the alarm, to be closed when all is well
     */
    public Alarm set(Duration patience, Runnable action) {
        return new Alarm(this, patience, action);
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
