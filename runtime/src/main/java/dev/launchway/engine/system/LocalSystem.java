package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The files and commands of this machine. What it writes is on the disk after {@link #sync}. Not thread-safe.
 */
public final class LocalSystem implements SystemAccess {

    private static final int MODE_OF_LOGS = 0640;

    private final Accounts accounts = new Accounts();
    private final PendingSync pending = new PendingSync();
    private final TemporaryNames names = new TemporaryNames();
    private final Replacement replacement = new Replacement(names, pending);
    private final FixedEntry entries = new FixedEntry(names);
    private final Commands commands = new Commands();
    private Trust trust;

    @Override
    public FileStatus status(Path path) throws IOException {
        try {
            Stat stat = Stat.of(path);
            if (stat == null) {
                return FileStatus.MISSING;
            }
            Kind kind = stat.kind();
            return new FileStatus(
                    kind,
                    kind == Kind.FILE ? stat.size() : 0,
                    new FileMode(stat.permissions()),
                    accounts.owner(path, stat.uid()),
                    accounts.group(path, stat.gid()),
                    stat.modified().toInstant());
        } catch (IOException e) {
            throw FileTrouble.reading("look at", path, e);
        }
    }

    @Override
    public byte[] read(Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new FileProblemException("cannot read " + path + ": it is a directory");
            }
            if (attributes.isOther()) {
                throw new FileProblemException("cannot read " + path + ": it is a device, a socket or a named pipe");
            }
            return content(path);
        } catch (IOException e) {
            throw FileTrouble.reading("read", path, e);
        }
    }

    /** A plain stream reads a small file in a fraction of a channel's time; what is wrong is told by the channel. */
    private static byte[] content(Path path) throws IOException {
        try (FileInputStream in = new FileInputStream(path.toFile())) {
            return in.readAllBytes();
        } catch (FileNotFoundException e) {
            return Files.readAllBytes(path);
        }
    }

    @Override
    public boolean hasContent(Path path, byte[] content) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    && attributes.size() == content.length
                    && Arrays.equals(content(path), content);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            if (FileTrouble.belowFile(path)) {
                return false;
            }
            throw FileTrouble.reading("read", path, e);
        }
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        try {
            return Directories.list(directory);
        } catch (IOException e) {
            throw FileTrouble.reading("list", directory, e);
        }
    }

    @Override
    public Path readLink(Path link) throws IOException {
        try {
            return Files.readSymbolicLink(link);
        } catch (NotLinkException e) {
            throw new FileProblemException("cannot read the symlink " + link + ": it is no symlink", e);
        } catch (IOException e) {
            throw FileTrouble.reading("read the symlink", link, e);
        }
    }

    @Override
    public void write(Path path, byte[] content, FileMode mode, String owner, String group) throws IOException {
        Replacement.Ownership ownership = owner == null && group == null
                ? null
                : made -> {
                    if (group != null) {
                        owners(made).setGroup(accounts.groupOf(group));
                    }
                    if (owner != null) {
                        giveOwner(made, owner, path);
                    }
                };
        try (ParentDirectory parent = parentOf(path)) {
            replacement.file(parent, path, content, mode, ownership);
        } catch (IOException e) {
            throw FileTrouble.changing("write", path, e);
        }
    }

    @Override
    public void writeInPlace(Path path, byte[] content) throws IOException {
        try (ParentDirectory parent = parentOf(path)) {
            Stat there = Stat.of(parent.entry(path));
            if (there == null || there.kind() != Kind.FILE) {
                replacement.file(parent, path, content, null, null);
            } else if (parent.fixes(there)) {
                Replacement.inPlace(parent.entry(path), content);
            } else {
                throw Placement.notInPlace(parent.shown());
            }
        } catch (IOException e) {
            throw FileTrouble.changing("write in place", path, e);
        }
    }

    private ParentDirectory parentOf(Path path) throws IOException {
        if (trust == null) {
            trust = Trust.ofThisProcess();
        }
        return PathWalk.parentOf(path, trust, accounts);
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (ParentDirectory parent = parentOf(path)) {
            Stat there = Stat.of(parent.entry(path));
            if (there == null) {
                return;
            }
            if (there.kind() == Kind.DIRECTORY) {
                Directories.remove(parent, path, there);
            } else {
                Files.deleteIfExists(parent.entry(path));
            }
            pending.gone(path);
            pending.entry(parent);
        } catch (IOException e) {
            throw FileTrouble.changing("remove", path, e);
        }
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        try {
            if (path.getParent() != null) {
                createDirectory(path.getParent());
            }
            makeDirectory(path);
        } catch (IOException e) {
            throw FileTrouble.changing("create the directory", path, e);
        }
    }

    private void makeDirectory(Path path) throws IOException {
        try (ParentDirectory parent = parentOf(path)) {
            Path entry = parent.entry(path);
            Stat there = Stat.of(entry);
            if (there != null) {
                throw Placement.noDirectoryThere(path, there.kind());
            }
            Files.createDirectory(entry);
            pending.entry(parent);
        }
    }

    @Override
    public void symlink(Path link, Path to) throws IOException {
        try (ParentDirectory parent = parentOf(link)) {
            replacement.symlink(parent, link, to);
        } catch (IOException e) {
            throw FileTrouble.changing("make the symlink", link, e);
        }
    }

    @Override
    public void touch(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            write(path, new byte[0], null);
            return;
        }
        try {
            change(path, "touch", fixed -> {
                if (Stat.of(fixed).kind() == Kind.OTHER) {
                    throw new RefusedException(Placement.NOT_TOUCHED);
                }
                Files.getFileAttributeView(fixed, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(FileTime.from(Instant.now()), null, null);
            });
        } catch (IOException e) {
            throw FileTrouble.changing("touch", path, e);
        }
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        String doing = "set the mode of";
        try {
            change(path, doing, fixed -> {
                Stat there = Stat.of(fixed);
                if (there.kind() == Kind.SYMLINK) {
                    throw Placement.symlinkHasNoMode(path);
                }
                AccessLists.checkMask(fixed, there.permissions(), mode.bits());
                Modes.set(fixed, mode.bits());
            });
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        String doing = "give " + owner + " the ownership of";
        try {
            change(path, doing, fixed -> giveOwner(fixed, owner, path));
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    private void giveOwner(Path fixed, String owner, Path path) throws IOException {
        UserPrincipal user = accounts.user(owner);
        try {
            owners(fixed).setOwner(user);
        } catch (FileSystemException e) {
            if (Accounts.self().equals(Placement.ROOT)) {
                throw e;
            }
            throw Placement.onlyRoot(owner, path, Accounts.self());
        }
    }

    @Override
    public void setGroup(Path path, String group) throws IOException {
        String doing = "give the group " + group + " the ownership of";
        try {
            change(path, doing, fixed -> owners(fixed).setGroup(accounts.groupOf(group)));
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    private void change(Path path, String doing, FixedEntry.Change change) throws IOException {
        try (ParentDirectory parent = parentOf(path)) {
            Stat there = Stat.of(parent.entry(path));
            if (there == null) {
                throw Placement.nothingThere(doing, path);
            }
            entries.change(parent, path, there, fixed -> {
                change.make(fixed);
                pending.attributes(parent, path, fixed, there.kind());
            });
        }
    }

    private static PosixFileAttributeView owners(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void checkWritable(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new FileProblemException("cannot write in " + directory + ": " + Placement.noDirectory(directory));
        }
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            throw FileTrouble.notWritable(directory);
        }
    }

    @Override
    public void checkChange(Path path, Change change, FileMode mode) throws IOException {
        String doing = change == Change.MODE ? "set the mode of" : "change";
        try (ParentDirectory parent = parentOf(path)) {
            Path entry = parent.entry(path);
            Stat there = Stat.of(entry);
            if (there == null) {
                return;
            }
            if ((change == Change.REPLACE || change == Change.REMOVE) && MountPoints.at(path)) {
                throw new RefusedException(Placement.mountPoint());
            }
            if (change == Change.WRITE_IN_PLACE && !parent.fixes(there)) {
                throw Placement.notInPlace(parent.shown());
            }
            if (mode != null && there.kind() != Kind.SYMLINK) {
                AccessLists.checkMask(entry, there.permissions(), mode.bits());
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return;
        } catch (IOException e) {
            throw FileTrouble.changing(doing, path, e);
        }
    }

    @Override
    public CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        forget();
        return commands.run(spec, output);
    }

    /** What a command may change. */
    private void forget() {
        accounts.forget();
        replacement.forget();
    }

    @Override
    public void noteCommandsIn(Path file) {
        commands.noteIn(file);
    }

    @Override
    public long start(CommandSpec spec, Path output) {
        forget();
        try (ParentDirectory parent = parentOf(output)) {
            Path entry = parent.entry(output);
            if (Stat.of(entry) == null) {
                FileMode mode = new FileMode(MODE_OF_LOGS & ~replacement.umask());
                replacement.file(parent, output, new byte[0], mode, null);
            }
            Stat there = Stat.of(entry);
            if (there == null) {
                throw RefusedException.exchanged();
            }
            if (there.kind() != Kind.FILE && !parent.fixes(there)) {
                throw Placement.noLog();
            }
            long[] pid = new long[1];
            entries.change(parent, output, there, fixed -> pid[0] = commands.start(spec, fixed));
            return pid[0];
        } catch (IOException e) {
            throw Commands.notStarted(FileTrouble.changing("write", output, e).getMessage(), spec);
        }
    }

    @Override
    public Optional<String> process(long pid) {
        return Processes.identity(pid);
    }

    @Override
    public OptionalInt exitCode(long pid) {
        return commands.exitCode(pid);
    }

    @Override
    public void stop(long pid, Duration grace) throws IOException {
        Processes.stop(pid, grace);
    }

    @Override
    public void sync() throws IOException {
        pending.sync();
    }
}
