package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.FileStatus.Kind;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A prediction: changes are remembered and seen by later looks, nothing reaches the disk. It refuses what the machine would
 * refuse. Queries run on the real machine, unless they are about something that the prediction changed: their result is
 * {@link NotKnownException}. Not thread-safe.
 */
public final class OverlaySystem implements SystemAccess {

    private static final int NEW_FILE = 0644;
    private static final int NEW_DIRECTORY = 0777;
    private static final int APPENDED = 0600;
    private static final int USUAL_UMASK = 0022;

    private final SystemAccess real;
    private final OverlayTree tree;
    private final OverlayQueries queries;
    private final OverlayChecks checks;
    private final Accounts accounts = new Accounts();
    private final Set<Long> stopped;
    private final String user;
    private final String group;
    private final int umask;

    /**
     * Makes a prediction about a machine.
     *
     * @param real the machine, which is looked at and never changed
     */
    public OverlaySystem(SystemAccess real) {
        this.real = real;
        this.tree = new OverlayTree(real);
        this.stopped = new HashSet<>();
        this.user = Accounts.self();
        this.group = Accounts.selfGroup();
        this.umask = Umask.read();
        this.queries = new OverlayQueries(real, tree);
        this.checks = new OverlayChecks(real, tree, user);
    }

    /** The same prediction, seen and changed by another user. */
    private OverlaySystem(OverlaySystem whole, SystemAccess real, String user) {
        this.real = real;
        this.tree = whole.tree.seenBy(real);
        this.stopped = whole.stopped;
        this.user = user;
        this.group = user;
        this.umask = USUAL_UMASK;
        this.queries = new OverlayQueries(real, tree);
        this.checks = new OverlayChecks(real, tree, user);
    }

    @Override
    public SystemAccess as(Grants grants) {
        return OtherUser.isSelf(grants.user()) ? this : new OverlaySystem(this, real.as(grants), grants.user());
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        return tree.status(tree.place(path));
    }

    @Override
    public byte[] read(Path path) throws IOException {
        Path place = tree.follow(path);
        OverlayEntry entry = tree.entry(place);
        if (entry != null && entry.content() != null) {
            return entry.bytes();
        }
        if (tree.hidden(place)) {
            throw new FileProblemException("cannot read " + path + ": "
                    + (tree.status(place).isDirectory() ? "it is a directory" : "there is no such file"));
        }
        return real.read(place);
    }

    @Override
    public SeekableByteChannel channel(Path path) throws IOException {
        Path place = tree.follow(path);
        OverlayEntry entry = tree.entry(place);
        boolean real = entry == null || entry.content() == null;
        return real && !tree.hidden(place) ? this.real.channel(place) : new BytesChannel(read(path));
    }

    @Override
    public boolean hasContent(Path path, byte[] content) throws IOException {
        Path place = tree.place(path);
        OverlayEntry entry = tree.entry(place);
        if (entry != null && entry.content() != null) {
            return Arrays.equals(entry.bytes(), content);
        }
        return !tree.hidden(place) && real.hasContent(place, content);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        Path place = tree.follow(directory);
        if (!tree.status(place).isDirectory()) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        for (Path name : tree.names(place)) {
            paths.add(directory.resolve(name));
        }
        return paths;
    }

    @Override
    public Path readLink(Path link) throws IOException {
        return tree.readLink(tree.place(link));
    }

    @Override
    public void write(Path path, StreamedContent content, FileMode mode, String owner, String newGroup)
            throws IOException {
        Path place = tree.place(path);
        FileStatus there = checks.replaceable("write", path, place);
        checks.change(path, place, Change.REPLACE, mode);
        FileMode given = mode;
        if (given == null) {
            given = there.isFile() ? there.mode() : new FileMode(NEW_FILE & ~umask);
        }
        String ownerThen = there.isFile() && user.equals(Placement.ROOT) ? there.owner() : user;
        String groupThen = there.isFile() ? there.group() : group;
        tree.put(
                place,
                OverlayEntry.file(
                        content,
                        given,
                        owner == null
                                ? ownerThen
                                : named(owner, () -> accounts.user(owner).getName()),
                        newGroup == null
                                ? groupThen
                                : named(newGroup, () -> accounts.groupOf(newGroup)
                                        .getName())));
    }

    @Override
    public void writeInPlace(Path path, byte[] content) throws IOException {
        Path place = tree.place(path);
        FileStatus there = tree.status(place);
        if (!there.isFile()) {
            write(path, content, null);
            return;
        }
        checks.change(path, place, Change.WRITE_IN_PLACE, null);
        tree.put(place, OverlayEntry.file(new KnownContent(content), there.mode(), there.owner(), there.group()));
    }

