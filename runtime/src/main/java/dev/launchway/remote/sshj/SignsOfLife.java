package dev.launchway.remote.sshj;

import dev.launchway.remote.transport.Timeouts;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Whether the other side of a connection is still there: it is, while something comes from it, or while it takes what is written,
 * however slowly. What is written into a full buffer of a host that is gone would wait until the system gives up, after a quarter of
 * an hour, and so would questions for a sign of life. While this process stands still, because it is stopped or gets no processor, it
 * neither asks nor hears: that is no silence of the other side.
 */
final class SignsOfLife {

    private static final int LOOKS = 4;

    /** A server says who it is before all else, perhaps after some lines of greeting. Source: RFC 4253, 4.2. */
    private static final String IDENTIFICATION = "SSH-";

    private final LongSupplier nanoTime;
    private volatile long heard;
    private volatile long writingSince;
    private volatile boolean writing;
    private volatile boolean identified;
    private volatile long looked;
    private int matched;

    SignsOfLife() {
        this(System::nanoTime);
    }

    SignsOfLife(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.heard = nanoTime.getAsLong();
    }

    /**
     * Begins to watch.
     *
     * @param timeouts look from time to time
     * @param patience how long there may be no sign
     * @param breakOff run when there is none; must not block
     * @return ends it when cancelled
     */
    Future<?> watch(Timeouts timeouts, Duration patience, Runnable breakOff) {
        return timeouts.every(patience.dividedBy(LOOKS), look(patience, breakOff));
    }

    /** What is to be run each quarter of the patience. */
    Runnable look(Duration patience, Runnable breakOff) {
        long most = patience.toNanos();
        looked = nanoTime.getAsLong();
        return () -> {
            long now = nanoTime.getAsLong();
            if (now - looked > most / LOOKS * 2) {
                heard = now; // late: this process stood still
            }
            looked = now;
            boolean slow = writing && now - writingSince <= most;
            if (now - heard > most && !slow) {
                breakOff.run();
            }
        };
    }

    /** Whether the server has said who it is. */
    boolean identified() {
        return identified;
    }

    InputStream heard(InputStream from) {
        return new FilterInputStream(from) {
            @Override
            public int read() throws IOException {
                int octet = in.read();
                hear(new byte[] {(byte) octet}, 0, octet < 0 ? octet : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                hear(bytes, offset, read);
                return read;
            }
        };
    }

    private void hear(byte[] bytes, int offset, int length) {
        heard = nanoTime.getAsLong();
        for (int i = offset; !identified && i < offset + length; i++) {
            matched = bytes[i] == IDENTIFICATION.charAt(matched) ? matched + 1 : 0;
            identified = matched == IDENTIFICATION.length();
        }
    }

    OutputStream taken(OutputStream to) {
        return new FilterOutputStream(to) {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                writingSince = nanoTime.getAsLong();
                writing = true;
                try {
                    out.write(bytes, from, length);
                } finally {
                    writing = false;
                }
            }
        };
    }
}
