package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * The one way in which files and symlinks appear: made under a temporary name in the same directory, then renamed into place.
 *
 * <p>A file that replaces another one is on the disk before the rename, so a crash of the machine leaves the old or the new
 * content. A new file may be missing or empty after a crash of the machine until the next {@link PendingSync#sync}, which comes
 * before its root counts as done. It keeps owner, group and the users' extended attributes of the file that it replaces, as far
 * as this user may set them; not its access control list, and not its place under other hard links.
 */
final class Replacement {

    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final int NEW_FILE = 0644;
    private static final int OWN_BITS = 0700;
    private static final int READABLE = 0400;
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ,
    };

    private final TemporaryNames names = new TemporaryNames();
    private final PendingSync pending;
    private int umask = -1;

    Replacement(PendingSync pending) {
        this.pending = pending;
    }

    int umask() {
        if (umask < 0) {
            umask = Umask.read();
        }
        return umask;
    }

    /** Writes a file; {@code null} for the mode keeps that of the file that is replaced. */
    void file(Path path, byte[] content, FileMode mode) throws IOException {
        Stat old = checked("write", path);
        boolean replaces = old != null && old.kind() == Kind.FILE;
        int bits = NEW_FILE & ~umask();
        if (mode != null) {
            bits = mode.bits();
        } else if (replaces) {
            bits = old.permissions();
        }
        Path temporary = names.in(path.getParent());
        FileChannel reader = null;
        boolean done = false;
        try {
            int first = (replaces ? bits & OWN_BITS : bits & 0777) | READABLE;
            write(temporary, content, first);
            reader = FileChannel.open(temporary, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            boolean kept = replaces && keepOwner(temporary, old);
            if (kept || bits != (first & ~umask())) {
                Modes.set(temporary, bits);
            }
            if (replaces) {
                keepUserAttributes(path, temporary);
                reader.force(true);
            }
            rename(temporary, path, old);
            done = true;
        } finally {
            if (!done) {
                discard(reader, temporary);
            }
        }
        pending.file(path, reader);
        pending.entry(path.getParent());
    }

    /** Makes a symlink. */
    void symlink(Path link, Path to) throws IOException {
        Stat old = checked("make the symlink", link);
        Path temporary = names.in(link.getParent());
        Files.createSymbolicLink(temporary, to);
        boolean done = false;
        try {
            rename(temporary, link, old);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
        pending.gone(link);
    }

    private static Stat checked(String doing, Path path) throws IOException {
        Stat old = Stat.of(path);
        if (old != null) {
            boolean empty = old.kind() == Kind.DIRECTORY && Directories.isEmpty(path);
            Placement.check(doing, path, old.kind(), empty);
        }
        return old;
    }

    /** Nothing holds the file open for writing afterwards, so that it can be executed. */
    private static void write(Path temporary, byte[] content, int bits) throws IOException {
        Lock lock = ForkLock.writing();
        lock.lock();
        try (FileChannel channel = FileChannel.open(temporary, CREATE, permissions(bits))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean keepOwner(Path temporary, Stat old) throws IOException {
        Stat made = Stat.of(temporary);
        if (made == null || (made.uid() == old.uid() && made.gid() == old.gid())) {
            return false;
        }
        try {
            if (made.gid() != old.gid()) {
                Files.setAttribute(temporary, "unix:gid", old.gid(), LinkOption.NOFOLLOW_LINKS);
            }
            if (made.uid() != old.uid()) {
                Files.setAttribute(temporary, "unix:uid", old.uid(), LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            return false;
        }
        return true;
    }

    /** Best effort: not every file system has them, and not every user may read them. */
    private static void keepUserAttributes(Path from, Path to) {
        UserDefinedFileAttributeView old =
                Files.getFileAttributeView(from, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (old == null) {
            return;
        }
        try {
            for (String name : old.list()) {
                ByteBuffer value = ByteBuffer.allocate(old.size(name));
                old.read(name, value);
                value.flip();
                Files.getFileAttributeView(to, UserDefinedFileAttributeView.class)
                        .write(name, value);
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void rename(Path temporary, Path path, Stat old) throws IOException {
        if (old != null && old.kind() == Kind.DIRECTORY) {
            Files.delete(path);
        }
        Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** After a failure, which is what the reader has to know: one more on the way back is kept from them. */
    private static void discard(FileChannel reader, Path temporary) {
        try (reader) {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            return;
        }
    }

    /** The attribute that creates a file or a directory with these bits, less the umask. */
    static FileAttribute<Set<PosixFilePermission>> permissions(int bits) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < BITS.length; i++) {
            if ((bits & (1 << i)) != 0) {
                set.add(BITS[i]);
            }
        }
        return PosixFilePermissions.asFileAttribute(set);
    }
}
