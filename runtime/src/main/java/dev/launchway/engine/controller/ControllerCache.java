package dev.launchway.engine.controller;

import dev.launchway.api.ControllerFile;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of sources, in a directory of the user's: below {@code kept}, what they want to find again; below {@code runs}, what
 * they wrote for the runs that are at work.
 */
final class ControllerCache {

    /** What a source has kept for so long without a use is of a service or a version that is gone. */
    private static final Duration OLD = Duration.ofDays(30);

    private final Path kept;
    private final Path runs;
    private final long bound;

    /**
     * Uses a directory.
     *
     * @param directory it may be missing
     * @param bound in bytes: how much sources may keep, when no run is at work
     */
    ControllerCache(Path directory, long bound) {
        this.kept = directory.resolve("kept");
        this.runs = directory.resolve("runs");
        this.bound = bound;
    }

    /** The directory of a source; waits while another run uses it. */
    CacheEntry entry(ControllerFile file) throws IOException, InterruptedException {
        PrivateFiles.createDirectory(kept);
        String name = file.component() + "\n" + file.key();
        return CacheEntry.take(kept.resolve(Sha256.hex(name.getBytes(StandardCharsets.UTF_8))));
    }

    /** A new directory for a run. Those of runs that were killed are removed. */
    CacheEntry run() throws IOException, InterruptedException {
        PrivateFiles.createDirectory(runs);
        for (CacheEntry old : unused(runs)) {
            try (old) {
                old.delete();
            }
        }
        return CacheEntry.take(Files.createTempDirectory(runs, "run"));
    }

    /** Removes what was not used for long, and for longest, until the rest is within the bound. What is in use stays. */
    void prune() throws IOException {
        List<CacheEntry> entries = unused(kept);
        try {
            Map<CacheEntry, Long> sizes = new HashMap<>();
            long all = 0;
            for (CacheEntry entry : entries) {
                long size = PrivateFiles.size(entry.directory());
                sizes.put(entry, size);
                all += size;
            }
            Instant old = Instant.now().minus(OLD);
            for (CacheEntry entry : entries) {
                if (all <= bound && entry.lastUsed().isAfter(old)) {
                    return;
                }
                entry.delete();
                all -= sizes.get(entry);
            }
        } finally {
            for (CacheEntry entry : entries) {
                entry.close();
            }
        }
    }

    /** What nobody uses, the least recently used first; it is taken. */
    private static List<CacheEntry> unused(Path directory) throws IOException {
        Map<CacheEntry, Instant> used = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                CacheEntry entry = CacheEntry.isLock(file) ? CacheEntry.tryTake(CacheEntry.directoryOf(file)) : null;
                if (entry != null) {
                    used.put(entry, entry.lastUsed());
                }
            }
        }
        List<CacheEntry> entries = new ArrayList<>(used.keySet());
        entries.sort(Comparator.comparing(used::get));
        return entries;
    }
}
