package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.FileStatus;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.FileCommands;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A machine as a component uses it as another user: nothing is changed that it has not declared, whether or not this process is that
 * user already.
 */
public final class GrantedSystem implements SystemAccess {

    private final SystemAccess deployment;
    private final SystemAccess machine;
    private final Grants grants;

    /**
     * Guards a machine.
     *
     * @param machine the machine, as it is used by the user of the deployment
     * @param grants what is allowed
     */
    public GrantedSystem(SystemAccess machine, Grants grants) {
        this.deployment = machine;
        this.machine = machine.as(grants);
        this.grants = grants;
    }

    /**
     * Whether it is another user's than the deployment's.
     *
     * @return {@code false} where nobody has to become that user
     */
    @SuppressWarnings("ReferenceEquality") // a machine is itself for the user who has it already
    public boolean another() {
        return machine != deployment;
    }

    /** Who has a path: what the environment's mapping has led elsewhere is the deployment's own. */
    private SystemAccess owner(Path path) {
        return grants.isOwn(path) ? deployment : machine;
    }

    private void check(Path path, List<String> command, String what, String declaration) {
        if (!grants.isOwn(path)) {
            grants.check(command, what, declaration);
        }
    }

    @Override
    public SystemAccess as(Grants others) {
        throw new IllegalStateException("what is done as " + grants.user() + " cannot be done as another one too");
    }

    @Override
    public FileStatus status(Path path) throws IOException {
        return owner(path).status(path);
    }

    @Override
    public byte[] read(Path path) throws IOException {
        return owner(path).read(path);
    }

    @Override
    public SeekableByteChannel channel(Path path) throws IOException {
        return owner(path).channel(path);
    }

    @Override
    public boolean hasContent(Path path, byte[] content) throws IOException {
        return owner(path).hasContent(path, content);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        return owner(directory).list(directory);
    }

    @Override
    public Path readLink(Path link) throws IOException {
        return owner(link).readLink(link);
    }

    @Override
    public void write(Path path, StreamedContent content, FileMode mode, String owner, String group)
            throws IOException {
        checkWriting(path, mode, owner, group);
        owner(path).write(path, content, mode, owner, group);
    }

    private void checkWriting(Path path, FileMode mode, String owner, String group) {
        String what = "writing " + path + (mode == null ? "" : " with mode " + mode) + owners(owner, group);
        String declaration = "writes(path, " + (mode == null ? "null" : "mode") + ", owner, group)";
        check(path, FileCommands.make(path, mode, owner, group), what, declaration);
        if (mode == null) {
            check(path, FileCommands.makeAlike(path), what, declaration);
        }
    }

    private static String owners(String owner, String group) {
        return (owner == null ? "" : " for the user " + owner) + (group == null ? "" : " for the group " + group);
    }

    @Override
    public void writeInPlace(Path path, byte[] content) throws IOException {
        check(path, FileCommands.fill(path), "writing in place " + path, "writesInPlace(path)");
        owner(path).writeInPlace(path, content);
    }

    @Override
    public void append(Path path, StreamedContent content) {
        throw notThere("append to " + path);
    }

    @Override
    public void delete(Path path) throws IOException {
        check(path, FileCommands.delete(path), "removing " + path, "deletes(path)");
        owner(path).delete(path);
    }

    @Override
    public void createDirectory(Path path) throws IOException {
        check(path, FileCommands.createDirectory(path), "making the directory " + path, "createsDirectory(path)");
        owner(path).createDirectory(path);
    }

    @Override
    public void symlink(Path link, Path to) throws IOException {
        check(link, FileCommands.symlink(link, to), "making the symlink " + link + " to " + to, "links(link, to)");
        owner(link).symlink(link, to);
    }

    @Override
    public void touch(Path path) {
        throw notThere("touch " + path);
    }

    @Override
    public void setMode(Path path, FileMode mode) throws IOException {
        check(path, FileCommands.setMode(path, mode), "giving " + path + " the mode " + mode, "setsMode(path, mode)");
        owner(path).setMode(path, mode);
    }

    @Override
    public void setOwner(Path path, String owner) throws IOException {
        check(path, FileCommands.setOwner(path, owner), "giving " + path + " to " + owner, "setsOwner(path, owner)");
        owner(path).setOwner(path, owner);
    }

    @Override
    public void setGroup(Path path, String group) throws IOException {
        check(
                path,
                FileCommands.setGroup(path, group),
                "giving " + path + " to the group " + group,
                "setsGroup(path, group)");
        owner(path).setGroup(path, group);
    }

    @Override
    public void checkCommand(CommandSpec spec) {
        List<String> words = OtherUser.words(spec);
        if (!spec.secrets().isEmpty()) {
            throw new IllegalStateException(
                    "the command '" + spec.argv().get(0) + "' of " + grants.user()
                            + " cannot be given a secret as an environment variable: use .stdin(secret) or .secretFd(3, secret)");
        }
        grants.check(words, "running '" + String.join(" ", words) + "'", declaration(spec));
    }

    private static String declaration(CommandSpec spec) {
        StringBuilder text = new StringBuilder();
        spec.environment().forEach((name, value) -> text.append("env(\"")
                .append(name)
                .append("\", \"")
                .append(value)
                .append("\")."));
        int descriptor = spec.input().map(CommandInput::descriptor).orElse(0);
        if (descriptor > 0) {
            text.append("secretFd(").append(descriptor).append(").");
        }
        return text.append("runs(\"")
                .append(String.join("\", \"", spec.argv()))
                .append("\")")
                .toString();
    }

    @Override
    public CommandOutcome run(CommandSpec spec, Consumer<String> output) {
        checkCommand(spec);
        return machine.run(spec, output);
    }

    @Override
    public long start(CommandSpec spec, Path output) {
        throw notThere("start '" + spec.argv().get(0) + "' in the background");
    }

    @Override
    public Optional<String> process(long pid) {
        return machine.process(pid);
    }

    @Override
    public Instant now() {
        return deployment.now();
    }

    @Override
    public boolean isPast(Instant moment) {
        return deployment.isPast(moment);
    }

    @Override
    public Optional<String> problemAt(String host, int port) {
        return deployment.problemAt(host, port);
    }

    @Override
    public Optional<String> problemAt(URI url) {
        return deployment.problemAt(url);
    }

    @Override
    public OptionalInt exitCode(long pid) {
        return machine.exitCode(pid);
    }

    @Override
    public void stop(long pid, Duration grace) {
        throw notThere("stop process " + pid);
    }

    private IllegalStateException notThere(String what) {
        return new IllegalStateException("cannot " + what + " as " + grants.user()
                + ": only the user of the deployment can, without .as(\"" + grants.user() + "\")");
    }

    @Override
    public void checkWritable(Path directory) throws IOException {
        owner(directory).checkWritable(directory);
    }

    @Override
    public void checkChange(Path path, Change change, FileMode mode) throws IOException {
        owner(path).checkChange(path, change, mode);
    }

    @Override
    public void sync() throws IOException {
        machine.sync();
    }
}
