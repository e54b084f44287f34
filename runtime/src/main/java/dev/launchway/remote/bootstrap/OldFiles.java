package dev.launchway.remote.bootstrap;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Keeps a cache from growing with every build of every service. */
final class OldFiles {

    /** Far longer than any run. */
    private static final Duration OLD = Duration.ofDays(7);

    private OldFiles() {}

    /** Deletes the files of a directory that nothing was written to for long; what cannot be deleted stays. */
    static void deleteFrom(Path directory) {
        Instant oldest = Instant.now().minus(OLD);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            return; // it is tried again with the next build
        }
    }
}
