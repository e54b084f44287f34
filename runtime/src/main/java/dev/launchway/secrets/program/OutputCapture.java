package dev.launchway.secrets.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads what a program writes, in a thread of its own, and keeps the first bytes of it. */
final class OutputCapture implements Runnable {

    private static final int PIECE = 8192;

    private final InputStream from;
    private final int most;
    private final Runnable tooMuch;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean overflow;

    private OutputCapture(InputStream from, int most, Runnable tooMuch) {
        this.from = from;
        this.most = most;
        this.tooMuch = tooMuch;
    }

    /** Begins to read; more than the most that is kept is read, told once, and forgotten. */
    static OutputCapture start(InputStream from, int most, Runnable tooMuch) {
        OutputCapture capture = new OutputCapture(from, most, tooMuch);
        Thread reader = new Thread(capture, "output of a program");
        reader.setDaemon(true);
        reader.start();
        return capture;
    }

    @Override
    public void run() {
        byte[] piece = new byte[PIECE];
        try {
            for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
                if (!keep(piece, length) && !overflow) {
                    overflow = true;
                    tooMuch.run();
                }
            }
        } catch (IOException e) {
            // The program was ended while it wrote; what it has written is kept.
        } finally {
            end.countDown();
        }
    }

    private synchronized boolean keep(byte[] piece, int length) {
        int room = Math.min(length, most - kept.size());
        kept.write(piece, 0, room);
        return room == length;
    }

    /** Whether all is read that will ever be written. */
    boolean awaitEnd(long nanos) throws InterruptedException {
        return end.await(nanos, TimeUnit.NANOSECONDS);
    }

    boolean overflowed() {
        return overflow;
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    /** What is kept, without a line that was cut. */
    byte[] wholeLines() {
        byte[] bytes = bytes();
        int length = bytes.length;
        while (overflow && length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }
}
