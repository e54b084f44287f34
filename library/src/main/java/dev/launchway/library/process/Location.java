package dev.launchway.library.process;

import dev.launchway.api.Configuration;
import java.nio.file.Path;
import java.util.Objects;

/** A path as an author gave it: text that is to be mapped, or a path that is mapped. */
record Location(String text, Path mapped) {

    static Location of(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the path is empty: name a file below the work directory, or an absolute path");
        }
        return new Location(text, null);
    }

    static Location of(Path path) {
        Objects.requireNonNull(path, "path");
        return path.isAbsolute()
                ? new Location(path.toString(), path.normalize())
                : new Location(path.toString(), null);
    }

    Path map(Configuration here) {
        return mapped == null ? here.map(text) : mapped;
    }
}
