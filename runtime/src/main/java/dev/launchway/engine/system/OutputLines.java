package dev.launchway.engine.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Tells what a command writes as it comes, line by line; lines without end are told in parts. */
final class OutputLines {

    private static final int LONGEST = 8192;

    private final Consumer<String> listener;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    OutputLines(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(byte[] chunk, int count) {
        for (int i = 0; i < count; i++) {
            if (chunk[i] == '\n') {
                flush();
            } else {
                line.write(chunk[i]);
                if (line.size() == LONGEST) {
                    flush();
                }
            }
        }
    }

    void end() {
        if (line.size() > 0) {
            flush();
        }
    }

    private void flush() {
        listener.accept(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
