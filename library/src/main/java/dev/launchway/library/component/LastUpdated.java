package dev.launchway.library.component;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Finds what a component's {@code lastUpdated(Probe)} returns by the times of files. */
public final class LastUpdated {

    private LastUpdated() {}

    /**
     * When what stands at a path last changed.
     *
     * @param probe the target
     * @param path a mapped path; a symlink is not followed
     * @return its time of modification; empty where nothing stands
     */
    public static Optional<Instant> ofFile(Probe probe, Path path) {
        FileStatus status = probe.status(path);
        return status.exists() ? Optional.of(status.modified()) : Optional.empty();
    }

    /**
     * When the newest file below a directory last changed.
     *
     * @param probe the target
     * @param directory a mapped path; symlinks below it are not followed
     * @return its time of modification; empty where there is no file
     */
    public static Optional<Instant> ofTree(Probe probe, Path directory) {
        Instant newest = null;
        for (Path entry : probe.list(directory)) {
            FileStatus status = probe.status(entry);
            Instant modified = status.isDirectory() ? ofTree(probe, entry).orElse(null) : status.modified();
            if (modified != null && (newest == null || modified.isAfter(newest))) {
                newest = modified;
            }
        }
        return Optional.ofNullable(newest);
    }
}
