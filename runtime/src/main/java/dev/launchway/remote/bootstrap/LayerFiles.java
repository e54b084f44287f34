package dev.launchway.remote.bootstrap;

import dev.launchway.text.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/** Layers as files, built when the first host asks for one, and kept for this run. */
final class LayerFiles {

    private final LayerSource source;
    private final Path cache;
    private final Map<String, Built> built = new HashMap<>();

    LayerFiles(LayerSource source, Path cache) {
        this.source = source;
        this.cache = cache;
    }

    /**
     * A layer in a file.
     *
     * @param file the jar
     * @param sha256 the hash of its bytes, in hex
     * @param size in bytes
     */
    record Built(Path file, String sha256, long size) {}

    synchronized Built of(LayerId layer) throws IOException {
        Built known = built.get(layer.hash());
        if (known == null) {
            known = build(source.layer(layer));
            built.put(layer.hash(), known);
        }
        return known;
    }

    private Built build(Layer layer) throws IOException {
        Files.createDirectories(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        OldFiles.deleteFrom(cache);
        Path temporary = Files.createTempFile(cache, "layer", ".jar");
        MessageDigest digest = Sha256.digest();
        try (OutputStream out =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)), digest)) {
            layer.write(out);
        }
        Path file = cache.resolve(layer.id().fileName());
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Built(file, Sha256.hex(digest), Files.size(file));
    }

    static void copy(Path file, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(to);
        }
    }
}
