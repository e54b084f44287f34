package dev.launchway.library.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The content of an answer, which does not wait for ever: {@code java.net.http} bounds the time until an answer begins, and not
 * how long its content may stall.
 */
final class Body extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {

    private static final Object END = new Object();

    private final Deadline deadline;
    private final Duration idle;

    /** Never more than a few: the next buffers are asked for when the last ones are read. */
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    private Flow.Subscription subscription;
    private Iterator<ByteBuffer> buffers = List.<ByteBuffer>of().iterator();
    private ByteBuffer current = ByteBuffer.allocate(0);
    private boolean ended;

    Body(Duration idle, Deadline deadline) {
        this.idle = idle;
        this.deadline = deadline;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        events.add(given);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        events.add(item);
    }

    @Override
    public void onError(Throwable problem) {
        events.add(problem);
    }

    @Override
    public void onComplete() {
        events.add(END);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!current.hasRemaining()) {
            if (buffers.hasNext()) {
                current = buffers.next();
            } else if (ended || !advance()) {
                return -1;
            }
        }
        int count = Math.min(length, current.remaining());
        current.get(bytes, offset, count);
        return count;
    }

    /** Takes the next event; {@code false} for the end. */
    @SuppressWarnings("unchecked") // what onNext has added
    private boolean advance() throws IOException {
        Object event = subscription == null ? null : events.poll();
        if (event == null) {
            if (subscription != null) {
                subscription.request(1);
            }
            event = await();
        }
        if (event instanceof Flow.Subscription given) {
            subscription = given;
        } else if (event instanceof Throwable problem) {
            ended = true;
            throw new IOException(problem.getMessage(), problem);
        } else if (event == END) {
            ended = true;
            return false;
        } else {
            buffers = ((List<ByteBuffer>) event).iterator();
        }
        return true;
    }

    private Object await() throws IOException {
        Duration most = deadline.within(idle);
        try {
            Object event = events.poll(most.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw new IOException("nothing came for " + most.toMillis() / 1000.0 + " s");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        if (subscription == null && events.peek() instanceof Flow.Subscription given) {
            subscription = given;
        }
        if (subscription != null && !ended) {
            subscription.cancel();
        }
    }
}
