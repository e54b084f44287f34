package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
    private final ParentDirectories parents = new ParentDirectories(accounts);
    private final LocalReading reading = new LocalReading(accounts);
    private final PendingSync pending = new PendingSync();
    private final TemporaryNames names = new TemporaryNames();
    private final Replacement replacement = new Replacement(names, pending);
    private final FixedEntry entries = new FixedEntry(names);
    private final LocalAttributes attributes = new LocalAttributes(accounts, parents, entries, pending);
    private final Commands commands = new Commands();

    /**
     * Whose this process is.
     *
     * @return the name of the user, or the number of one without a name
     */
    public static String user() {
        return Accounts.self();
    }

    @Override
    public SystemAccess as(Grants grants) {
        return OtherUser.isSelf(grants.user()) ? this : new OtherUserSystem(this, grants);
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        return reading.status(path);
    }

    @Override
    public byte[] read(Path path) throws IOException {
        return reading.read(path);
    }

    @Override
    public SeekableByteChannel channel(Path path) throws IOException {
        return reading.channel(path);
    }

    @Override
    public boolean hasContent(Path path, byte[] content) throws IOException {
        return reading.hasContent(path, content);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return reading.list(directory);
    }

    @Override
    public Path readLink(Path link) throws IOException {
        return reading.readLink(link);
    }

    @Override
    public void write(Path path, StreamedContent content, FileMode mode, String owner, String group)
            throws IOException {
        Replacement.Ownership ownership = owner == null && group == null
                ? null
                : made -> {
                    if (group != null) {
                        attributes.giveGroup(made, group);
                    }
                    if (owner != null) {
                        attributes.giveOwner(made, owner, path);
                    }
                };
        try {
            StreamedContent here = content instanceof StagedContent staged ? new StagedFile(staged.stage()) : content;
            try (ParentDirectory parent = parents.of(path)) {
                replacement.file(parent, path, here, mode, ownership);
            }
        } catch (IOException e) {
            throw FileTrouble.changing("write", path, e);
        }
        if (content instanceof StagedContent staged) {
            staged.placed(path);
        }
    }

    @Override
    public void writeInPlace(Path path, byte[] content) throws IOException {
        try (ParentDirectory parent = parents.of(path)) {
            Stat there = Stat.of(parent.entry(path));
            if (there == null || there.kind() != Kind.FILE) {
                replacement.file(parent, path, new KnownContent(content), null, null);
            } else if (parent.fixes(there)) {
                Replacement.inPlace(parent.entry(path), new KnownContent(content));
            } else {
                throw Placement.notInPlace(parent.shown());
            }
        } catch (IOException e) {
            throw FileTrouble.changing("write in place", path, e);
        }
    }

    @Override
    public void append(Path path, StreamedContent content) throws IOException {
        try (ParentDirectory parent = parents.of(path)) {
            Path entry = parent.entry(path);
            Stat there = Stat.of(entry);
            if (there != null && there.kind() != Kind.FILE) {
                throw Placement.notAppended();
            }
            if (there == null ? !parent.keepsOwn() : !parent.fixes(there)) {
                throw Placement.exchangeable(parent.shown());
            }
            Replacement.append(entry, content);
            pending.attributes(parent, path, entry, Kind.FILE);
            pending.entry(parent);
        } catch (IOException e) {
            throw FileTrouble.changing("append to", path, e);
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (ParentDirectory parent = parents.of(path)) {
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
        try (ParentDirectory parent = parents.of(path)) {
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
        try (ParentDirectory parent = parents.of(link)) {
            replacement.symlink(parent, link, to);
        } catch (IOException e) {
            throw FileTrouble.changing("make the symlink", link, e);
        }
    }

    @Override
    public void touch(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            attributes.touch(path);
        } else {
            write(path, new byte[0], null);
        }
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        attributes.setMode(path, mode);
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        attributes.setOwner(path, owner);
    }

    @Override
    public void setGroup(Path path, String group) throws IOException {
        attributes.setGroup(path, group);
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
        try (ParentDirectory parent = parents.of(path)) {
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
        try (ParentDirectory parent = parents.of(output)) {
            Path entry = parent.entry(output);
            if (Stat.of(entry) == null) {
                FileMode mode = new FileMode(MODE_OF_LOGS & ~replacement.umask());
                replacement.file(parent, output, KnownContent.EMPTY, mode, null);
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
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean isPast(Instant moment) {
        return !Instant.now().isBefore(moment);
    }

    @Override
    public Optional<String> problemAt(String host, int port) {
        return ServerLook.at(host, port);
    }

    @Override
    public Optional<String> problemAt(URI url) {
        return ServerLook.at(url, ServerLook.LONGEST);
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
