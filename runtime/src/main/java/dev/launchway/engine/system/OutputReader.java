package dev.launchway.engine.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads what a command writes, up to a bound; the rest is read and dropped, so that the command never waits. Something that the
 * command left in the background may hold the stream open: its output is dropped too.
 */
final class OutputReader extends Thread {

    static final int BOUND = 16 * 1024 * 1024;

    private static final long QUIET_NANOS = 1_000_000_000L;
    private static final long LONGEST_NANOS = 10 * QUIET_NANOS;
    private static final int CHUNK = 8192;
    private static final byte[] CUT =
            "\n(there was more than 16 MiB of it; the rest is left out)\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream stream;
    private final OutputLines lines;
    private ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private long progressNanos = System.nanoTime();
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
        progressNanos = System.nanoTime();
        int room = Math.min(count, BOUND - collected.size());
        collected.write(chunk, 0, room);
        lines.add(chunk, room);
        cut |= room < count;
    }

    /**
     * What came of a command that has ended. What it wrote last may still be on its way, so this waits until nothing more comes.
     */
    String text(long endedNanos) {
        try {
            long now = System.nanoTime();
            long wait = waitAt(now, endedNanos);
            while (isAlive() && wait > 0) {
                join(wait / 1_000_000 + 1);
                now = System.nanoTime();
                wait = waitAt(now, endedNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return taken();
    }

    private synchronized long waitAt(long now, long endedNanos) {
        long quietSince = progressNanos - endedNanos > 0 ? progressNanos : endedNanos;
        return Math.min(QUIET_NANOS - (now - quietSince), LONGEST_NANOS - (now - endedNanos));
    }

    private synchronized String taken() {
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
