package dev.launchway.engine.controller;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/** A directory of the cache that this process alone uses at the moment, by a lock on a file beside it. */
final class CacheEntry implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final long LOOK_MILLIS = 100;

    private final Path directory;
    private final FileChannel channel;

    private CacheEntry(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static boolean isLock(Path file) {
        return file.getFileName().toString().endsWith(LOCK);
    }

    static Path directoryOf(Path lock) {
        String name = lock.getFileName().toString();
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    /** Waits until nobody else uses it. */
    static CacheEntry take(Path directory) throws IOException, InterruptedException {
        CacheEntry entry = tryTake(directory);
        while (entry == null) {
            Thread.sleep(LOOK_MILLIS);
            entry = tryTake(directory);
        }
        PrivateFiles.createDirectory(directory);
        Files.setLastModifiedTime(entry.lock(), FileTime.from(Instant.now()));
        return entry;
    }

    /** Takes it unless somebody else uses it; {@code null} then. The directory may be missing. */
    static CacheEntry tryTake(Path directory) throws IOException {
        Path lock = directory.resolveSibling(directory.getFileName() + LOCK);
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null && Files.exists(lock)) {
                return new CacheEntry(directory, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another run of this process uses it.
        }
        channel.close();
        return null;
    }

    Path directory() {
        return directory;
    }

    private Path lock() {
        return directory.resolveSibling(directory.getFileName() + LOCK);
    }

    Instant lastUsed() throws IOException {
        return Files.getLastModifiedTime(lock()).toInstant();
    }

    /** Removes it, with what is in it. */
    void delete() throws IOException {
        PrivateFiles.delete(directory);
        Files.deleteIfExists(lock());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
