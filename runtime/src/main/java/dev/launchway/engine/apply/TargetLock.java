package dev.launchway.engine.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of a target directory: the kernel's lock on a file, so that it ends with its process. What the file says is for those
 * who find it locked, and means nothing without the lock.
 */
final class TargetLock implements AutoCloseable {

    private static final int LIMIT = 4096;
    private static final int PATIENCE = 20;

    /**
     * The locks of this process. The kernel knows processes alone, and drops a process's lock when it closes any channel of the
     * file: within a process the file must not even be opened twice.
     */
    private static final Map<Path, LockHolder> HELD = new ConcurrentHashMap<>();

    private final Path key;
    private final FileChannel channel;

    private TargetLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    static TargetLock take(StateDirectory state, LockHolder holder) throws TargetLockedException, TargetUnfitException {
        Path file = state.lock();
        try {
            Path key = file.getParent().toRealPath().resolve(file.getFileName());
            LockHolder other = HELD.putIfAbsent(key, holder);
            if (other != null) {
                throw new TargetLockedException(state.base(), other);
            }
            try {
                return open(state, key, holder);
            } catch (IOException | RuntimeException | TargetLockedException e) {
                HELD.remove(key);
                throw e;
            }
        } catch (IOException e) {
            throw StateDirectory.unfit("cannot lock " + file, e);
        }
    }

    private static TargetLock open(StateDirectory state, Path key, LockHolder holder)
            throws IOException, TargetLockedException {
        FileChannel channel = FileChannel.open(
                key,
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new TargetLockedException(state.base(), read(channel));
            }
            channel.truncate(0);
            ByteBuffer text = ByteBuffer.wrap(holder.text().getBytes(StandardCharsets.UTF_8));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            taken = true;
            return new TargetLock(key, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Reads who holds it; a holder that has just begun has not written it yet, or one that died has left its own. */
    private static LockHolder read(FileChannel channel) throws IOException {
        LockHolder holder = LockHolder.UNKNOWN;
        for (int attempt = 0; attempt < PATIENCE; attempt++) {
            ByteBuffer buffer = ByteBuffer.allocate(LIMIT);
            int length = channel.read(buffer, 0);
            String text = length <= 0 ? "" : new String(buffer.array(), 0, length, StandardCharsets.UTF_8);
            if (text.contains("\ncommand=") && text.endsWith("\n")) {
                holder = LockHolder.parse(text);
                if (alive(holder)) {
                    return holder;
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return holder;
            }
        }
        return holder;
    }

    private static boolean alive(LockHolder holder) {
        try {
            return ProcessHandle.of(Long.parseLong(holder.pid())).isPresent();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (channel) {
            channel.truncate(0);
        } catch (IOException e) {
            // The kernel frees the lock with the channel, or at the latest with the process; the text means nothing
            // without it.
            return;
        } finally {
            HELD.remove(key);
        }
    }
}
