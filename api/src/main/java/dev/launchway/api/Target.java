package dev.launchway.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What {@code update} sees: the target, to change it.
 *
 * <p>In a prediction the same calls work on an overlay: file changes are remembered and seen by later components, commands are
 * listed and not run.
 */
public interface Target extends Probe {

    /**
     * The same target, changed as another user: files are written, and commands run, as that user. Only what {@code configure}
     * has declared by {@link Configuration#as} is done; {@link #append}, {@link #touch}, {@link #stop} and {@link CommandCall#start} are
     * for the user of the deployment alone.
     *
     * @param user a user's name on the target
     * @return the target
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    @Override
    Target as(String user);

    /**
     * Runs a script in a POSIX shell.
     *
     * @param script text for {@code sh -c}; {@code {{ }}} in it is expanded as by {@link Configuration#expand}
     * @return what came of it
     * @throws CommandFailed when it exits with another code than 0
     */
    CommandResult shell(String script);

    /**
     * Writes a file as UTF-8, atomically: it is old or new, never half. Its mode stays; a new file has mode 0644 less the
     * umask. Where the value of a secret stands in the text, the file has mode 0600: say another one by {@link #write(Path, byte[],
     * FileMode)}.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content the text
     * @throws java.io.UncheckedIOException when it cannot be written; nothing has changed then
     * @throws IllegalArgumentException for a text that a secret was joined to by {@code +}
     */
    void write(Path path, String content);

    /**
     * Writes a file, atomically: it is old or new, never half. Its mode stays; a new file has mode 0644 less the umask. Where the
     * value of a secret stands in it, the file has mode 0600.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content the bytes
     * @throws java.io.UncheckedIOException when it cannot be written; nothing has changed then
     */
    void write(Path path, byte[] content);

    /**
     * Writes a file with its mode, atomically. It never has a wider mode on the way.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content the bytes
     * @param mode the mode that it has when it appears; the umask does not narrow it
     * @throws java.io.UncheckedIOException when it cannot be written; nothing has changed then
     */
    void write(Path path, byte[] content, FileMode mode);

    /**
     * Writes a file with its mode, owner and group, atomically. It has them when it appears.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content the bytes
     * @param mode the mode that it has when it appears; the umask does not narrow it
     * @param owner a user's name or number; {@code null} for that of the file that is replaced, or the user of the deployment
     * @param group a group's name or number; {@code null} for that of the file that is replaced, or what the system gives
     * @throws java.io.UncheckedIOException when it cannot be written; nothing has changed then
     */
    void write(Path path, byte[] content, FileMode mode, String owner, String group);

    /**
     * Writes a file, atomically, without holding it in memory. Its mode stays; a new file has mode 0644 less the umask.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content writes the bytes; it runs no commands meanwhile
     * @throws java.io.UncheckedIOException when the content cannot be had, or the file cannot be written; nothing has changed then
     */
    void write(Path path, StreamedContent content);

    /**
     * Writes a file with its mode, owner and group, atomically, without holding it in memory. It has them when it appears.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content writes the bytes; it runs no commands meanwhile
     * @param mode the mode that it has when it appears, which the umask does not narrow; {@code null} for that of the file that is
     *     replaced, 0644 less the umask for a new one
     * @param owner a user's name or number; {@code null} for that of the file that is replaced, or the user of the deployment
     * @param group a group's name or number; {@code null} for that of the file that is replaced, or what the system gives
     * @throws java.io.UncheckedIOException when the content cannot be had, or the file cannot be written; nothing has changed then
     */
    void write(Path path, StreamedContent content, FileMode mode, String owner, String group);

    /**
     * Writes into the file that is there, without replacing it: for one that cannot be replaced because it is mounted by itself,
     * as {@code /etc/hosts} in a container, or whose other names (hard links) are to see the new content. This is not atomic: who
     * reads meanwhile, or after a crash, finds a part. Where there is no file it is like {@link #write(Path, byte[])}.
     *
     * @param path a mapped path; a symlink there is replaced, not followed
     * @param content the bytes
     * @throws java.io.UncheckedIOException when it cannot be written, or where other users could exchange the file meanwhile
     */
    void writeInPlace(Path path, byte[] content);

    /**
     * Adds to the end of a file, without holding the content in memory: for what comes slowly and is gone on with when it was
     * interrupted. This is not atomic: what was written stays, also when the content ends with an exception or the run is killed.
     * A new file has mode 0600.
     *
     * @param path a mapped path; a symlink there is refused, not followed
     * @param content writes the bytes that are added
     * @throws java.io.UncheckedIOException when it cannot be written
     */
    void append(Path path, StreamedContent content);

    /**
     * Removes what stands at a path: a file, a symlink (not what it points to), a directory with all in it. Nothing there is
     * fine.
     *
     * @param path a mapped path
     */
    void delete(Path path);

    /**
     * Creates a directory, and those above it. One that is there is left as it is.
     *
     * @param path a mapped path
     * @throws java.io.UncheckedIOException when something else stands there
     */
    void createDirectory(Path path);

    /**
     * Makes a symlink, atomically replacing a file or a symlink at its place.
     *
     * @param link a mapped path
     * @param to where it points, written as it is
     */
    void symlink(Path link, Path to);

    /**
     * Creates an empty file, or sets the modification time of what is there to now.
     *
     * @param path a mapped path
     */
    void touch(Path path);

    /**
     * Sets the permission bits; a symlink is not followed.
     *
     * @param path a mapped path
     * @param mode the bits
     */
    void setMode(Path path, FileMode mode);

    /**
     * Sets the owning user; a symlink is not followed.
     *
     * @param path a mapped path
     * @param owner a user's name or number
     */
    void setOwner(Path path, String owner);

    /**
     * Sets the owning group; a symlink is not followed.
     *
     * @param path a mapped path
     * @param group a group's name or number
     */
    void setGroup(Path path, String group);

    /**
     * How a process ended that this run started in the background.
     *
     * @param pid its process id
     * @return its exit code, 128 and the signal's number for one that a signal ended; empty where it runs, was not started in
     *     this run, and in a prediction
     */
    OptionalInt exitCode(long pid);

    /**
     * Ends a process and its descendants: SIGTERM, and SIGKILL for what is still there after a while. A process that is gone
     * already is fine. In a prediction it is listed and not done.
     *
     * @param pid its process id
     * @param grace how long it may take to end by itself
     * @throws java.io.UncheckedIOException when it cannot be ended
     */
    void stop(long pid, Duration grace);
}
