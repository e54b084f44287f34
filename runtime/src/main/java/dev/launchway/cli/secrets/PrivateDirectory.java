package dev.launchway.cli.secrets;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A directory for clear text that no other user can look into: in memory where there is such a file system, and gone when it is
 * closed, and when the process ends by a signal too.
 */
final class PrivateDirectory implements AutoCloseable {

    private final Path directory;
    private final boolean inMemory;
    private final Thread hook = new Thread(this::delete, "private directory");
    private boolean kept;

    private PrivateDirectory(Path directory, boolean inMemory) {
        this.directory = directory;
        this.inMemory = inMemory;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static PrivateDirectory make(Map<String, String> variables) throws IOException {
        for (String place : List.of(variables.getOrDefault("XDG_RUNTIME_DIR", ""), "/dev/shm")) {
            Path parent = Path.of(place);
            if (!place.isEmpty() && Files.isWritable(parent) && isMemory(parent)) {
                return new PrivateDirectory(create(parent), true);
            }
        }
        return new PrivateDirectory(create(Path.of(System.getProperty("java.io.tmpdir"))), false);
    }

    private static boolean isMemory(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        return type.equals("tmpfs") || type.equals("ramfs");
    }

    private static Path create(Path parent) throws IOException {
        boolean posix = Files.getFileStore(parent).supportsFileAttributeView("posix");
        return posix
                ? Files.createTempDirectory(
                        parent,
                        "launchway-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory(parent, "launchway-");
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    boolean isInMemory() {
        return inMemory;
    }

    /** Leaves everything there. */
    void keep() {
        kept = true;
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has done the same.
        }
    }

    private void delete() {
        if (kept) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            System.err.println("warning: " + directory + " holds secrets in clear, and cannot be deleted");
        }
    }
}
