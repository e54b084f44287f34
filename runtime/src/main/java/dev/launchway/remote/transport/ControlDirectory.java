package dev.launchway.remote.transport;

import dev.launchway.remote.transport.ConnectFailedException.Reason;
import dev.launchway.text.ShellScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where {@code ssh} finds what it is given: pinned host keys, and sockets by which its processes find each other. Nobody else may
 * look into it. A process beside this one waits for its end, however that comes, then ends what was left connected and deletes it.
 */
final class ControlDirectory {

    /** In bytes: what every system takes for the path of a socket, less what {@code ssh} appends while it makes one. */
    private static final int LONGEST_SOCKET = 103 - 17;

    private static final int LONGEST_NAME = 8;
    private static final Path SHORTEST_PARENT = Path.of("/tmp");

    /** Neither {@code ssh} nor a shell makes something else of such a path. */
    private static final String PLAIN = "[A-Za-z0-9/._+-]+";

    private final Path directory;
    private final AtomicInteger names = new AtomicInteger();

    private ControlDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory.
     *
     * @param temporary where it should lie, if sockets can have so long a path
     * @param ssh the client that ends connections
     */
    static ControlDirectory create(Path temporary, String ssh) throws ConnectFailedException {
        try {
            Path made = Files.createTempDirectory(parent(temporary.toAbsolutePath()), "lw", mode("rwx------"));
            String script = ShellScript.read(ControlDirectory.class, "caretaker.sh");
            List<String> caretaker =
                    List.of("/bin/sh", "-c", script, "sh", made.toString(), ssh, OpenSshCommandLines.NOWHERE);
            new ProcessBuilder(caretaker)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start(); // its standard input ends with this process
            return new ControlDirectory(made);
        } catch (IOException e) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION,
                    "cannot make a directory for the sockets of ssh: " + e.getMessage(),
                    "make a directory for temporary files, with a short path, and name it with -Djava.io.tmpdir");
        }
    }

    private static Path parent(Path temporary) {
        String longest = temporary + "/lw" + Long.MIN_VALUE + "/" + "s".repeat(LONGEST_NAME);
        boolean fits = longest.length() <= LONGEST_SOCKET && longest.matches(PLAIN);
        return fits ? temporary : SHORTEST_PARENT;
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    /** A path for a socket, at which nothing is yet. */
    Path socket() {
        return directory.resolve(names.incrementAndGet() + ".s");
    }

    /** Writes the pinned keys of a host down, as those that it alone may have. */
    Path pins(Destination destination) throws ConnectFailedException {
        StringBuilder lines = new StringBuilder();
        for (String key : destination.hostKeys()) {
            lines.append(destination.host()).append(' ').append(key.strip()).append('\n');
        }
        Path file = directory.resolve(names.incrementAndGet() + ".k");
        try {
            Files.createFile(file, mode("rw-------"));
            return Files.writeString(file, lines, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConnectFailedException(
                    Reason.CONFIGURATION, "cannot write the pinned host keys to " + file + ": " + e.getMessage(), "");
        }
    }
}
