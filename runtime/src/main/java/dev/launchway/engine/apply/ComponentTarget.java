package dev.launchway.engine.apply;

import dev.launchway.api.CommandCall;
import dev.launchway.api.CommandResult;
import dev.launchway.api.FileMode;
import dev.launchway.api.StreamedContent;
import dev.launchway.api.Target;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.privilege.UserNames;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.engine.redaction.LiteralPlaceholders;
import dev.launchway.engine.redaction.SecretWords;
import dev.launchway.engine.system.SystemAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** What a component sees in {@code open}, {@code update}, {@code close} and its event handlers. */
final class ComponentTarget extends ComponentProbe implements Target {

    private static final FileMode OWNERS_ALONE = FileMode.of(0600);

    private final SystemAccess system;

    ComponentTarget(HostRun run, ExpandedRoot root, Node node) {
        this(run, root, node, node.definition().user());
    }

    private ComponentTarget(HostRun run, ExpandedRoot root, Node node, String user) {
        this(run, root, node, user, machine(run, node, user));
    }

    private ComponentTarget(HostRun run, ExpandedRoot root, Node node, String user, SystemAccess system) {
        super(run, root, node, user, system, Observations.NONE);
        this.system = system;
    }

    @Override
    public Target as(String other) {
        return new ComponentTarget(run(), root(), node(), UserNames.checked(other));
    }

    @Override
    public CommandCall command(String... argv) {
        return new ComponentCommand(this, system, List.of(argv));
    }

    @Override
    public CommandResult shell(String script) {
        return command("sh", "-c", node().configuration().expand(script)).run();
    }

    @Override
    public void write(Path path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8), null);
    }

    @Override
    public void write(Path path, byte[] content) {
        write(path, content, null);
    }

    @Override
    public void write(Path path, byte[] content, FileMode mode) {
        write(path, content, mode, null, null);
    }

    @Override
    public void write(Path path, byte[] content, FileMode mode, String owner, String group) {
        check(path, content);
        FileMode actual = mode;
        if (mode == null && !run().reporter().secretsIn(content).isEmpty() && !keepsMode(path)) {
            actual = OWNERS_ALONE;
        }
        try {
            system.write(resolve(path), content, actual, owner, group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of another user keeps its mode: what it is given must have been declared. */
    private boolean keepsMode(Path path) {
        return !user().isEmpty() && status(path).isFile();
    }

    @Override
    public void write(Path path, StreamedContent content) {
        write(path, content, null, null, null);
    }

    @Override
    public void write(Path path, StreamedContent content, FileMode mode, String owner, String group) {
        try {
            system.write(resolve(path), content, mode, owner, group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeInPlace(Path path, byte[] content) {
        check(path, content);
        try {
            system.writeInPlace(resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void append(Path path, StreamedContent content) {
        try {
            system.append(resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete(Path path) {
        try {
            system.delete(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void createDirectory(Path path) {
        try {
            system.createDirectory(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void symlink(Path link, Path to) {
        run().reporter().checkJoined("the target of the symlink " + link, to.toString(), "point it to something else");
        try {
            system.symlink(resolve(link), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void touch(Path path) {
        try {
            system.touch(resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void setMode(Path path, FileMode mode) {
        try {
            system.setMode(resolve(path), mode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void setOwner(Path path, String owner) {
        try {
            system.setOwner(resolve(path), owner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void setGroup(Path path, String group) {
        try {
            system.setGroup(resolve(path), group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OptionalInt exitCode(long pid) {
        return system.exitCode(pid);
    }

    @Override
    public void stop(long pid, Duration grace) {
        if (predicting()) {
            run().reporter().wouldDo(node(), "stop process " + pid);
        }
        try {
            system.stop(pid, grace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void check(Path path, byte[] content) {
        boolean looked = run().reporter().knowsSecrets() && content.length <= LiteralPlaceholders.LONGEST_TEXT;
        String text = looked ? KnownSecrets.text(content) : null;
        if (text != null) {
            run().reporter().checkJoined("the text for " + path, text, SecretWords.JOINED_HELP);
        }
    }
}
