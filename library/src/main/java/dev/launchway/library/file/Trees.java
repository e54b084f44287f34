package dev.launchway.library.file;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Looks at all files below a directory. */
final class Trees {

    private Trees() {}

    /** When the newest file below a directory last changed; empty where there is none. Symlinks are not followed. */
    static Optional<Instant> newest(Probe probe, Path directory) {
        Instant newest = null;
        for (Path entry : probe.list(directory)) {
            FileStatus status = probe.status(entry);
            Instant modified = status.isDirectory() ? newest(probe, entry).orElse(null) : status.modified();
            if (modified != null && (newest == null || modified.isAfter(newest))) {
                newest = modified;
            }
        }
        return Optional.ofNullable(newest);
    }
}
