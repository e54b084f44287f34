package dev.launchway.agent;

import dev.launchway.api.ControllerContent;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.controller.StoredContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the controller has got, and sends when it is read.
 *
 * @param size in bytes
 * @param checksum its SHA-256
 * @param bytes asks for it
 */
record SentContent(long size, String checksum, StreamedContent bytes) implements ControllerContent {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    @Override
    public String text() {
        StoredContent.checkText(size);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            bytes.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
