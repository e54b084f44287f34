package dev.launchway.processor.environment;

import dev.launchway.diagnostic.EnvironmentCode;
import dev.launchway.processor.Options;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the environment files of a compilation: in the directory of the option, else in the class output, else in {@code
 * src/main/resources} of the project that the class output belongs to.
 */
public final class EnvironmentFiles {

    private static final String DIRECTORY = "environments";

    private EnvironmentFiles() {}

    /**
     * Finds and reads the files.
     *
     * @param option the value of {@link Options#ENVIRONMENTS}, or {@code null}
     * @param classOutput where the compiler writes classes
     * @param diagnostics where faults go
     * @return the files, sorted by name; none for a library
     */
    public static List<EnvironmentSource> find(String option, ClassOutput classOutput, Diagnostics diagnostics) {
        if (option != null) {
            Optional<Path> directory = directory(option);
            if (directory.isPresent()) {
                return read(directory.get(), diagnostics);
            }
            diagnostics.add(Diagnostic.error(
                            EnvironmentCode.UNREADABLE,
                            "-A" + Options.ENVIRONMENTS + " names no directory: '" + option + "'")
                    .help("name the directory with the environment files, as in src/main/resources/environments"));
            return List.of();
        }
        Optional<Path> output = classOutput.directory();
        if (output.isEmpty()) {
            return List.of();
        }
        List<EnvironmentSource> copies = read(output.get().resolve(DIRECTORY), diagnostics);
        return copies.isEmpty() ? read(sources(output.get()), diagnostics) : copies;
    }

    private static Optional<Path> directory(String option) {
        try {
            return Optional.of(Path.of(option)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The resources of the project whose {@code target}, {@code build}, {@code bin} or {@code out} holds the class output. */
    private static Path sources(Path classOutput) {
        Path none = classOutput.resolve(DIRECTORY);
        if (classOutput.endsWith("test-classes")) {
            return none;
        }
        for (Path at = classOutput; at != null && at.getFileName() != null; at = at.getParent()) {
            switch (at.getFileName().toString()) {
                case "target", "build", "bin", "out" -> {
                    return at.resolveSibling(Path.of("src", "main", "resources", DIRECTORY));
                }
                default -> {}
            }
        }
        return none;
    }

    private static List<EnvironmentSource> read(Path directory, Diagnostics diagnostics) {
        List<EnvironmentSource> sources = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return sources;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + EnvironmentSource.EXTENSION)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    load(file, diagnostics).ifPresent(sources::add);
                }
            }
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(
                    EnvironmentCode.UNREADABLE,
                    "the directory of environment files cannot be read: " + e.getMessage()));
        }
        sources.sort(Comparator.comparing(EnvironmentSource::fileName));
        return sources;
    }

    private static Optional<EnvironmentSource> load(Path file, Diagnostics diagnostics) {
        String name = file.getFileName().toString();
        try {
            return Optional.of(new EnvironmentSource(name, Files.readAllBytes(file)));
        } catch (IOException e) {
            diagnostics.add(Diagnostic.error(EnvironmentCode.UNREADABLE, "the file cannot be read: " + e.getMessage())
                    .in(Location.startOf(name).toString()));
            return Optional.empty();
        }
    }
}
