package dev.launchway.engine.apply;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandFailed;
import dev.launchway.api.CommandResult;
import dev.launchway.api.ControllerContent;
import dev.launchway.api.ControllerFile;
import dev.launchway.api.Environment;
import dev.launchway.api.FileStatus;
import dev.launchway.api.Host;
import dev.launchway.api.Probe;
import dev.launchway.api.RunningProcess;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.privilege.Grants;
import dev.launchway.engine.privilege.UserNames;
import dev.launchway.engine.redaction.LiteralPlaceholders;
import dev.launchway.engine.system.GrantedSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.Phase;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a component sees in {@code verify}. */
class ComponentProbe implements Probe {

    /** In bytes: how much of a file is read at once. */
    private static final int CHUNK = 64 * 1024;

    private final HostRun run;
    private final ExpandedRoot root;
    private final Node node;
    private final String user;
    private final SystemAccess system;

    ComponentProbe(HostRun run, ExpandedRoot root, Node node) {
        this(run, root, node, node.definition().user());
    }

    /** What it sees as another user; an empty one is that of the deployment. */
    ComponentProbe(HostRun run, ExpandedRoot root, Node node, String user) {
        this.run = run;
        this.root = root;
        this.node = node;
        this.user = user;
        this.system = user.isEmpty()
                ? run.system()
                : new GrantedSystem(run.system(), Grants.of(user, node.rights(), node.own()));
    }

    final ExpandedRoot root() {
        return root;
    }

    /** As whom it acts; empty for the user of the deployment. */
    final String user() {
        return user;
    }

    /** The files and commands of the host, as that user has them. */
    final SystemAccess system() {
        return system;
    }

    @Override
    public Probe as(String other) {
        return new ComponentProbe(run, root, node, UserNames.checked(other));
    }

    final HostRun run() {
        return run;
    }

    final Node node() {
        return node;
    }

    final Path resolve(Path path) {
        return root.workdir().resolve(path);
    }

    @Override
    public final Host host() {
        return run.host();
    }

    @Override
    public final Environment environment() {
        return run.environment();
    }

    @Override
    public final Path workdir() {
        return root.workdir();
    }

    @Override
    public final boolean predicting() {
        return run.predicting();
    }

    @Override
    public final boolean exists(Path path) {
        return status(path).exists();
    }

    @Override
    public final String read(Path path) {
        return new String(readBytes(path), StandardCharsets.UTF_8);
    }

