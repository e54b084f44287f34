package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.StreamedContent;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.Lock;

/**
 * The one way in which files and symlinks appear: made under a temporary name in the same directory, then renamed into place.
 *
 * <p>A file that replaces another one is on the disk before the rename, so a crash of the machine leaves the old or the new
 * content. A new file may be missing or empty after a crash of the machine until the next {@link PendingSync#sync}, which comes
 * before its root counts as done. It keeps owner, group, access control list, extended attributes (the SELinux context is one)
 * and capabilities of the file that it replaces, as far as this user may set them; not its place under other hard links.
 */
final class Replacement {

    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OVERWRITE =
            Set.of(StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> APPEND =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final int NEW_FILE = 0644;
    private static final int OWN_BITS = 0700;
    private static final int READABLE = 0400;
    private static final int CHANGEABLE = 0600;
    private static final int EXECUTABLE = 0111;
    private static final int FOR_OTHERS = 0077;
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

    private final TemporaryNames names;
    private final PendingSync pending;
    private final AccessLists lists = new AccessLists();
    private int umask = -1;

    Replacement(TemporaryNames names, PendingSync pending) {
        this.names = names;
        this.pending = pending;
    }

    int umask() {
        if (umask < 0) {
            umask = Umask.read();
        }
        return umask;
    }

    /** Gives a file that is not in place yet its owner and group. */
    interface Ownership {
        void give(Path file) throws IOException;
    }

    /**
     * Writes a file; {@code null} for the mode keeps that of the file that is replaced, {@code null} for the ownership its owner
     * and group.
     */
    void file(ParentDirectory parent, Path path, StreamedContent content, FileMode mode, Ownership ownership)
            throws IOException {
        Path entry = parent.entry(path);
        Stat old = checked("write", path, entry);
        boolean replaces = old != null && old.kind() == Kind.FILE;
        int bits = NEW_FILE & ~umask();
        if (mode != null) {
            bits = mode.bits();
        } else if (replaces) {
            bits = old.permissions();
        }
        FileChannel reader = null;
        boolean done = false;
        boolean narrows = replaces && (old.permissions() & ~bits & FOR_OTHERS) != 0;
        try (Temporary temporary = Temporary.beside(parent, old, names, narrows)) {
            Path made = temporary.path();
            Path fixed = replaces ? temporary.fixed(entry, Kind.FILE) : null;
            if (replaces) {
                AccessLists.checkMask(fixed, old.permissions(), bits);
                copyAttributes(parent, fixed, made, old);
                Modes.set(made, (bits & OWN_BITS) | CHANGEABLE);
                fill(made, content, OVERWRITE, 0);
            } else {
                fill(made, content, CREATE, (ownership == null ? bits & 0777 : bits & OWN_BITS) | READABLE);
            }
            reader = FileChannel.open(made, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            finish(made, bits, ownership);
            if (replaces) {
                keepCapabilities(parent, fixed, made, old);
                reader.force(true);
            }
            rename(made, entry, old);
            done = true;
        } finally {
            if (!done && reader != null) {
                reader.close();
            }
        }
        pending.file(path, reader);
        pending.entry(parent);
    }

    /** Makes a file like another one. Its content may be in it too, and is to be overwritten. */
    private void copyAttributes(ParentDirectory parent, Path old, Path made, Stat stat) throws IOException {
        if (stat.size() >= FileAttributes.WORTHWHILE && FileAttributes.copy(old, made)) {
            lists.keep(parent, old, made);
            return;
        }
        Files.deleteIfExists(made);
        Lock lock = ForkLock.writing();
        lock.lock();
        try {
            Files.copy(old, made, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            // This user may not read the old one, not even its attributes.
            write(made, KnownContent.EMPTY, CREATE, CHANGEABLE);
            keepOwner(made, stat);
            return;
        } finally {
            lock.unlock();
        }
        lists.keep(parent, old, made);
    }

    private static void finish(Path made, int bits, Ownership ownership) throws IOException {
        if (ownership != null) {
            ownership.give(made);
        }
        Stat now = Stat.of(made);
        if (now == null || now.permissions() != bits) {
            Modes.set(made, bits);
        }
    }

    /** Writing a file and giving it away take its capabilities from it: they come last. Only root has any to give. */
    private static void keepCapabilities(ParentDirectory parent, Path old, Path made, Stat stat) throws IOException {
        if ((stat.permissions() & EXECUTABLE) != 0 && parent.trust().self() == 0) {
            Capabilities.keep(old, made);
        }
    }

    /** Writes a file that stays, and brings it to the disk. */
    static void inPlace(Path file, StreamedContent content) throws IOException {
        write(file, content, OVERWRITE, 0);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Adds to a file, which no program is ever started from: it may take long, and others may start programs meanwhile. */
    static void append(Path file, StreamedContent content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, APPEND, permissions(CHANGEABLE))) {
            content.writeTo(Channels.newOutputStream(channel));
        }
    }

    /** Makes a symlink. */
    void symlink(ParentDirectory parent, Path link, Path to) throws IOException {
        Path entry = parent.entry(link);
        Stat old = checked("make the symlink", link, entry);
        try (Temporary temporary = Temporary.beside(parent, old, names, false)) {
            Files.createSymbolicLink(temporary.path(), to);
            rename(temporary.path(), entry, old);
        }
        pending.gone(link);
        pending.entry(parent);
    }

    private static Stat checked(String doing, Path path, Path entry) throws IOException {
        Stat old = Stat.of(entry);
        if (old != null) {
            boolean empty = old.kind() == Kind.DIRECTORY && Directories.isEmpty(entry);
            Placement.check(doing, path, old.kind(), empty);
        }
        return old;
    }

    private static void fill(Path made, StreamedContent content, Set<OpenOption> how, int bits) throws IOException {
        if (!(content instanceof StagedFile staged)) {
            write(made, content, how, bits);
            return;
        }
        write(made, KnownContent.EMPTY, how, bits);
        if (!staged.replace(made)) {
            write(made, staged, OVERWRITE, 0);
        }
    }

    /** Nothing holds the file open for writing afterwards, so that it can be executed. */
    private static void write(Path file, StreamedContent content, Set<OpenOption> how, int bits) throws IOException {
        Lock lock = ForkLock.writing();
        lock.lock();
        try (FileChannel channel = FileChannel.open(file, how, permissions(bits))) {
            if (content instanceof StagedFile staged) {
                staged.copyTo(channel);
            } else {
                content.writeTo(Channels.newOutputStream(channel));
            }
        } finally {
            lock.unlock();
        }
    }

    private static void keepOwner(Path made, Stat old) throws IOException {
        Stat now = Stat.of(made);
        if (now == null || (now.uid() == old.uid() && now.gid() == old.gid())) {
            return;
        }
        try {
            Files.setAttribute(made, "unix:gid", old.gid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(made, "unix:uid", old.uid(), LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return;
        }
    }

    private static void rename(Path temporary, Path entry, Stat old) throws IOException {
        if (old != null && old.kind() == Kind.DIRECTORY) {
            Files.delete(entry);
        }
        Files.move(temporary, entry, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets what a command may have changed. */
    void forget() {
        lists.forget();
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
