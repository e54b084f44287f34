package dev.launchway.api;

import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What {@code verify} sees: the target, to look at and not to change.
 *
 * <p>Relative paths and commands are taken from the work directory. The assertions ask for an update by throwing {@link
 * UpdateNeeded}; any other exception out of {@code verify} fails the root component.
 */
public interface Probe {

    /**
     * The host that is looked at.
     *
     * @return the host
     */
    Host host();

    /**
     * The environment that is being deployed.
     *
     * @return the environment
     */
    Environment environment();

    /**
     * The work directory of the root component.
     *
     * @return an absolute path
     */
    Path workdir();

    /**
     * The same view, with the eyes of another user: its queries run as that user, and a file is read as that user where the user of
     * the deployment may not read it. What runs so, {@code configure} has declared by {@link Configuration#as}; where the deployment
     * runs as that user anyway, nothing is put before a command, and else {@code sudo -n -u USER}.
     *
     * @param user a user's name on the target
     * @return the view
     * @throws IllegalArgumentException for a text that is no name of a user
     */
    Probe as(String user);

    /**
     * Whether this run only says what would change.
     *
     * @return {@code true} in a prediction
     */
    boolean predicting();

    /**
     * Whether anything stands at a path; a symlink counts, wherever it points.
     *
     * @param path a mapped path
     * @return whether it exists
     */
    boolean exists(Path path);

    /**
     * Reads a file as UTF-8.
     *
     * @param path a mapped path; symlinks are followed
     * @return its text
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    String read(Path path);

    /**
     * Reads a file.
     *
     * @param path a mapped path; symlinks are followed
     * @return its bytes
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    byte[] readBytes(Path path);

    /**
     * Opens a file, to read parts of it, or more than fits into memory. {@link java.nio.channels.Channels#newInputStream} makes a
     * stream of it.
     *
     * @param path a mapped path; symlinks are followed
     * @return its bytes, to be closed by who asks; they cannot be written
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    SeekableByteChannel channel(Path path);

    /**
     * The checksum of a file's content, by SHA-256. It reads the whole file, and does not hold it in memory.
     *
     * @param path a mapped path; symlinks are followed
     * @return 64 hex digits, in lower case
     * @throws java.io.UncheckedIOException when it cannot be read
     */
    String checksum(Path path);

    /**
     * What the controller has got for hosts. The first one who asks waits for its source; only size and checksum come to the host
     * by this.
     *
     * @param file what {@link Configuration#fromController} returned to a component of this host
     * @return its content
     * @throws RuntimeException when the controller cannot get it; the message says why, for people
     */
    ControllerContent content(ControllerFile file);

    /**
     * What stands at a path, without following a symlink.
     *
     * @param path a mapped path
     * @return its status; {@link FileStatus#MISSING} where there is nothing
     */
    FileStatus status(Path path);

    /**
     * The names in a directory.
     *
     * @param directory a mapped path
     * @return the entries' paths, sorted by name; empty where there is no directory
     */
    List<Path> list(Path directory);

    /**
     * The text of a symlink.
     *
     * @param link a mapped path
     * @return where it points, as written in it
     * @throws java.io.UncheckedIOException when it is not a symlink
     */
    Path readLink(Path link);

    /**
     * Prepares a command; nothing runs before {@link CommandCall#run}. In {@code verify} it is a query: the author's word that
     * it changes nothing.
     *
     * @param argv the program and its arguments; no shell is involved
     * @return the call, to be refined
     */
    CommandCall command(String... argv);

    /**
     * Runs a command and waits for it.
     *
     * @param argv the program and its arguments; no shell is involved
     * @return what came of it
     * @throws CommandFailed when it exits with another code than 0, or cannot be started
     */
    CommandResult run(String... argv);

    /**
     * Finds a process, for a component that keeps one running: the id that it kept may belong to another process by now.
     *
     * @param pid its process id
     * @return the process that has the id; empty where none runs
     */
    Optional<RunningProcess> process(long pid);

    /**
     * The time. A component that looks at the clock decides anew in each run; one that waits for a moment asks {@link #isPast}.
     *
     * @return now, by the clock of the host
     */
    Instant now();

