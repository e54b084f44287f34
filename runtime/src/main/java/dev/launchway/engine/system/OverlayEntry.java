package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.StreamedContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/**
 * What a prediction remembers of a path.
 *
 * @param status what would stand there
 * @param content writes the bytes of a file that would be written, whenever somebody reads it; {@code null} where the real ones stay, and for what is no file
 * @param link the text of a symlink that would be made; {@code null} for everything else
 * @param hides whether nothing of what really is at and below the path is seen
 */
record OverlayEntry(FileStatus status, StreamedContent content, Path link, boolean hides) {

    static OverlayEntry missing() {
        return new OverlayEntry(FileStatus.MISSING, null, null, true);
    }

    static OverlayEntry file(StreamedContent content, FileMode mode, String owner, String group) {
        FileStatus status = FileStatus.of(Kind.FILE, Math.max(0, content.size()), mode, owner, group, Instant.now());
        return new OverlayEntry(status, content, null, true);
    }

    static OverlayEntry directory(FileMode mode, String owner, String group) {
        return new OverlayEntry(FileStatus.of(Kind.DIRECTORY, 0, mode, owner, group, Instant.now()), null, null, true);
    }

    static OverlayEntry symlink(Path to, String owner, String group) {
        FileStatus status = FileStatus.of(Kind.SYMLINK, 0, new FileMode(0777), owner, group, Instant.now());
        return new OverlayEntry(status, null, to, true);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.writeTo(bytes);
        return bytes.toByteArray();
    }

    OverlayEntry with(FileStatus changed) {
        return new OverlayEntry(changed, content, link, hides);
    }
}
