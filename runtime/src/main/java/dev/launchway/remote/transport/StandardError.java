package dev.launchway.remote.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What a command writes to its standard error: read all the time, so that it never waits for us; of much the first and the last is
 * kept.
 */
public final class StandardError {

    private static final int MOST_AT_FIRST = 16 * 1024;
    private static final int MOST_AT_LAST = 16 * 1024;
    private static final int LONGEST_SIGN = 1024;
    private static final long STACK = 256 * 1024;

    private final InputStream from;
    private final Predicate<String> sign;
    private final CountDownLatch decided = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final byte[] last = new byte[MOST_AT_LAST];
    private long dropped;
    private int atLast;
    private String before = "";
    private volatile boolean signSeen;

    private StandardError(InputStream from, Predicate<String> sign) {
        this.from = from;
        this.sign = sign;
    }

    /**
     * Begins to read.
     *
     * @param from the stream; nobody else reads it
     * @return what is read
     */
    public static StandardError read(InputStream from) {
        StandardError errors = new StandardError(from, null);
        errors.begin();
        return errors;
    }

    /**
     * Takes what somebody else reads.
     *
     * @return nothing yet
     */
    public static StandardError unread() {
        return new StandardError(null, null);
    }

    /** Begins to read, and looks for a line that is the sign for something. */
    static StandardError read(InputStream from, Predicate<String> sign) {
        StandardError errors = new StandardError(from, sign);
        errors.begin();
        return errors;
    }

    private void begin() {
        Thread reader = new Thread(null, this::live, "standard error", STACK);
        reader.setDaemon(true);
        reader.start();
    }

    private void live() {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
                take(buffer, length);
            }
        } catch (IOException e) {
            assert e != null; // the connection is gone, which others tell
        }
        end();
    }

    /** Nothing more comes. */
    public void end() {
        decided.countDown();
        ended.countDown();
    }

    /**
     * Keeps what was written.
     *
     * @param bytes begin with it
     * @param length how many bytes it has
     */
    public synchronized void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (first.size() < MOST_AT_FIRST) {
                first.write(bytes[i]);
            } else {
                last[atLast] = bytes[i];
                atLast = (atLast + 1) % MOST_AT_LAST;
                dropped++;
            }
            if (sign != null && !signSeen) {
                look(bytes[i]);
            }
        }
    }

    private void look(byte octet) {
        if (octet != '\n') {
            if (line.size() < LONGEST_SIGN) {
                line.write(octet);
            }
            return;
        }
        if (sign.test(line.toString(StandardCharsets.UTF_8).strip())) {
            String text = kept();
            before = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1)
                    .strip();
            first.reset();
            dropped = 0;
            atLast = 0;
            signSeen = true;
            decided.countDown();
        }
        line.reset();
    }

    private String kept() {
        String text = first.toString(StandardCharsets.UTF_8);
        if (dropped == 0) {
            return text;
        }
        int length = (int) Math.min(dropped, MOST_AT_LAST);
        byte[] end = new byte[length];
        for (int i = 0; i < length; i++) {
            end[i] = last[Math.floorMod(atLast - length + i, MOST_AT_LAST)];
        }
        return text + (dropped > MOST_AT_LAST ? "\n…\n" : "") + new String(end, StandardCharsets.UTF_8);
    }

    /** Waits for the sign, or for the end, and says whether one of them came in time. */
    boolean awaitSign(Duration most) throws InterruptedException {
        return decided.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean signSeen() {
        return signSeen;
    }

    /** What came before the sign; all of it when there was none. */
    synchronized String beforeSign() {
        return signSeen ? before : kept().strip();
    }

    /**
     * What has been written, without that before a sign.
     *
     * @param most how long to wait for the end; what comes later is not part of it
     * @return text without blanks around it; of much the first and the last
     */
    public String text(Duration most) {
        boolean complete = false;
        try {
            complete = ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return kept().strip() + (complete ? "" : " …");
        }
    }
}
