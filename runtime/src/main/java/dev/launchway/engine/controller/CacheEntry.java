package dev.launchway.engine.controller;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A directory of the cache that this process alone uses at the moment, by a lock on a file beside it. */
final class CacheEntry implements AutoCloseable {

    private static final String LOCK = ".lock";
    private static final long LOOK_MILLIS = 100;

    /**
     * The locks of this process. Whatever closes the file of one gives it up (fcntl(2), "Advisory record locking"): another channel, and
     * {@code Files.setLastModifiedTime} as well.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

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
        entry.channel.write(ByteBuffer.allocate(1), 0); // now it was used last
        return entry;
    }

    /** Takes it unless somebody else uses it; {@code null} then. The directory may be missing. */
    static CacheEntry tryTake(Path directory) throws IOException {
        Path lock = lock(directory);
        if (!HELD.add(lock)) {
            return null;
        }
        CacheEntry entry = null;
        try {
            entry = locked(directory, lock);
        } finally {
            if (entry == null) {
                HELD.remove(lock);
            }
        }
        return entry;
    }

    private static CacheEntry locked(Path directory, Path lock) throws IOException {
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null && Files.exists(lock)) {
            return new CacheEntry(directory, channel);
        }
        channel.close();
        return null;
    }

    Path directory() {
        return directory;
    }

    private static Path lock(Path directory) {
        return directory.resolveSibling(directory.getFileName() + LOCK);
    }

    Instant lastUsed() throws IOException {
        return Files.getLastModifiedTime(lock(directory)).toInstant();
    }

    /** Removes it, with what is in it. */
    void delete() throws IOException {
        PrivateFiles.delete(directory);
        Files.deleteIfExists(lock(directory));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(lock(directory));
    }
}