    @Override
    public void append(Path path, StreamedContent content) throws IOException {
        FileStatus there = tree.status(tree.place(path));
        if (there.exists() && !there.isFile()) {
            throw FileTrouble.changing("append to", path, Placement.notAppended());
        }
        byte[] before = there.exists() ? read(path) : new byte[0];
        StreamedContent both = out -> {
            out.write(before);
            content.writeTo(out);
        };
        write(path, both, there.exists() ? there.mode() : FileMode.of(APPENDED), null, null);
    }

    @Override
    public void delete(Path path) throws IOException {
        Path place = tree.place(path);
        if (tree.status(place).exists()) {
            checks.parent("remove", path, place);
            checks.change(path, place, Change.REMOVE, null);
            tree.put(place, OverlayEntry.missing());
        }
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        if (tree.status(tree.follow(path)).isDirectory()) {
            return;
        }
        Path place = tree.place(path);
        FileStatus there = tree.status(place);
        if (there.exists()) {
            throw Placement.noDirectoryThere(path, there.kind());
        }
        Path parent = path.getParent();
        if (parent != null) {
            createDirectory(parent);
        }
        checks.parent("create the directory", path, place);
        checks.change(path, place, Change.ENTRY, null);
        tree.put(place, OverlayEntry.directory(new FileMode(NEW_DIRECTORY & ~umask), user, group));
    }

    @Override
    public void symlink(Path link, Path to) throws IOException {
        Path place = tree.place(link);
        checks.replaceable("make the symlink", link, place);
        checks.change(link, place, Change.REPLACE, null);
        tree.put(place, OverlayEntry.symlink(to, user, group));
    }

    @Override
    public void touch(Path path) throws IOException {
        Path place = tree.place(path);
        FileStatus there = tree.status(place);
        if (!there.exists()) {
            write(path, new byte[0], null);
            return;
        }
        if (there.kind() == Kind.OTHER) {
            throw new FileProblemException("cannot touch " + path + ": " + Placement.NOT_TOUCHED);
        }
        checks.change(path, place, Change.ENTRY, null);
        tree.putStatus(
                place,
                FileStatus.of(there.kind(), there.size(), there.mode(), there.owner(), there.group(), Instant.now()));
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        Path place = tree.place(path);
        FileStatus there = checks.existing("set the mode of", path, place);
        if (there.isSymlink()) {
            throw Placement.symlinkHasNoMode(path);
        }
        checks.own("set the mode of", path, there);
        checks.change(path, place, Change.MODE, mode);
        tree.putStatus(
                place, FileStatus.of(there.kind(), there.size(), mode, there.owner(), there.group(), there.modified()));
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        Path place = tree.place(path);
        FileStatus there = checks.existing("give " + owner + " the ownership of", path, place);
        String name = known(() -> accounts.user(owner).getName());
        if (!user.equals(Placement.ROOT) && !name.equals(there.owner())) {
            throw Placement.onlyRoot(owner, path, user);
        }
        checks.change(path, place, Change.ENTRY, null);
        tree.putStatus(
                place, FileStatus.of(there.kind(), there.size(), there.mode(), name, there.group(), there.modified()));
    }

    @Override
    public void setGroup(Path path, String newGroup) throws IOException {
        Path place = tree.place(path);
        FileStatus there = checks.existing("give the group " + newGroup + " the ownership of", path, place);
        String name = known(() -> accounts.groupOf(newGroup).getName());
        checks.own("give the group " + newGroup + " the ownership of", path, there);
        checks.change(path, place, Change.ENTRY, null);
        tree.putStatus(
                place, FileStatus.of(there.kind(), there.size(), there.mode(), there.owner(), name, there.modified()));
    }

    @Override
    public CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        return queries.run(spec, output);
    }

    @Override
    public long start(CommandSpec spec, Path output) {
        return 0;
    }

    @Override
    public Optional<String> process(long pid) {
        return stopped.contains(pid) ? Optional.empty() : real.process(pid);
    }

    @Override
    public Instant now() {
        return real.now();
    }

    @Override
    public boolean isPast(Instant moment) {
        return real.isPast(moment);
    }

    @Override
    public Optional<String> problemAt(String host, int port) {
        return real.problemAt(host, port);
    }

    @Override
    public Optional<String> problemAt(URI url) {
        return real.problemAt(url);
    }

    @Override
    public OptionalInt exitCode(long pid) {
        return OptionalInt.empty();
    }

    @Override
    public void stop(long pid, Duration grace) {
        stopped.add(pid);
    }

    @Override
    public void checkWritable(Path directory) throws IOException {
        checks.writable(directory);
    }

    @Override
    public void sync() {
        // Nothing was written.
    }

    private interface Lookup {
        String name() throws IOException;
    }

    /** The name of an account; as it was given where a deployment may make it before. */
    private static String named(String given, Lookup lookup) {
        try {
            return lookup.name();
        } catch (IOException e) {
            return given;
        }
    }

    private static String known(Lookup lookup) {
        try {
            return lookup.name();
        } catch (IOException e) {
            throw new NotKnownException(e.getMessage() + " (a deployment may create it before)");
        }
    }
}
