package dev.launchway.library.fetch;

import dev.launchway.api.ControllerContext;
import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps it on the controller, in the directory that belongs to this content, where it stays when it is whole. */
final class ControllerParts implements PartStore {

    private final ControllerContext controller;
    private final Path part;
    private final Path noteFile;

    ControllerParts(ControllerContext controller) {
        this.controller = controller;
        this.part = controller.cacheDirectory().resolve("content");
        this.noteFile = controller.cacheDirectory().resolve("note");
    }

    @Override
    public long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    @Override
    public PartNote note() throws IOException {
        return Files.exists(noteFile) ? PartNote.parse(Files.readString(noteFile)) : null;
    }

    @Override
    public void begin(PartNote note) throws IOException {
        discard();
        Files.writeString(noteFile, note.text());
    }

    /** Notes that all has come, where the server has not said how much it is: the next run asks nobody. */
    void complete() throws IOException {
        PartNote known = note();
        Files.writeString(noteFile, new PartNote(known.wanted(), known.validator(), size(), known.encoding()).text());
    }

    @Override
    public void append(StreamedContent content) throws IOException {
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            content.writeTo(out);
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(part);
    }

    @Override
    public void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(noteFile);
    }

    @Override
    public void log(String message) {
        controller.log("%s", message);
    }
}
