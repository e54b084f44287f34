package dev.launchway.remote.transport;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What {@code ssh} writes to its standard error before the command runs: why it cannot connect, or that it has. */
final class ConnectionNotes {

    private static final int MOST = 64 * 1024;

    private final InputStream errors;
    private final String mark;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    ConnectionNotes(InputStream errors, String mark) {
        this.errors = new BufferedInputStream(errors);
        this.mark = mark;
    }

    /** Waits for the mark, which a local command writes once the connection stands, or for the end. */
    boolean connected() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next;
        while ((next = errors.read()) >= 0) {
            if (next != '\n') {
                if (line.size() < MOST) {
                    line.write(next);
                }
                continue;
            }
            if (line.toString(StandardCharsets.UTF_8).strip().equals(mark)) {
                return true;
            }
            if (text.size() < MOST) {
                line.writeTo(text);
                text.write('\n');
            }
            line.reset();
        }
        line.writeTo(text);
        return false;
    }

    String text() {
        return text.toString(StandardCharsets.UTF_8).strip();
    }

    /** What the command itself writes. */
    InputStream rest() {
        return errors;
    }
}
