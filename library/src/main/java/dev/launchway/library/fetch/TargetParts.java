package dev.launchway.library.fetch;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Keeps it on the target, in two files of the work directory. */
record TargetParts(Target target, Path part, Path noteFile) implements PartStore {

    private static final FileMode OWNER_ONLY = FileMode.of(0600);

    @Override
    public long size() {
        FileStatus status = target.status(part);
        return status.isFile() ? status.size() : 0;
    }

    @Override
    public PartNote note() {
        return target.status(noteFile).isFile() ? PartNote.parse(target.read(noteFile)) : null;
    }

    @Override
    public void begin(PartNote note) {
        discard();
        target.createDirectory(noteFile.getParent());
        target.write(noteFile, note.text().getBytes(StandardCharsets.UTF_8), OWNER_ONLY);
    }

    @Override
    public void append(StreamedContent content) {
        target.append(part, content);
    }

    @Override
    public InputStream open() {
        return Channels.newInputStream(target.channel(part));
    }

    /** The note goes last: what it does not stand beside is not gone on with. */
    @Override
    public void discard() {
        target.delete(part);
        target.delete(noteFile);
    }

    @Override
    public void log(String message) {
        target.log(message);
    }
}
