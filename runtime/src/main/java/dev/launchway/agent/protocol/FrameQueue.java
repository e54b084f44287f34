package dev.launchway.agent.protocol;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * Frames on their way to the controller, written by a thread of their own: a network that takes nothing does not hold up whoever
 * has something to say for longer than the controller may be silent. When there is nothing to say, the thread says just that.
 */
public final class FrameQueue implements FrameWriter, AutoCloseable {

    /** In bytes; a frame that is larger waits until nothing else does. */
    private static final int MOST_WAITING = 1 << 20;

    /** How often one that waits looks whether the controller is gone. */
    private static final long LOOK_MILLIS = 500;

    private static final long STACK = 128 * 1024;
    private static final byte[] ALIVE = {Schema.AGENT_ALIVE};

    private final Frames to;
    private final long everyMillis;
    private final BooleanSupplier gone;
    private final Queue<byte[]> frames = new ArrayDeque<>();
    private int bytes;
    private boolean atOnce;
    private boolean closing;
    private boolean done;
    private IOException broken;

    /**
     * Begins to write.
     *
     * @param to the stream to the controller
     * @param every how often to give a sign of life when there is nothing to say
     * @param gone whether the controller has been silent for too long
     */
    public FrameQueue(Frames to, Duration every, BooleanSupplier gone) {
        this.to = to;
        this.everyMillis = every.toMillis();
        this.gone = gone;
        Thread writer = new Thread(null, this::write, "speaker", STACK);
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public synchronized void write(byte[] frame, boolean now) throws IOException {
        while (broken == null && bytes > 0 && bytes + frame.length > MOST_WAITING) {
            await();
        }
        if (broken != null) {
            throw new IOException(broken.getMessage(), broken);
        }
        frames.add(frame);
        bytes += frame.length;
        atOnce |= now || bytes > MOST_WAITING / 2;
        if (atOnce) {
            notifyAll();
        }
    }

    /** Waits until all is written that the controller still takes. */
    @Override
    public synchronized void close() {
        closing = true;
        notifyAll();
        while (!done && broken == null) {
            await();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // those who call it do so in one
    private void await() {
        try {
            wait(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken = new IOException("interrupted", e);
        }
        if (gone.getAsBoolean()) {
            broken = new IOException("the controller is silent");
        }
    }

    private void write() {
        try {
            for (byte[] next = next(); next != null; next = next()) {
                to.write(next, nothingWaits());
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** What to write next, {@code null} at the end. */
    private synchronized byte[] next() throws InterruptedException {
        long begun = System.nanoTime();
        while (!atOnce && !closing) {
            long left = everyMillis - (System.nanoTime() - begun) / 1_000_000;
            if (left > 0) {
                wait(left);
            } else if (frames.isEmpty()) {
                return ALIVE;
            } else {
                atOnce = true;
            }
        }
        byte[] next = frames.poll();
        atOnce = !frames.isEmpty();
        if (next != null) {
            bytes -= next.length;
            notifyAll();
        }
        return next;
    }

    private synchronized boolean nothingWaits() {
        return frames.isEmpty();
    }

    private synchronized void fail(IOException e) {
        broken = e;
        notifyAll();
    }

    private synchronized void end() {
        done = true;
        notifyAll();
    }
}
