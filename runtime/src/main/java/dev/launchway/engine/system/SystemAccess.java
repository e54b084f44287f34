package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.api.StreamedContent;
import dev.launchway.engine.privilege.Grants;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A machine, to look at and to change. */
public interface SystemAccess extends SystemView {

    /**
     * The same machine as another user has it.
     *
     * @param grants the user, and what may be done; whoever asks keeps to it
     * @return this where it is that user's already
     */
    SystemAccess as(Grants grants);

    /**
     * Whether a file has exactly this content; cheaper than reading it where the sizes differ.
     *
     * @param path a path
     * @param content the bytes
     * @return {@code false} where there is no regular file
     * @throws IOException when it cannot be read
     */
    boolean hasContent(Path path, byte[] content) throws IOException;

    /**
     * Writes a file: a temporary one in the same directory, created with the final mode or a narrower one, renamed into place. It
     * replaces a file, a symlink or an empty directory; it refuses a directory that is not empty.
     *
     * @param path a path
     * @param content the bytes
     * @param mode its mode; {@code null} for that of the file it replaces, 0644 less the umask for a new one
     * @throws IOException when it cannot be written; nothing has changed then
     */
    default void write(Path path, byte[] content, FileMode mode) throws IOException {
        write(path, content, mode, null, null);
    }

    /**
     * Writes a file like {@link #write(Path, byte[], FileMode)}; it has its owner and group when it appears.
     *
     * @param path a path
     * @param content the bytes
     * @param mode its mode; {@code null} for that of the file it replaces, 0644 less the umask for a new one
     * @param owner a name or a number; {@code null} for that of the file it replaces, or who runs this
     * @param group a name or a number; {@code null} for that of the file it replaces, or what the system gives
     * @throws IOException when it cannot be written; nothing has changed then
     */
    default void write(Path path, byte[] content, FileMode mode, String owner, String group) throws IOException {
        write(path, new KnownContent(content), mode, owner, group);
    }

    /**
     * Writes a file like {@link #write(Path, byte[], FileMode, String, String)}, without holding its content in memory.
     *
     * @param path a path
     * @param content writes the bytes
     * @param mode its mode; {@code null} for that of the file it replaces, 0644 less the umask for a new one
     * @param owner a name or a number; {@code null} for that of the file it replaces, or who runs this
     * @param group a name or a number; {@code null} for that of the file it replaces, or what the system gives
     * @throws IOException when it cannot be written; nothing has changed then
     */
    void write(Path path, StreamedContent content, FileMode mode, String owner, String group) throws IOException;

    /**
     * Gives a file that is there other content without replacing it: all that is known of it stays, other names and mounts of it
     * too. Who reads it meanwhile, or after a crash, finds a part. Where there is no regular file it is as {@link #write(Path,
     * byte[], FileMode)}.
     *
     * @param path a path
     * @param content the bytes
     * @throws IOException when it cannot be written, or when other users can exchange what stands there
     */
    void writeInPlace(Path path, byte[] content) throws IOException;

    /**
     * Adds to the end of a regular file; a new one has mode 0600. What was written stays, whatever happens then.
     *
     * @param path a path
     * @param content writes the bytes that are added
     * @throws IOException when it cannot be written, when something else than a regular file stands there, or when other users can
     *     exchange it
     */
    void append(Path path, StreamedContent content) throws IOException;

    /**
     * Removes what stands there, a directory with all in it; never what a symlink points to.
     *
     * @param path a path; nothing there is fine
     * @throws IOException when it cannot be removed
     */
    void delete(Path path) throws IOException;

    /**
     * Creates a directory and those above it.
     *
     * @param path a path; a directory there is left as it is
     * @throws IOException when something else stands there
     */
    void createDirectory(Path path) throws IOException;

    /**
     * Makes a symlink, atomically replacing a file, a symlink or an empty directory.
     *
     * @param link a path
     * @param to where it points, written as it is
     * @throws IOException when it cannot be made
     */
    void symlink(Path link, Path to) throws IOException;

    /**
     * Creates an empty file, or sets its modification time to now.
     *
     * @param path a path
     * @throws IOException when it cannot be done
     */
    void touch(Path path) throws IOException;

    /**
     * Sets the permission bits, symlinks not followed.
     *
     * @param path a path
     * @param mode the bits
     * @throws IOException when it cannot be done
     */
    void setMode(Path path, FileMode mode) throws IOException;

    /**
     * Sets the owning user, symlinks not followed.
     *
     * @param path a path
     * @param owner a name or a number
     * @throws IOException when there is no such user, or it is not allowed
     */
    void setOwner(Path path, String owner) throws IOException;

    /**
     * Sets the owning group, symlinks not followed.
     *
     * @param path a path
     * @param group a name or a number
     * @throws IOException when there is no such group, or it is not allowed
     */
    void setGroup(Path path, String group) throws IOException;

    @Override
    default CommandOutcome run(CommandSpec spec) {
        return run(spec, line -> {});
    }

    /**
     * Runs a command, and tells what it writes while it runs.
     *
     * @param spec the command
     * @param output takes each line, of both streams, in threads of its own
     * @return what came of it, whatever its exit code
     * @throws dev.launchway.api.CommandFailed when it cannot be started or exceeds its time
     */
    CommandOutcome run(CommandSpec spec, Consumer<String> output);

    /**
     * Lets commands that run be written down, until they have ended.
     *
     * @param file for {@link UnfinishedCommand#read}
     */
    default void noteCommandsIn(Path file) {}

    /**
     * Starts a command in the background, in a session of its own.
     *
     * @param spec the command
     * @param output the file that its output is appended to
     * @return its process id; 0 where nothing is started
     * @throws dev.launchway.api.CommandFailed when it cannot be started
     */
    long start(CommandSpec spec, Path output);

    /**
     * How a process ended that this run started in the background.
     *
     * @param pid its process id
     * @return its exit code, 128 and the signal's number for one that a signal ended; empty where it runs, or was not started
     *     in this run
     */
    OptionalInt exitCode(long pid);

    /**
     * Ends a process and its descendants: SIGTERM, and SIGKILL for what is still there after a while. A process that is gone
     * already is fine.
     *
     * @param pid its process id
     * @param grace how long it may take to end by itself
     * @throws IOException when it cannot be ended
     */
    void stop(long pid, Duration grace) throws IOException;

    /**
     * Checks that entries of a directory can be made and removed.
     *
     * @param directory an existing directory
     * @throws IOException when they cannot: not allowed, a file system that is mounted read-only
     */
    void checkWritable(Path directory) throws IOException;

    /**
     * Refuses what a change would be refused for by the rules about links, mount points and access control lists, and changes
     * nothing.
     *
     * @param path a path; what is above it may be missing
     * @param change what would be done
     * @param mode the bits that would be set; {@code null} for none
     * @throws IOException when it would be refused
     */
    default void checkChange(Path path, Change change, FileMode mode) throws IOException {
        // A system that has none of them refuses nothing.
    }

    /**
     * Brings all that was written since the last call to the disk: files, then their directories.
     *
     * @throws IOException when that fails
     */
    void sync() throws IOException;
}
