package dev.launchway.library.component;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Bounds what may hang and has no bound of its own for the whole of it: a name that is looked up, an answer that comes byte by byte, of
 * which {@code java.net} bounds each read alone.
 */
public final class TimeLimit {

    private TimeLimit() {}

    /**
     * What may hang.
     *
     * @param <T> what comes of it
     */
    public interface Call<T> {

        /**
         * Does it.
         *
         * @return what comes of it
         * @throws IOException when it fails
         */
        T run() throws IOException;
    }

    /**
     * Does something in a thread of its own, and waits for it no longer than it may take. What is late is left behind: the thread does
     * not keep the run from ending.
     *
     * @param <T> what comes of it
     * @param longest more than zero
     * @param call what may hang
     * @return what comes of it
     * @throws IOException when it fails, or takes longer; {@link InterruptedIOException} when the run is interrupted
     */
    public static <T> T within(Duration longest, Call<T> call) throws IOException {
        FutureTask<T> task = new FutureTask<>(call::run);
        Thread thread = new Thread(task, "launchway-limited");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("there was no whole answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the run was interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
