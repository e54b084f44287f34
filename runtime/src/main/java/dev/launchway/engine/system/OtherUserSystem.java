package dev.launchway.engine.system;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.FileCommands;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * The files and commands of this machine as another user has them, by the commands of {@link FileCommands}. A look is tried by this
 * process first: it asks nobody where it may.
 */
final class OtherUserSystem implements SystemAccess {

    private final SystemAccess own;
    private final Grants grants;
    private final OtherUser user;
    private final OtherUserCommands commands;

    OtherUserSystem(SystemAccess own, Grants grants) {
        this.own = own;
        this.grants = grants;
        this.user = new OtherUser(grants.user());
        this.commands = new OtherUserCommands(user, grants);
    }

    @Override
    public SystemAccess as(Grants others) {
        return own.as(others);
    }

    private interface Look<T> {
        T take() throws IOException;
    }

    /** Looks by this process, and where that is not allowed by a command of the user. */
    private <T> T look(Look<T> direct, List<String> command, Look<T> asked, Path path, String declaration)
            throws IOException {
        try {
            return direct.take();
        } catch (IOException e) {
            if (!isDenied(e)) {
                throw e;
            }
            if (!grants.allow(command)) {
                throw new FileProblemException(
                        "cannot look at " + path + ": " + Accounts.self() + " may not, and that " + user.name()
                                + " does is not declared: say here.as(\"" + user.name() + "\")." + declaration
                                + " in configure",
                        e);
            }
        }
        TrustedPlace.checkToTheEnd(path, user.name());
        return asked.take();
    }

    private static boolean isDenied(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccessDeniedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        List<String> command = FileCommands.status(path);
        return look(() -> own.status(path), command, () -> commands.status(path, command), path, "looksAt(path)");
    }

    @Override
    public byte[] read(Path path) throws IOException {
        List<String> command = FileCommands.read(path);
        return look(() -> own.read(path), command, () -> commands.output("read", path, command), path, "reads(path)");
    }

    @Override
    public SeekableByteChannel channel(Path path) throws IOException {
        List<String> command = FileCommands.read(path);
        return look(
                () -> own.channel(path),
                command,
                () -> new BytesChannel(commands.output("read", path, command)),
                path,
                "reads(path)");
    }

    @Override
    public boolean hasContent(Path path, byte[] content) throws IOException {
        FileStatus there = status(path);
        return there.isFile() && there.size() == content.length && Arrays.equals(read(path), content);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        List<String> command = FileCommands.list(directory);
        return look(() -> ownList(directory), command, () -> listed(directory, command), directory, "lists(path)");
    }

    /** A directory that this process cannot get to is not one that is missing. */
    private List<Path> ownList(Path directory) throws IOException {
        own.status(directory);
        return own.list(directory);
    }

    private List<Path> listed(Path directory, List<String> command) throws IOException {
        if (!status(directory).isDirectory()) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        String names = new String(commands.output("list", directory, command), StandardCharsets.UTF_8);
        for (String path : names.split("\0", -1)) {
            if (!path.isEmpty()) {
                paths.add(Path.of(path));
            }
        }
        Collections.sort(paths);
        return paths;
    }

    @Override
    public Path readLink(Path link) throws IOException {
        List<String> command = FileCommands.readLink(link);
        return look(
                () -> own.readLink(link),
                command,
                () -> Path.of(new String(commands.output("read the symlink", link, command), StandardCharsets.UTF_8)),
                link,
                "links(path, to)");
    }

    @Override
    public void write(Path path, StreamedContent content, FileMode mode, String owner, String group)
            throws IOException {
        FileStatus there = replaceable("write", path);
        boolean alike = mode == null && there.isFile();
        commands.change(
                "write", path, alike ? FileCommands.makeAlike(path) : FileCommands.make(path, mode, owner, group));
        Path temporary = FileCommands.temporary(path);
        commands.change("write", path, FileCommands.fill(temporary), content);
        if (FileCommands.narrowed(mode)) {
            commands.change("write", path, FileCommands.setMode(temporary, mode));
        }
        commands.change("write", path, FileCommands.place(path));
    }

    private FileStatus replaceable(String doing, Path path) throws IOException {
        checkPlace(path);
        FileStatus there = status(path);
        Placement.check(doing, path, there.kind(), false);
        return there;
    }

    @Override
    public void writeInPlace(Path path, byte[] content) throws IOException {
        if (!replaceable("write in place", path).isFile()) {
            write(path, content, null);
        } else {
            commands.change("write in place", path, FileCommands.fill(path), new KnownContent(content));
        }
    }

    @Override
    public void append(Path path, StreamedContent content) {
        throw new UnsupportedOperationException("append");
    }

    @Override
    public void delete(Path path) throws IOException {
        checkPlace(path);
        if (status(path).exists()) {
            commands.change("remove", path, FileCommands.delete(path));
        }
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        checkPlace(path);
        if (!status(path).isDirectory()) {
            commands.change("create the directory", path, FileCommands.createDirectory(path));
        }
    }

    @Override
    public void symlink(Path link, Path to) throws IOException {
        replaceable("make the symlink", link);
        commands.change("make the symlink", link, FileCommands.symlink(link, to));
    }

    @Override
    public void touch(Path path) {
        throw new UnsupportedOperationException("touch");
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        if (existing("set the mode of", path).isSymlink()) {
            throw Placement.symlinkHasNoMode(path);
        }
        commands.change("set the mode of", path, FileCommands.setMode(path, mode));
    }

    private FileStatus existing(String doing, Path path) throws IOException {
        checkPlace(path);
        FileStatus there = status(path);
        if (!there.exists()) {
            throw Placement.nothingThere(doing, path);
        }
        return there;
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        existing("give " + owner + " the ownership of", path);
        commands.change("give " + owner + " the ownership of", path, FileCommands.setOwner(path, owner));
    }

    @Override
    public void setGroup(Path path, String group) throws IOException {
        existing("give the group " + group + " the ownership of", path);
        commands.change("give the group " + group + " the ownership of", path, FileCommands.setGroup(path, group));
    }

    @Override
    public CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        try {
            return own.run(user.become(spec), output);
        } catch (IOException e) {
            throw new CommandFailed(e.getMessage(), spec.argv(), -1, "", "");
        }
    }

    @Override
    public long start(CommandSpec spec, Path output) {
        throw new UnsupportedOperationException("start");
    }

    @Override
    public Optional<String> process(long pid) {
        return own.process(pid);
    }

    @Override
    public Instant now() {
        return own.now();
    }

    @Override
    public boolean isPast(Instant moment) {
        return own.isPast(moment);
    }

    @Override
    public Optional<String> problemAt(String host, int port) {
        return own.problemAt(host, port);
    }

    @Override
    public Optional<String> problemAt(URI url) {
        return own.problemAt(url);
    }

    @Override
    public OptionalInt exitCode(long pid) {
        return own.exitCode(pid);
    }

    @Override
    public void stop(long pid, Duration grace) {
        throw new UnsupportedOperationException("stop");
    }

    @Override
    public void checkWritable(Path directory) {
        // The user's rights are the system's to tell, when it is tried.
    }

    @Override
    public void checkChange(Path path, Change change, FileMode mode) throws IOException {
        checkPlace(path);
    }

    /** Refuses a place that others than root and the user can exchange, the user of this process included. */
    private void checkPlace(Path path) throws IOException {
        TrustedPlace.check(path, user.name());
    }

    @Override
    public void sync() {
        // Each file is on the disk before it gets its name.
    }
}
