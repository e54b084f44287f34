package dev.launchway.processor.report;

import dev.launchway.diagnostic.Finding;
import dev.launchway.diagnostic.format.Sarif;
import dev.launchway.diagnostic.format.SourceTree;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that takes the findings of a compilation. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes the file whole, or not at all.
     *
     * @param name its path, relative to the working directory; missing directories are created
     * @param findings what was found
     * @param sources where the sources lie
     * @throws IOException when it cannot be written
     */
    public static void write(String name, List<Finding> findings, SourceTree sources) throws IOException {
        Path file = path(name);
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            try (Writer out = Files.newBufferedWriter(half)) {
                Sarif.write(findings, sources, out);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private static Path path(String name) throws IOException {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (file.getFileName() == null || Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
