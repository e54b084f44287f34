package dev.launchway.library.fetch;

import dev.launchway.api.StreamedContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Keeps what is small in memory. */
final class MemoryParts implements PartStore {

    private final Consumer<String> log;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private PartNote note;

    MemoryParts(Consumer<String> log) {
        this.log = log;
    }

    byte[] content() {
        return bytes.toByteArray();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public PartNote note() {
        return note;
    }

    @Override
    public void begin(PartNote begun) {
        discard();
        note = begun;
    }

    @Override
    public void append(StreamedContent content) throws IOException {
        content.writeTo(bytes);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content());
    }

    @Override
    public void discard() {
        bytes.reset();
        note = null;
    }

    @Override
    public void log(String message) {
        log.accept(message);
    }
}