    /**
     * Whether a moment has come, by the clock of the host.
     *
     * @param moment the moment
     * @return {@code false} before it
     */
    boolean isPast(Instant moment);

    /**
     * Why nothing takes connections at an address. It waits 2 seconds for a connection.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return as in {@code Connection refused}; empty where something does
     */
    Optional<String> problemAt(String host, int port);

    /**
     * Why a URL is not answered with a status from 200 to 399. Redirects are not followed, no proxy is asked. It waits 2 seconds for
     * a connection, 5 for an answer, and no longer than 7 for all of it.
     *
     * @param url a URL of http or https
     * @return as in {@code it answers with status 503}; empty where it is answered so
     * @throws IllegalArgumentException for another URL
     */
    Optional<String> problemAt(URI url);

    /**
     * Asks for an update when a command fails.
     *
     * @param argv the program and its arguments
     * @throws UpdateNeeded when it exits with another code than 0, or there is no such program
     */
    void assertCommand(String... argv);

    /**
     * Asks for an update when a file is missing or older than one of the others.
     *
     * @param reference the file that was made
     * @param requirements what it was made of; missing ones are passed over
     * @throws UpdateNeeded when it is missing or older; equal age is current
     */
    void assertFileIsCurrent(Path reference, Path... requirements);

    /**
     * Asks for an update when a component was last updated before one of the others, by their {@code lastUpdated(Probe)}.
     *
     * @param reference the component that was made
     * @param requirements what it was made of; those that know no time are passed over
     * @throws UpdateNeeded when the reference knows no time or an earlier one
     */
    void assertComponentIsCurrent(Object reference, Object... requirements);

    /**
     * Asks for an update when a component, or one below it, changed in this run or in an interrupted one. For the component
     * that is being verified the ones below it count.
     *
     * @param component a component of this host, {@code this} included; {@code null} never changed
     * @throws UpdateNeeded when it changed
     */
    void assertNoChanges(Object component);

    /**
     * Asks for an update when a sub-component of the component that is being verified changed.
     *
     * @throws UpdateNeeded when one changed
     */
    void assertNoSubComponentChanges();

    /**
     * Whether a component, or one below it, changed in this run, or in an interrupted one whose root has not finished since.
     *
     * @param component a component of this host; {@code null} never changed
     * @return whether it changed
     */
    boolean changed(Object component);

    /**
     * Whether a component was itself updated in this run, and none of some others, nor one below these, changed in it since.
     * What happened in an interrupted run before does not count for the component: nobody knows in which order.
     *
     * @param component a component of this host that is deployed before, as a program that was started again; updates of those
     *     below it do not count
     * @param others components of this host, as what the program reads, and collections and optionals of them
     * @return whether it has seen all their changes
     */
    boolean updatedAfter(Object component, Object... others);

    /**
     * Asks for an update unless a condition holds.
     *
     * @param holds the condition
     * @param why what is wrong when it does not hold; shown with {@code -v}
     * @throws UpdateNeeded when it does not hold
     */
    void check(boolean holds, String why);

    /**
     * Shows a message.
     *
     * @param message a format string as of {@link String#format}, with the environment's locale; taken literally when there are no arguments
     * @param args the format's arguments
     */
    void log(String message, Object... args);

    /**
     * Shows how a file's content would change; a unified diff in the output. Of one that holds secrets only their names
     * are told.
     *
     * @param path the file
     * @param before its content now; {@code null} where there is none
     * @param after its content to be; {@code null} when it is removed
     * @param kind whether the contents may be shown
     */
    void diff(Path path, byte[] before, byte[] after, DiffKind kind);

    /**
     * Tells that the content of a file that holds secrets would change: which of them it holds, or which changed, and nothing of
     * the content, where former values may stand.
     *
     * @param path the file
     * @param before its content now; {@code null} where there is none
     * @param after its content to be; {@code null} when it is removed
     * @param secrets the names of what it holds, see {@link Configuration#secretsIn(String)}
     */
    void diff(Path path, byte[] before, byte[] after, Collection<String> secrets);

    /** How much of a changed file may be shown. */
    enum DiffKind {
        /** Text, in UTF-8. */
        TEXT,
        /** Not text: only the sizes are shown. */
        BINARY,
        /** Holds secrets: only that it differs is shown. */
        SENSITIVE
    }
}
