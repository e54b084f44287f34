package dev.launchway.engine.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Tells what a command writes as it comes, line by line. Of a line that is too long only that is told: a cut could leave a part
 * of a secret. Of a command that says very much the rest is not told.
 */
final class OutputLines {

    private static final int LONGEST = 8192;
    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private int lines;
    private int bytes;
    private boolean full;

    OutputLines(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                flush();
            } else if (line.size() < LONGEST) {
                line.write(chunk[i]);
            } else {
                tooLong = true;
            }
        }
    }

    void end() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() {
        lines++;
        bytes = Math.min(MOST_BYTES, bytes + line.size());
        if (lines < MOST_LINES && bytes < MOST_BYTES) {
            listener.accept(
                    tooLong ? "(a line of more than " + LONGEST + " bytes)" : line.toString(StandardCharsets.UTF_8));
        } else if (!full) {
            full = true;
            listener.accept("(there is more of it, which is not shown)");
        }
        line.reset();
        tooLong = false;
    }
}
