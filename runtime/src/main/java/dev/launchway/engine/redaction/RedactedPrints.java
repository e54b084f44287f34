package dev.launchway.engine.redaction;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What components print themselves, by whole lines, without the secrets that the thread which prints may know. What is no text in
 * UTF-8 is passed on as it is where there are none.
 */
public final class RedactedPrints extends FilterOutputStream {

    private static final int LONGEST_LINE = 64 * 1024;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /**
     * Stands before a stream.
     *
     * @param to takes the lines
     */
    public RedactedPrints(OutputStream to) {
        super(to);
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        line.write(octet);
        if (octet == '\n' || line.size() >= LONGEST_LINE) {
            pass();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }

    /** Passes on the beginning of a line that was not ended. */
    public synchronized void finish() {
        try {
            pass();
            out.flush();
        } catch (IOException e) {
            line.reset();
        }
    }

    private void pass() throws IOException {
        byte[] bytes = line.toByteArray();
        line.reset();
        String text = new String(bytes, StandardCharsets.UTF_8);
        String redacted = KnownSecrets.redacted(text);
        bytes = redacted.equals(text) ? bytes : redacted.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
    }
}
