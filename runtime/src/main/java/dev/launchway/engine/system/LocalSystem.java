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
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
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
    private final Replacement replacement = new Replacement(pending);
    private final Commands commands = new Commands();

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
                throw new FileProblem("cannot read " + path + ": it is a directory");
            }
            if (attributes.isOther()) {
                throw new FileProblem("cannot read " + path + ": it is a device, a socket or a named pipe");
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
            throw new FileProblem("cannot read the symlink " + link + ": it is no symlink", e);
        } catch (IOException e) {
            throw FileTrouble.reading("read the symlink", link, e);
        }
    }

    @Override
    public void write(Path path, byte[] content, FileMode mode) throws IOException {
        try {
            replacement.file(path, content, mode);
        } catch (IOException e) {
            throw FileTrouble.changing("write", path, e);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        try {
            Stat there = Stat.of(path);
            if (there == null) {
                return;
            }
            if (there.kind() == Kind.DIRECTORY) {
                Directories.remove(path);
            } else {
                Files.deleteIfExists(path);
            }
            pending.gone(path);
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
            Stat there = Stat.of(path);
            if (there != null) {
                throw Placement.noDirectoryThere(path, there.kind());
            }
            Path parent = path.getParent();
            if (parent != null) {
                createDirectory(parent);
            }
            Files.createDirectory(path);
            pending.entry(path);
            pending.entry(parent);
        } catch (IOException e) {
            throw FileTrouble.changing("create the directory", path, e);
        }
    }

    @Override
    public void symlink(Path link, Path to) throws IOException {
        try {
            replacement.symlink(link, to);
        } catch (IOException e) {
            throw FileTrouble.changing("make the symlink", link, e);
        }
    }

    @Override
    public void touch(Path path) throws IOException {
        try {
            if (Stat.of(path) == null) {
                write(path, new byte[0], null);
                return;
            }
            FileTime now = FileTime.from(Instant.now());
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(now, null, null);
            pending.attributes(path);
        } catch (IOException e) {
            throw FileTrouble.changing("touch", path, e);
        }
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        try {
            Modes.set(path, mode.bits());
            pending.attributes(path);
        } catch (IOException e) {
            throw FileTrouble.changing("set the mode of", path, e);
        }
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        try {
            owners(path).setOwner(accounts.user(owner));
            pending.attributes(path);
        } catch (FileSystemException e) {
            if (Stat.of(path) == null || Accounts.self().equals(Placement.ROOT)) {
                throw FileTrouble.changing("give " + owner + " the ownership of", path, e);
            }
            throw Placement.onlyRoot(owner, path, Accounts.self());
        } catch (IOException e) {
            throw FileTrouble.changing("give " + owner + " the ownership of", path, e);
        }
    }

    @Override
    public void setGroup(Path path, String group) throws IOException {
        try {
            owners(path).setGroup(accounts.groupOf(group));
            pending.attributes(path);
        } catch (IOException e) {
            throw FileTrouble.changing("give the group " + group + " the ownership of", path, e);
        }
    }

    private static PosixFileAttributeView owners(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void checkWritable(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new FileProblem("cannot write in " + directory + ": " + Placement.noDirectory(directory));
        }
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            throw FileTrouble.notWritable(directory);
        }
    }

    @Override
    public CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        accounts.forget();
        return commands.run(spec, output);
    }

    @Override
    public long start(CommandSpec spec, Path output) {
        accounts.forget();
        try {
            if (Stat.of(output) == null) {
                replacement.file(output, new byte[0], new FileMode(MODE_OF_LOGS & ~replacement.umask()));
            }
        } catch (IOException e) {
            throw Commands.notStarted(FileTrouble.changing("write", output, e).getMessage(), spec);
        }
        return commands.start(spec, output);
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
