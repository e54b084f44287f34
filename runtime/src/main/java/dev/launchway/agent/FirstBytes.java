package dev.launchway.agent;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes on what comes first, and drops the rest: for what components print, which would fill any log. Nobody reads an agent's
 * standard error while it works: a component that prints much would fill the way there, and wait for ever.
 */
public final class FirstBytes extends FilterOutputStream {

    private int left;

    /**
     * Prepares.
     *
     * @param to takes what comes first
     * @param most how many bytes that is
     */
    public FirstBytes(OutputStream to, int most) {
        super(to);
        this.left = most;
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        if (left > 0) {
            left--;
            out.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int passed = Math.min(left, length);
        left -= passed;
        out.write(bytes, from, passed);
    }
}
