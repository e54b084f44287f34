package dev.launchway.engine.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what a command is given to read, which may end without reading it. What was written is wiped. */
final class InputWriter extends Thread {

    private final OutputStream stream;
    private final byte[] text;

    private InputWriter(OutputStream stream, byte[] text) {
        super("command input");
        this.stream = stream;
        this.text = text;
        setDaemon(true);
    }

    static void start(OutputStream stream, CommandInput input) {
        new InputWriter(stream, input.text().get().getBytes(StandardCharsets.UTF_8)).start();
    }

    @Override
    public void run() {
        try (stream) {
            stream.write(text);
        } catch (IOException e) {
            return;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
