package dev.launchway.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** The Java runtimes of this machine. */
public final class Javas {

    private Javas() {}

    /**
     * The one that runs the tests, and what else is installed.
     *
     * @return programs, each once
     * @throws IOException when they cannot be listed
     */
    public static Set<Path> all() throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        found.add(Path.of(System.getProperty("java.home"), "bin", "java").toRealPath());
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(installed)) {
                for (Path home : homes) {
                    Path java = home.resolve("bin/java");
                    if (Files.isExecutable(java)) {
                        found.add(java.toRealPath());
                    }
                }
            }
        }
        return found;
    }
}
