package dev.launchway.agent.protocol;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Knows for how long the other side has said nothing. Any byte counts: a long frame on a slow line is no silence, and neither is
 * what waits to be read.
 */
public final class HeardInput extends FilterInputStream {

    private volatile boolean waiting;
    private volatile long heard = System.nanoTime();

    /**
     * Listens to a stream.
     *
     * @param in what the other side says
     */
    public HeardInput(InputStream in) {
        super(in);
    }

    /**
     * For how long a read has been waiting, or since when it is known that there is nothing more to read.
     *
     * @return in nanoseconds; 0 when nobody reads
     */
    public long silence() {
        if (!waiting) {
            return 0;
        }
        long since = heard;
        return System.nanoTime() - since;
    }

    @Override
    public int read() throws IOException {
        begin();
        int octet = in.read();
        waiting = octet < 0;
        return octet;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        begin();
        int count = in.read(bytes, from, length);
        waiting = count < 0 && length > 0;
        return count;
    }

    private void begin() {
        heard = System.nanoTime();
        waiting = true;
    }
}
