package dev.launchway.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** What the goals around a compilation write down for each other, and for the next build. */
final class BuildRecord {

    private final Path compiling;
    private final Path compiled;
    private final Path copies;

    BuildRecord(Path directory) {
        compiling = directory.resolve("compiling.lst");
        compiled = directory.resolve("compiled.lst");
        copies = directory.resolve("copies.lst");
    }

    /** What the last compilation that ended well was made from; empty where there was none, or where one began after it and did not end. */
    List<String> compiled() throws IOException {
        return lines(compiled);
    }

    /** Notes that a compilation begins; what was compiled before does not count any more. */
    void begin(List<String> inputs) throws IOException {
        Files.createDirectories(compiling.getParent());
        Files.deleteIfExists(compiled);
        Files.write(compiling, inputs, StandardCharsets.UTF_8);
    }

    /** Notes that the compilation that began ended well. */
    void end() throws IOException {
        if (Files.exists(compiling)) {
            Files.move(compiling, compiled, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The resources that the last build copied. */
    List<String> copies() throws IOException {
        return lines(copies);
    }

    void copies(Collection<String> names) throws IOException {
        Files.createDirectories(copies.getParent());
        Files.write(copies, names, StandardCharsets.UTF_8);
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }
}
