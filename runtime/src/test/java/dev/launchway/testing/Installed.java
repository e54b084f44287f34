package dev.launchway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the machine that a test needs. {@code .ci/run} installs all of them, so that none of these tests is skipped there. */
public final class Installed {

    private Installed() {}

    /**
     * Skips the test, and says why, where a program is missing.
     *
     * @param programs their names on the path
     */
    public static void require(String... programs) {
        for (String program : programs) {
            assumeTrue(isThere(program), "needs " + program);
        }
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
