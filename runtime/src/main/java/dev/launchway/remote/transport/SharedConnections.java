package dev.launchway.remote.transport;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Connections that lead to several hosts, such as those to a jump host: each is made when the first host asks for it, and closed
 * when the last one has done with it. Safe for use by several threads at once.
 *
 * @param <T> a connection
 */
public final class SharedConnections<T> {

    private final Predicate<T> stands;
    private final Consumer<T> closer;
    private final Map<String, Entry<T>> entries = new HashMap<>();

    /**
     * Prepares; nothing is connected yet.
     *
     * @param stands whether a connection still leads somewhere
     * @param closer ends a connection, without waiting
     */
    public SharedConnections(Predicate<T> stands, Consumer<T> closer) {
        this.stands = stands;
        this.closer = closer;
    }

    private static final class Entry<T> {
        final CompletableFuture<T> connection = new CompletableFuture<>();
        int users;
    }

    /** A part in a connection; closing it twice is closing it once. */
    public final class Share implements Closeable {
        private final String key;
        private final Entry<T> entry;
        private boolean closed;

        private Share(String key, Entry<T> entry) {
            this.key = key;
            this.entry = entry;
        }

        /**
         * The connection itself.
         *
         * @return never closed before this share is
         */
        public T connection() {
            return entry.connection.join();
        }

        /** Those who ask from now on take part in another connection. */
        public void leaveToOthers() {
            synchronized (entries) {
                entries.remove(key, entry);
            }
        }

        @Override
        public void close() {
            synchronized (entries) {
                if (closed) {
                    return;
                }
                closed = true;
                if (--entry.users > 0) {
                    return;
                }
                entries.remove(key, entry);
            }
            if (!entry.connection.isCompletedExceptionally()) {
                closer.accept(entry.connection.join());
            }
        }
    }

    /**
     * Takes part in a connection. Of several who ask at once one makes it, and the others wait for that, or fail with it.
     *
     * @param key names it
     * @param login makes it
     * @return the share, to be closed
     * @throws ConnectFailedException when it cannot be made
     */
    public Share share(String key, Handshakes.Login<T> login) throws ConnectFailedException {
        Entry<T> entry;
        boolean first;
        synchronized (entries) {
            entry = entries.get(key);
            first = entry == null || isGone(entry);
            if (first) {
                entry = new Entry<>();
                entries.put(key, entry);
            }
            entry.users++;
        }
        Share share = new Share(key, entry);
        try {
            if (first) {
                make(entry, login);
            }
            entry.connection.get();
            return share;
        } catch (ExecutionException e) {
            share.close();
            if (e.getCause() instanceof ConnectFailedException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectFailedException(ConnectFailedException.Reason.LOST, "interrupted", "");
        }
    }

    private boolean isGone(Entry<T> entry) {
        return entry.connection.isCompletedExceptionally()
                || (entry.connection.isDone() && !stands.test(entry.connection.join()));
    }

    private void make(Entry<T> entry, Handshakes.Login<T> login) {
        try {
            entry.connection.complete(login.run());
        } catch (ConnectFailedException | RuntimeException e) {
            entry.connection.completeExceptionally(e);
        }
    }
}
