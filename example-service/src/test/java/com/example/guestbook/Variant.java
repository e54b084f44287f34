package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service compiled anew with one more environment, as a developer would after a change of an environment file. All else is
 * taken from the plan jar of the build.
 */
final class Variant {

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    static final Path PLAN_JAR = PROJECT.resolve("target/plan.jar");

    private final Path classes;

    Variant(Path classes) {
        this.classes = classes;
    }

    /** Compiles the service with an environment {@code e2e}. */
    static Variant compiled(Path directory, String e2e) throws IOException {
        Path classes = Files.createDirectories(directory);
        copyResources(PROJECT.resolve("src/main/resources"), classes);
        Path environments = classes.resolve("environments");
        Files.writeString(environments.resolve("e2e.toml"), e2e);
        Compilation compilation = Compilation.of(PROJECT.resolve("src/main/java"), environments, classes);
        assertThat(compilation.succeeded()).as(compilation.messages()).isTrue();
        return new Variant(classes);
    }

    /** Puts resources where the compiler looks for them, as a build does. */
    static void copyResources(Path resources, Path classes) throws IOException {
        for (Path file : files(resources, "")) {
            Path copy = classes.resolve(resources.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.write(copy, Files.readAllBytes(file));
        }
    }

    static List<Path> files(Path directory, String extension) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(
                            path -> Files.isRegularFile(path) && path.toString().endsWith(extension))
                    .sorted()
                    .toList();
        }
    }

    /** Runs the plan in a directory. */
    Run run(Path directory, String... args) {
        return Run.of(directory, List.of("-cp", classes + ":" + PLAN_JAR, "dev.launchway.cli.Main"), args);
    }

    /** Runs the plan jar of the build in a directory. */
    static Run runPlanJar(Path directory, String... args) {
        return Run.of(directory, List.of("-jar", PLAN_JAR.toString()), args);
    }

    /**
     * What came of a run.
     *
     * @param exitCode its exit code
     * @param stdout its data
     * @param stderr its progress and its errors
     */
    record Run(int exitCode, String stdout, String stderr) {

        private static Run of(Path directory, List<String> program, String... args) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(program);
            command.addAll(List.of(args));
            try {
                Path out = Files.createTempFile("stdout", ".txt");
                Path err = Files.createTempFile("stderr", ".txt");
                Process process = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                int exitCode = process.waitFor();
                Run run = new Run(exitCode, Files.readString(out), Files.readString(err));
                Files.delete(out);
                Files.delete(err);
                return run;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        Run succeeded() {
            assertThat(exitCode).as(stdout + stderr).isZero();
            return this;
        }

        String lastLine() {
            List<String> lines = stdout.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }
}
