package dev.launchway.testing.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * Bytes from one side to another, as between a controller and a host: who reads waits for them, and who writes for room. Other than
 * with {@link java.io.PipedInputStream}, threads that have written may end, and nobody looks every second.
 */
public final class BytePipe {

    private final byte[] ring;
    private int from;
    private int held;
    private boolean ended;
    private boolean abandoned;

    /**
     * Makes an empty one.
     *
     * @param size how many bytes it holds
     */
    public BytePipe(int size) {
        ring = new byte[size];
    }

    /**
     * The side that writes.
     *
     * @return a stream; after it is closed the other side reads what is left, and then the end
     */
    public OutputStream out() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int at, int length) throws IOException {
                Objects.checkFromIndexSize(at, length, bytes.length);
                put(bytes, at, length);
            }

            @Override
            public void close() {
                end();
            }
        };
    }

    /**
     * The side that reads.
     *
     * @return a stream; after it is closed the other side can write no more
     */
    public InputStream in() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) == -1 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int at, int length) throws IOException {
                Objects.checkFromIndexSize(at, length, bytes.length);
                return take(bytes, at, length);
            }

            @Override
            public int available() {
                return there();
            }

            @Override
            public void close() {
                abandon();
            }
        };
    }

    private synchronized void put(byte[] bytes, int at, int length) throws IOException {
        for (int next = at; next < at + length; ) {
            await(() -> held < ring.length || abandoned || ended);
            if (abandoned || ended) {
                throw new IOException("the pipe is closed");
            }
            int to = (from + held) % ring.length;
            int part = Math.min(at + length - next, Math.min(ring.length - held, ring.length - to));
            System.arraycopy(bytes, next, ring, to, part);
            held += part;
            next += part;
            notifyAll();
        }
    }

    private synchronized int take(byte[] bytes, int at, int length) throws IOException {
        await(() -> held > 0 || ended || abandoned || length == 0);
        if (abandoned) {
            throw new IOException("the pipe is closed");
        }
        if (held == 0) {
            return length == 0 ? 0 : -1;
        }
        int part = Math.min(length, Math.min(held, ring.length - from));
        System.arraycopy(ring, from, bytes, at, part);
        from = (from + part) % ring.length;
        held -= part;
        notifyAll();
        return part;
    }

    private synchronized void await(BooleanSupplier something) throws InterruptedIOException {
        try {
            while (!something.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private synchronized int there() {
        return held;
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }
}
