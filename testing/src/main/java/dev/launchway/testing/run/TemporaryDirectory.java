package dev.launchway.testing.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that the tests of a process share. */
public final class TemporaryDirectory {

    private TemporaryDirectory() {}

    /**
     * Makes a directory that is there until this process ends.
     *
     * @param name what its name begins with
     * @return an empty directory
     */
    public static Path create(String name) {
        try {
            Path directory = Files.createTempDirectory("launchway-" + name);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
