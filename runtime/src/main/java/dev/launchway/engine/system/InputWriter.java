package dev.launchway.engine.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the standard input of a command, which may end without reading it. */
final class InputWriter extends Thread {

    private final OutputStream stream;
    private final String text;

    private InputWriter(OutputStream stream, String text) {
        super("command input");
        this.stream = stream;
        this.text = text;
        setDaemon(true);
    }

    static void start(OutputStream stream, String text) {
        new InputWriter(stream, text).start();
    }

    @Override
    public void run() {
        try (stream) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return;
        }
    }
}
