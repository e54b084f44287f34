package dev.launchway.remote.bootstrap;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Layers as files, built when the first host lacks one, and kept for later runs. */
final class LayerFiles {

    /** In bytes: what goes into one packet. */
    private static final int BUFFER = 32 * 1024;

    private final LayerSource source;
    private final Path cache;
    private final Map<String, CachedFile.Content> used = new HashMap<>();

    LayerFiles(LayerSource source, Path cache) {
        this.source = source;
        this.cache = cache;
    }

    /** The jar of a layer. */
    synchronized CachedFile.Content of(LayerId layer) throws IOException {
        CachedFile.Content known = used.get(layer.hash());
        if (known == null) {
            CachedFile file = new CachedFile(cache, layer.fileName());
            Optional<CachedFile.Content> kept = file.kept();
            known = kept.isPresent() ? kept.get() : file.keep(built(source.layer(layer)));
            used.put(layer.hash(), known);
        }
        return known;
    }

    private Path built(Layer layer) throws IOException {
        Files.createDirectories(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        OldFiles.deleteFrom(cache);
        Path file = Files.createTempFile(cache, "layer", ".jar");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            layer.write(out);
        }
        return file;
    }

    /**
     * Writes what is in a file: as much as was said, even if somebody else writes to it meanwhile.
     *
     * @throws IOException when it cannot be written
     * @throws HostUnfitException when it cannot be read, or there is less
     */
    static void copy(CachedFile.Content content, OutputStream to) throws IOException, HostUnfitException {
        byte[] buffer = new byte[BUFFER];
        try (FileContent file = FileContent.open(content)) {
            for (long left = content.size(); left > 0; ) {
                int read = file.read(buffer, (int) Math.min(buffer.length, left));
                to.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    /** A file that is read here, so that what fails is not taken for the host's fault. */
    private record FileContent(Path file, InputStream in) implements AutoCloseable {

        static FileContent open(CachedFile.Content content) throws HostUnfitException {
            try {
                return new FileContent(content.file(), Files.newInputStream(content.file()));
            } catch (IOException e) {
                throw unreadable(content.file(), e);
            }
        }

        int read(byte[] buffer, int most) throws HostUnfitException {
            try {
                int read = in.read(buffer, 0, most);
                if (read < 0) {
                    throw new EOFException("it was changed while it was sent");
                }
                return read;
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }

        private static HostUnfitException unreadable(Path file, IOException e) {
            return new HostUnfitException("cannot read " + file + " here: " + e.getMessage(), "run it again");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