    @Override
    public final byte[] readBytes(Path path) {
        try {
            byte[] content = system.read(resolve(path));
            if (run.reporter().knowsSecrets() && content.length <= LiteralPlaceholders.LONGEST_TEXT) {
                run.reporter().read(new String(content, StandardCharsets.UTF_8));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final SeekableByteChannel channel(Path path) {
        try {
            return system.channel(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final String checksum(Path path) {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = channel(path)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sha256.hex(digest);
    }

    @Override
    public final ControllerContent content(ControllerFile file) {
        return run.contents().of(file);
    }

    @Override
    public final FileStatus status(Path path) {
        try {
            return system.status(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final List<Path> list(Path directory) {
        try {
            return system.list(resolve(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final Path readLink(Path link) {
        try {
            return system.readLink(resolve(link));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CommandCall command(String... argv) {
        return new ComponentCommand(this, false, List.of(argv));
    }

    @Override
    public final CommandResult run(String... argv) {
        return command(argv).run();
    }

    @Override
    public final Optional<RunningProcess> process(long pid) {
        return system.process(pid).map(identity -> new RunningProcess(pid, identity));
    }

    @Override
    public final void assertCommand(String... argv) {
        try {
            new ComponentCommand(this, false, List.of(argv)).run();
        } catch (CommandFailed e) {
            throw new UpdateNeeded(run.reporter().command(e.argv()) + ": " + e.getMessage());
        }
    }

    @Override
    public final void assertFileIsCurrent(Path reference, Path... requirements) {
        FileStatus made = followed(reference);
        if (!made.exists()) {
            throw new UpdateNeeded(reference + " is missing");
        }
        for (Path requirement : requirements) {
            FileStatus from = followed(requirement);
            if (from.exists() && from.modified().isAfter(made.modified())) {
                throw new UpdateNeeded(reference + " is older than " + requirement);
            }
        }
    }

    /** The status of what a symlink leads to; a link that leads nowhere is missing. */
    private FileStatus followed(Path path) {
        Path at = resolve(path);
        for (int links = 0; links < 40; links++) {
            FileStatus status = status(at);
            if (!status.isSymlink()) {
                return status;
            }
            at = at.resolveSibling(readLink(at));
        }
        return FileStatus.MISSING;
    }

    @Override
    public final void assertComponentIsCurrent(Object reference, Object... requirements) {
        for (Object one : Components.flatten(reference)) {
            Node made = known(one);
            Instant madeAt = lastUpdated(made)
                    .orElseThrow(() -> new UpdateNeeded("it is not known when " + made.breadcrumb() + " was updated"));
            for (Object requirement : requirements) {
                for (Object other : Components.flatten(requirement)) {
                    assertNotNewer(made, madeAt, known(other));
                }
            }
        }
    }

    private void assertNotNewer(Node made, Instant madeAt, Node requirement) {
        Optional<Instant> requiredAt = lastUpdated(requirement);
        if (requiredAt.isEmpty()) {
            return;
        }
        // A prediction does not see the times that commands would leave behind, but it knows what would be updated
        // after what.
        boolean wouldBeNewer = predicting()
                && run.changes().moment(requirement) > run.changes().moment(made);
        boolean wouldBeOlder =
                predicting() && run.changes().moment(made) > run.changes().moment(requirement);
        if (wouldBeNewer || (!wouldBeOlder && requiredAt.get().isAfter(madeAt))) {
            throw new UpdateNeeded(made.breadcrumb() + " is older than " + requirement.breadcrumb());
        }
    }

    @SuppressWarnings("unchecked") // that is what the method returns
    private Optional<Instant> lastUpdated(Node of) {
        try {
            ExpandedRoot home = of == node ? root : run.changes().rootOf(of);
            Object moment = of.definition().call(of.component(), Phase.LAST_UPDATED, new ComponentProbe(run, home, of));
            return moment == null ? Optional.empty() : (Optional<Instant>) moment;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("lastUpdated of " + of.breadcrumb() + " failed: " + e.getMessage(), e);
        }
    }

    @Override
    public final void assertNoChanges(Object component) {
        for (Object one : Components.flatten(component)) {
            Node of = known(one);
            if (run.changes().changed(of)) {
                throw new UpdateNeeded(of == node ? "a part of it changed" : of.breadcrumb() + " changed");
            }
        }
    }

    @Override
    public final void assertNoSubComponentChanges() {
        for (Node child : node.children()) {
            if (run.changes().changed(child)) {
                throw new UpdateNeeded(child.breadcrumb() + " changed");
            }
        }
    }

    @Override
    public final boolean changed(Object component) {
        for (Object one : Components.flatten(component)) {
            if (run.changes().changed(known(one))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final boolean updatedAfter(Object component, Object... others) {
        Node of = known(component);
        int updated = run.changes().updated(of);
        for (Object one : Components.flatten(others)) {
            Node other = known(one);
            if (other != of && run.changes().moment(other) >= updated) {
                return false;
            }
        }
        return updated > 0;
    }

    private Node known(Object component) {
        Node found = run.changes().node(component);
        if (found == null) {
            throw new IllegalArgumentException("the " + component.getClass().getSimpleName()
                    + " that was asked about is no component of host "
                    + run.host().name()
                    + ": it was never added to a component's tree, or belongs to another host");
        }
        return found;
    }

    @Override
    public final void check(boolean holds, String why) {
        if (!holds) {
            throw new UpdateNeeded(why);
        }
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the api depends on no annotation library
    public final void log(String message, Object... args) {
        String text = args.length == 0 ? message : String.format(environment().locale(), message, args);
        run.reporter().message(node.breadcrumb(), text);
    }

    @Override
    public final void diff(Path path, byte[] before, byte[] after, DiffKind kind) {
        run.reporter().diff(node, path, before, after, kind);
    }

    @Override
    public final void diff(Path path, byte[] before, byte[] after, Collection<String> secrets) {
        run.reporter().diff(node, path, before, after, secrets);
    }
}
