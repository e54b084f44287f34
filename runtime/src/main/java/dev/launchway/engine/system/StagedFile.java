package dev.launchway.engine.system;

import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A {@link StagedContent} that is there.
 *
 * @param file nobody else's
 */
record StagedFile(Path file) implements StreamedContent {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Files.copy(file, out);
    }

    /** Copies it within the kernel, where the system can. */
    void copyTo(FileChannel to) throws IOException {
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = from.size();
            long copied = 0;
            while (copied < size) {
                copied += from.transferTo(copied, size - copied, to);
            }
        }
    }

    /**
     * Puts this file itself where another one stands, whose attributes it takes: those that it has from its directory, as a group, an
     * access control list and an SELinux context, are right only there.
     *
     * @return false when it must be copied: it is on another file system, or {@code cp} cannot do that
     */
    boolean replace(Path made) throws IOException {
        if (!Files.getFileStore(file).equals(Files.getFileStore(made)) || !FileAttributes.copy(made, file)) {
            return false;
        }
        try {
            Files.move(file, made, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (AtomicMoveNotSupportedException e) {
            return false;
        }
    }
}
