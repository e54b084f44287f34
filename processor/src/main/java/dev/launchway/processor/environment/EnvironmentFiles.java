package dev.launchway.processor.environment;

import dev.launchway.diagnostic.Code;
import dev.launchway.processor.Options;
import dev.launchway.processor.report.Diagnostic;
import dev.launchway.processor.report.Diagnostics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the environment files of a compilation, and the files of secrets beside them: in the directory of the option, else in the class output, else in {@code
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
     * @return the files; none for a library
     */
    public static ConfigFiles find(String option, ClassOutput classOutput, Diagnostics diagnostics) {
        if (option != null) {
            Optional<Path> directory = directory(option);
            if (directory.isPresent()) {
                return read(directory.get(), diagnostics);
            }
            diagnostics.add(Diagnostic.error(
                            Code.LW300_UNREADABLE_FILE,
                            "-A" + Options.ENVIRONMENTS + " names no directory: '" + option + "'" + reason(option))
                    .help("name the directory with the environment files, as in src/main/resources/environments"));
            return ConfigFiles.NONE;
        }
        Optional<Path> output = classOutput.directory();
        if (output.isEmpty()) {
            return ConfigFiles.NONE;
        }
        ConfigFiles copies = read(output.get().resolve(DIRECTORY), diagnostics);
        return copies.environments().isEmpty() ? read(sources(output.get()), diagnostics) : copies;
    }

    private static String reason(String option) {
        if (option.isBlank()) {
            return " is empty";
        }
        try {
            Path path = Path.of(option);
            Path parent = path.toAbsolutePath().normalize().getParent();
            if (Files.exists(path)) {
                return " is a file";
            }
            return parent != null && !Files.isDirectory(parent)
                    ? " does not exist, nor does " + parent
                    : " does not exist"
                            + (path.isAbsolute() ? "" : " in " + Path.of("").toAbsolutePath());
        } catch (InvalidPathException e) {
            return " is no path: " + e.getReason();
        }
    }

    private static Optional<Path> directory(String option) {
        try {
            return Optional.of(Path.of(option)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Those among the sources; the classes of tests have none. */
    private static Path sources(Path classOutput) {
        return classOutput.endsWith("test-classes")
                ? classOutput.resolve(DIRECTORY)
                : ResourceRoots.sources(classOutput).orElse(classOutput).resolve(DIRECTORY);
    }

    private static ConfigFiles read(Path directory, Diagnostics diagnostics) {
        if (!Files.isDirectory(directory)) {
            return ConfigFiles.NONE;
        }
        List<EnvironmentSource> environments = new ArrayList<>();
        List<EnvironmentSource> secrets = new ArrayList<>();
        List<StoredSecrets> sources = List.of();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, EnvironmentFiles::isOfEnvironment)) {
            for (Path file : files) {
                EnvironmentSource source = load(file);
                (StoredSecretsFiles.isSecrets(source.fileName()) ? secrets : environments).add(source);
            }
            secrets.sort(Comparator.comparing(EnvironmentSource::fileName));
            sources = StoredSecretsFiles.of(directory, secrets);
        } catch (IOException | DirectoryIteratorException e) {
            diagnostics.add(Diagnostic.error(
                            Code.LW300_UNREADABLE_FILE, "the directory " + directory + " cannot be read: " + reason(e))
                    .help("let the user of this build read it"));
        }
        environments.sort(Comparator.comparing(EnvironmentSource::fileName));
        return new ConfigFiles(environments, sources);
    }

    /** Hidden files are those of editors; an extension in capitals is a slip, and reported as one. */
    private static boolean isOfEnvironment(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.toLowerCase(Locale.ROOT).endsWith(EnvironmentSource.EXTENSION);
    }

    private static EnvironmentSource load(Path file) {
        String name = file.getFileName().toString();
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            return EnvironmentSource.unreadable(
                    name, "the file is a link that leads nowhere", "let it lead to a file, or delete it");
        }
        if (!Files.isRegularFile(file)) {
            return EnvironmentSource.unreadable(
                    name,
                    Files.isDirectory(file) ? "this is a directory, and no file" : "this is no regular file",
                    "give it another name: what ends in .toml here is an environment, or its secrets");
        }
        try (InputStream content = Files.newInputStream(file)) {
            return new EnvironmentSource(name, content.readNBytes(mostBytes(name) + 1));
        } catch (IOException e) {
            return EnvironmentSource.unreadable(
                    name, "the file cannot be read: " + reason(e), "let the user of this build read it");
        }
    }

    private static int mostBytes(String fileName) {
        return (StoredSecretsFiles.isSecrets(fileName) ? FileKind.SECRETS : FileKind.ENVIRONMENT).mostBytes;
    }

    /** The JDK's exceptions of files name the file, and many say nothing else. */
    private static String reason(Exception e) {
        if (e instanceof AccessDeniedException || e.getCause() instanceof AccessDeniedException) {
            return "access is denied";
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
