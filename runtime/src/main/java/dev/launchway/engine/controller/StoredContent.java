package dev.launchway.engine.controller;

import dev.launchway.api.ControllerContent;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * What a source has written.
 *
 * @param file where it lies as long as the run lasts
 * @param size in bytes
 * @param checksum its SHA-256
 */
public record StoredContent(Path file, long size, String checksum) implements ControllerContent {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        long copied = Files.copy(file, new DigestOutputStream(out, digest));
        if (copied != size || !Sha256.hex(digest).equals(checksum)) {
            throw new IOException("what was got for this run has changed since: run again");
        }
    }

    @Override
    public String text() {
        checkText(size);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Refuses to take something long for a text.
     *
     * @param size in bytes
     * @throws IllegalStateException when it is too long
     */
    public static void checkText(long size) {
        if (size > LONGEST_TEXT) {
            throw new IllegalStateException("a content of " + size + " bytes is too long for a text of at most "
                    + LONGEST_TEXT + ": write it to a file, by target.write(path, content)");
        }
    }

    /**
     * Reads a part.
     *
     * @param offset where it begins, within the content
     * @param to takes its bytes, as many as it has room for
     * @throws IOException when the file cannot be read
     */
    public void read(long offset, byte[] to) throws IOException {
        ByteBuffer part = ByteBuffer.wrap(to);
        try (FileChannel channel = FileChannel.open(file)) {
            while (part.hasRemaining()) {
                if (channel.read(part, offset + part.position()) < 0) {
                    throw new IOException(file + " is shorter than it was");
                }
            }
        }
    }
}
