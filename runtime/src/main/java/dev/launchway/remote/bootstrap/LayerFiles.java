package dev.launchway.remote.bootstrap;

import java.io.BufferedOutputStream;
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

    static void copy(Path file, OutputStream to) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(to);
        }
    }
}
