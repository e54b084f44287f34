package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that is made once for many runs and sent to hosts, with its sum beside it: half of one, as a full disk or a power failure
 * leaves it, is none.
 */
final class CachedFile {

    private final Path file;
    private final Path sum;

    CachedFile(Path directory, String name) {
        this.file = directory.resolve(name);
        this.sum = directory.resolve(name + ".sha256");
    }

    /**
     * What lies there.
     *
     * @param file it
     * @param sha256 the hash of its bytes, in hex
     * @param size in bytes
     */
    record Content(Path file, String sha256, long size) {

        static Content of(Path file) throws IOException {
            MessageDigest digest = Sha256.digest();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return new Content(file, Sha256.hex(digest), Files.size(file));
        }
    }

    /** What an earlier run has kept, if it is whole; it counts as young again. */
    Optional<Content> kept() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isRegularFile(sum)) {
            return Optional.empty();
        }
        FileTime now = FileTime.from(Instant.now()); // else another run might delete what this one is about to send
        Files.setLastModifiedTime(sum, now);
        Files.setLastModifiedTime(file, now);
        String expected = new String(Files.readAllBytes(sum), StandardCharsets.ISO_8859_1);
        return Optional.of(Content.of(file)).filter(content -> content.sha256().equals(expected));
    }

    /**
     * Keeps what was made.
     *
     * @param made a file of the same file system, which becomes this one
     */
    Content keep(Path made) throws IOException {
        Content content = Content.of(made);
        Path written = Files.createTempFile(file.getParent(), "sum", "");
        Files.writeString(written, content.sha256(), StandardCharsets.US_ASCII);
        replace(written, sum);
        replace(made, file);
        return new Content(file, content.sha256(), content.size());
    }

    private static void replace(Path from, Path to) throws IOException {
        try (FileChannel written = FileChannel.open(from, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
