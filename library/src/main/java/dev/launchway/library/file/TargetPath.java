package dev.launchway.library.file;

import dev.launchway.api.Configuration;
import java.nio.file.Path;

/**
 * A path as an author gave it.
 *
 * @param text the path's text; what it is called in breadcrumbs
 * @param mapped the path where it is mapped already, else {@code null}
 */
record TargetPath(String text, Path mapped) {

    TargetPath {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the path is empty: name a file below the work directory, or an absolute path");
        }
    }

    static TargetPath of(String text) {
        return new TargetPath(text, null);
    }

    static TargetPath of(Path path) {
        return new TargetPath(path.toString(), path.isAbsolute() ? path.normalize() : null);
    }

    Path map(Configuration here) {
        return mapped == null ? here.map(text) : mapped;
    }

    /** Whether the path can only be on the target, and not in the definition directory. */
    static boolean isOnTarget(String text) {
        return text.startsWith("/") || text.startsWith("~");
    }

    static String baseName(String text) {
        return Path.of(text).getFileName().toString();
    }
}
