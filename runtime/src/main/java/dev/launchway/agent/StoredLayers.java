package dev.launchway.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The layers on this target: those that the last three plans were made of stay, the others go. */
final class StoredLayers {

    private static final int KEPT = 3;

    private final Path directory;
    private final List<String> current;

    StoredLayers(Path directory) {
        this(directory, List.of(System.getProperty("java.class.path").split(":")));
    }

    StoredLayers(Path directory, List<String> classPath) {
        this.directory = directory;
        this.current = new ArrayList<>();
        for (String entry : classPath) {
            current.add(Path.of(entry).getFileName().toString());
        }
    }

    void prune() throws IOException {
        Path plans = Files.createDirectories(directory.resolve("plans"));
        Path own = plans.resolve(Integer.toHexString(current.hashCode()));
        Files.write(own, current, StandardCharsets.UTF_8);
        Files.setLastModifiedTime(own, FileTime.from(Instant.now()));
        List<Path> known = list(plans);
        known.sort(Comparator.comparing(StoredLayers::modified).reversed());
        Set<String> needed = new HashSet<>();
        for (int i = 0; i < known.size(); i++) {
            if (i < KEPT || known.get(i).equals(own)) {
                needed.addAll(Files.readAllLines(known.get(i), StandardCharsets.UTF_8));
            } else {
                Files.deleteIfExists(known.get(i));
            }
        }
        for (Path layer : list(directory.resolve("layers"))) {
            if (!needed.contains(layer.getFileName().toString())) {
                Files.deleteIfExists(layer);
            }
        }
        for (Path archive : list(directory.resolve("archives"))) {
            String name = archive.getFileName().toString();
            if (!needed.contains(name.substring(0, Math.max(0, name.indexOf('.'))) + ".jar")) {
                Files.deleteIfExists(archive);
            }
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
                entries.forEach(files::add);
            }
        }
        return files;
    }
}
