package dev.launchway.cli.secrets;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory for clear text that no other user can look into: in memory where there is such a file system, and gone when it is
 * closed, and when the process ends by a signal too.
 */
final class PrivateDirectory implements AutoCloseable {

    private static final String PREFIX = "launchway-edit-";

    private final Path directory;
    private final boolean inMemory;
    private final List<Path> others;
    private final Thread hook;
    private volatile boolean kept;

    private PrivateDirectory(Path parent, boolean inMemory, Runnable atEnd) throws IOException {
        this.others = others(parent);
        this.directory = create(parent);
        this.inMemory = inMemory;
        this.hook = new Thread(
                () -> {
                    atEnd.run();
                    delete();
                },
                "private directory");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Makes one.
     *
     * @param variables the environment variables of the process
     * @param atEnd what is done before it is deleted, when the process ends by a signal
     */
    static PrivateDirectory make(Map<String, String> variables, Runnable atEnd) throws IOException {
        for (String place : List.of(variables.getOrDefault("XDG_RUNTIME_DIR", ""), "/dev/shm")) {
            Path parent = Path.of(place);
            if (!place.isEmpty() && Files.isWritable(parent) && isMemory(parent)) {
                return new PrivateDirectory(parent, true, atEnd);
            }
        }
        return new PrivateDirectory(Path.of(System.getProperty("java.io.tmpdir")), false, atEnd);
    }

    private static boolean isMemory(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type();
        return type.equals("tmpfs") || type.equals("ramfs");
    }

    private static Path create(Path parent) throws IOException {
        return Files.createTempDirectory(parent, PREFIX, forOwner(parent, "rwx------"));
    }

    private static FileAttribute<?>[] forOwner(Path place, String mode) throws IOException {
        return Files.getFileStore(place).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static List<Path> others(Path parent) throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path one : all) {
                if (Files.isReadable(one)) {
                    others.add(one);
                }
            }
        }
        return others;
    }

    /** A new file in it, for its owner alone. */
    Path file(String name, String text) throws IOException {
        Path file = Files.createFile(directory.resolve(name), forOwner(directory, "rw-------"));
        return Files.writeString(file, text);
    }

    /** Whether it is in memory, and not on a disk. */
    boolean isInMemory() {
        return inMemory;
    }

    /** Such directories that were there before: of an edit that goes on, whose text was kept, or that was killed. */
    List<Path> others() {
        return others;
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

    /** Editors may have made files and directories of their own in it. */
    private void delete() {
        if (kept || !Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            System.err.println("warning: " + directory + " holds secrets in clear, and cannot be deleted");
        }
    }
}
