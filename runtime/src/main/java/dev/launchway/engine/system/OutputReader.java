package dev.launchway.engine.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Reads what a command writes, up to a bound; the rest is read and dropped, so that the command never waits. Something that the
 * command left in the background may hold the stream open: its output is dropped too. While this process stands still, because it is
 * stopped or gets no processor, nothing is read: that is no silence of the command.
 */
final class OutputReader extends Thread {

    static final int BOUND = 16 * 1024 * 1024;

    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 10 * QUIET_NANOS;
    private static final long LOOK_MILLIS = 50;

    /** What one look counts at most: one that took longer was interrupted by a standstill. */
    private static final long MOST_NANOS = 4 * LOOK_MILLIS * 1_000_000;

    private static final int CHUNK = 8192;
    private static final byte[] CUT =
            "\n(there was more than 16 MiB of it; the rest is left out)\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream stream;
    private final OutputLines lines;
    private ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long chunks;
    private boolean cut;
    private boolean ended;

    private OutputReader(InputStream stream, Consumer<String> listener) {
        super("command output");
        this.stream = stream;
        this.lines = new OutputLines(listener);
        setDaemon(true);
    }

    /** Starts to read; each line is told to the listener as it comes, up to the bound. */
    static OutputReader of(InputStream stream, Consumer<String> listener) {
        OutputReader reader = new OutputReader(stream, listener);
        reader.start();
        return reader;
    }

    @Override
    public void run() {
        byte[] chunk = new byte[CHUNK];
        try (stream) {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                collect(chunk, count);
            }
        } catch (IOException e) {
            return;
        }
    }

    private synchronized void collect(byte[] chunk, int count) {
        if (ended) {
            return;
        }
        chunks++;
        int room = Math.min(count, BOUND - collected.size());
        collected.write(chunk, 0, room);
        lines.add(chunk, room);
        cut |= room < count;
    }

    /** Waits until no more comes of what a command that has ended wrote last: it may still be on its way. */
    static void awaitEnd(LongSupplier nanoTime, OutputReader... readers) {
        long quiet = 0;
        long passed = 0;
        long chunks = 0;
        long before = nanoTime.getAsLong();
        try {
            for (OutputReader open = open(readers);
                    open != null && quiet < QUIET_NANOS && passed < LONGEST_NANOS;
                    open = open(readers)) {
                open.join(LOOK_MILLIS);
                long now = nanoTime.getAsLong();
                long look = Math.min(now - before, MOST_NANOS);
                long read = chunks(readers);
                quiet = read > chunks ? 0 : quiet + look;
                passed += look;
                chunks = read;
                before = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static OutputReader open(OutputReader... readers) {
        for (OutputReader reader : readers) {
            if (reader.isAlive()) {
                return reader;
            }
        }
        return null;
    }

    private static long chunks(OutputReader... readers) {
        long all = 0;
        for (OutputReader reader : readers) {
            synchronized (reader) {
                all += reader.chunks;
            }
        }
        return all;
    }

    /** What has come; what comes later is dropped. */
    synchronized String text() {
        ended = true;
        lines.end();
        if (cut) {
            collected.writeBytes(CUT);
        }
        String text = collected.toString(StandardCharsets.UTF_8);
        collected = null;
        return text;
    }
}
