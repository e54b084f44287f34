package dev.launchway.engine.system;

import dev.launchway.api.CommandResult;
import dev.launchway.api.FileStatus;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A machine to look at: all that a {@code verify} can learn of it. All paths are absolute. Failures are {@link IOException}s whose
 * message is for the reader: what was tried, on which path, why it failed.
 */
public interface SystemView {

    /** In bytes: how much of a file is read at once. */
    int CHUNK = 64 * 1024;

    /**
     * What stands at a path, symlinks not followed.
     *
     * @param path a path
     * @return its status, {@link FileStatus#MISSING} where there is nothing
     * @throws IOException when it cannot be told
     */
    FileStatus status(Path path) throws IOException;

    /**
     * Reads a file; symlinks are followed.
     *
     * @param path a path
     * @return its bytes
     * @throws IOException when it is missing, no regular file, or cannot be read
     */
    byte[] read(Path path) throws IOException;

    /**
     * Opens a file for reading; symlinks are followed.
     *
     * @param path a path
     * @return its bytes, to be closed by who asks
     * @throws IOException when it is missing, no regular file, or cannot be read
     */
    SeekableByteChannel channel(Path path) throws IOException;

    /**
     * The checksum of a file's content, by SHA-256; symlinks are followed.
     *
     * @param path a path
     * @return hex digits, in lower case
     * @throws IOException when it is missing, no regular file, or cannot be read
     */
    default String checksum(Path path) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = channel(path)) {
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return Sha256.hex(digest);
    }

    /**
     * The entries of a directory.
     *
     * @param directory a path
     * @return sorted by name; empty where there is no directory
     * @throws IOException when it cannot be read
     */
    List<Path> list(Path directory) throws IOException;

    /**
     * The text of a symlink.
     *
     * @param link a path
     * @return as written in it
     * @throws IOException when it is no symlink
     */
    Path readLink(Path link) throws IOException;

    /**
     * Refuses a command that is not allowed to run.
     *
     * @param spec the command
     */
    default void checkCommand(CommandSpec spec) {
        // A machine that is this process's user's allows all that the user may.
    }

    /**
     * Runs a command and waits for its end.
     *
     * @param spec the command
     * @return what came of it, whatever its exit code
     * @throws dev.launchway.api.CommandFailed when it cannot be started or exceeds its time
     */
    CommandResult run(CommandSpec spec);

    /**
     * Tells whether a process runs.
     *
     * @param pid its process id
     * @return a text that no other process that gets the id later has; empty where none runs
     */
    Optional<String> process(long pid);

    /**
     * The time, by the machine's clock.
     *
     * @return now
     */
    Instant now();

    /**
     * Whether a moment has come, by the machine's clock.
     *
     * @param moment the moment
     * @return {@code false} before it
     */
    boolean isPast(Instant moment);

    /**
     * Why nothing takes connections at an address.
     *
     * @param host a name or an IP address
     * @param port 1 to 65535
     * @return the reason, for the reader; empty where something does
     */
    Optional<String> problemAt(String host, int port);

    /**
     * Why a URL is not answered with a status from 200 to 399, redirects not followed.
     *
     * @param url a URL of http or https
     * @return the reason, for the reader; empty where it is answered so
     */
    Optional<String> problemAt(URI url);
}
