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
import dev.launchway.engine.facts.Fact;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.facts.ObservedSystem;
import dev.launchway.engine.privilege.Grants;
import dev.launchway.engine.privilege.UserNames;
import dev.launchway.engine.redaction.LiteralPlaceholders;
import dev.launchway.engine.system.GrantedSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.engine.system.SystemView;
import dev.launchway.plan.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a component sees in {@code verify}. */
class ComponentProbe implements Probe {

    private final HostRun run;
    private final ExpandedRoot root;
    private final Node node;
    private final String user;
    private final Observations observations;
    private final SystemView view;

    /**
     * What it sees as the user that its class names.
     *
     * @param observations take note of all that it is shown
     */
    ComponentProbe(HostRun run, ExpandedRoot root, Node node, Observations observations) {
        this(run, root, node, node.definition().user(), observations);
    }

    /** What it sees as another user; an empty one is that of the deployment. */
    private ComponentProbe(HostRun run, ExpandedRoot root, Node node, String user, Observations observations) {
        this(run, root, node, user, machine(run, node, user), observations);
    }

    /** What it sees of a machine that is that user's. */
    ComponentProbe(
            HostRun run, ExpandedRoot root, Node node, String user, SystemView machine, Observations observations) {
        this.run = run;
        this.root = root;
        this.node = node;
        this.user = user;
        this.observations = observations;
        if (!user.isEmpty() && machine instanceof GrantedSystem granted && granted.another()) {
            notFact("looks with the eyes of " + user);
        }
        this.view = ObservedSystem.of(machine, observations);
    }

    /** The files and commands of the host, as a user has them. */
    static SystemAccess machine(HostRun run, Node node, String user) {
        return user.isEmpty()
                ? run.system()
                : new GrantedSystem(run.system(), Grants.of(user, node.rights(), node.own()));
    }

    /** It is shown what does not come from the machine, or what is told to others. */
    private void notFact(String what) {
        if (observations.gathers()) {
            observations.giveUp(node.breadcrumb() + " " + what);
        }
    }

    final ExpandedRoot root() {
        return root;
    }

    /** As whom it acts; empty for the user of the deployment. */
    final String user() {
        return user;
    }

    /** The machine, to look at. */
    final SystemView view() {
        return view;
    }

    @Override
    public Probe as(String other) {
        return new ComponentProbe(run, root, node, UserNames.checked(other), observations);
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
        observations.add(new Fact.Deploying());
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
            byte[] content = view.read(resolve(path));
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
            return view.channel(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final String checksum(Path path) {
        try {
            return view.checksum(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final ControllerContent content(ControllerFile file) {
        notFact("asks what the controller has got");
        return run.contents().of(file);
    }

    @Override
    public final FileStatus status(Path path) {
        try {
            return view.status(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final List<Path> list(Path directory) {
        try {
            return view.list(resolve(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final Path readLink(Path link) {
        try {
            return view.readLink(resolve(link));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CommandCall command(String... argv) {
        return new ComponentCommand(this, List.of(argv));
    }

    @Override
    public final CommandResult run(String... argv) {
        return command(argv).run();
    }

    @Override
    public final Optional<RunningProcess> process(long pid) {
        return view.process(pid).map(identity -> new RunningProcess(pid, identity));
    }

    @Override
    public final Instant now() {
        return view.now();
    }

    @Override
    public final boolean isPast(Instant moment) {
        return view.isPast(moment);
    }

    @Override
    public final Optional<String> problemAt(String host, int port) {
        return view.problemAt(host, port);
    }

    @Override
    public final Optional<String> problemAt(URI url) {
        return view.problemAt(url);
    }

    @Override
    public final void assertCommand(String... argv) {
        try {
            new ComponentCommand(this, List.of(argv)).run();
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
        boolean wouldBeNewer = run.predicting()
                && run.changes().moment(requirement) > run.changes().moment(made);
        boolean wouldBeOlder =
                run.predicting() && run.changes().moment(made) > run.changes().moment(requirement);
        if (wouldBeNewer || (!wouldBeOlder && requiredAt.get().isAfter(madeAt))) {
            throw new UpdateNeeded(made.breadcrumb() + " is older than " + requirement.breadcrumb());
        }
    }

    @SuppressWarnings("unchecked") // that is what the method returns
    private Optional<Instant> lastUpdated(Node of) {
        try {
            ExpandedRoot home = of == node ? root : run.changes().rootOf(of);
            if (of.definition().members().phases().contains(Phase.LAST_UPDATED)
                    && !of.definition().observed()) {
                notFact("asks when " + of.breadcrumb() + " was updated, which is not @Observed");
            }
            Object moment = of.definition()
                    .call(of.component(), Phase.LAST_UPDATED, new ComponentProbe(run, home, of, observations));
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
                notFact("is told that something changed");
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
        if (updated > 0) {
            notFact("is told that something changed");
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
        notFact("says something");
        run.reporter().message(node.breadcrumb(), text);
    }

    @Override
    public final void diff(Path path, byte[] before, byte[] after, DiffKind kind) {
        notFact("shows a difference");
        run.reporter().diff(node, path, before, after, kind);
    }

    @Override
    public final void diff(Path path, byte[] before, byte[] after, Collection<String> secrets) {
        notFact("shows a difference");
        run.reporter().diff(node, path, before, after, secrets);
    }
}
