package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service compiled anew with one more environment, or with changed resources, as a developer would do it. All else is taken from
 * the plan jar of the build.
 */
final class Variant {

    static final Path PROJECT = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    static final Path PLAN_JAR = PROJECT.resolve("target/plan.jar");

    /** The plan jar of the build. */
    static final Variant BUILT = new Variant(List.of("-jar", PLAN_JAR.toString()));

    private final List<String> program;

    private Variant(List<String> program) {
        this.program = program;
    }

    /** What was compiled to a directory. */
    Variant(Path classes) throws IOException {
        this(List.of("-cp", classes + ":" + withoutEnvironments(), "dev.launchway.cli.Main"));
    }

    /** A copy of the plan jar of the build; another service has environments of its own. */
    private static Path withoutEnvironments() throws IOException {
        Path copy = Files.copy(
                PLAN_JAR, PROJECT.resolve("target/plan-without-environments.jar"), StandardCopyOption.REPLACE_EXISTING);
        try (FileSystem jar = FileSystems.newFileSystem(copy)) {
            List<Path> environments;
            try (Stream<Path> all = Files.walk(jar.getPath("environments"))) {
                environments = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : environments) {
                Files.delete(file);
            }
        }
        return copy;
    }

    /**
     * A change of a resource.
     *
     * @param file its name below the resources
     * @param before what it says now
     * @param after what it says then
     */
    record Change(String file, String before, String after) {}

    /** Compiles the service with an environment {@code e2e}. */
    static Variant compiled(Path directory, String e2e) throws IOException {
        Path classes = Files.createDirectories(directory);
        copyResources(PROJECT.resolve("src/main/resources"), classes);
        Files.writeString(classes.resolve("environments/e2e.toml"), e2e);
        return compiled(classes);
    }

    /** Compiles the service with changed resources. */
    static Variant changed(Path directory, Change... changes) throws IOException {
        Path classes = Files.createDirectories(directory);
        copyResources(PROJECT.resolve("src/main/resources"), classes);
        for (Change change : changes) {
            Path file = classes.resolve(change.file());
            String text = Files.readString(file);
            assertThat(text).contains(change.before());
            Files.writeString(file, text.replace(change.before(), change.after()));
        }
        return compiled(classes);
    }

    /** Compiles the service with another value of a secret. */
    static Variant rotated(Path directory, String environment, String key) throws IOException {
        Path classes = Files.createDirectories(directory);
        copyResources(PROJECT.resolve("src/main/resources"), classes);
        BUILT.run(
                        classes,
                        "secrets",
                        "generate",
                        environment,
                        key,
                        "--directory",
                        classes.resolve("environments").toString(),
                        "--identity",
                        TestIdentity.of(environment, directory).toString())
                .succeeded();
        return compiled(classes);
    }

    private static Variant compiled(Path classes) throws IOException {
        Compilation compilation =
                Compilation.of(PROJECT.resolve("src/main/java"), classes.resolve("environments"), classes);
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

    /** The command that runs the plan, with options of the virtual machine. */
    List<String> command(List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(program);
        command.addAll(List.of(args));
        return command;
    }

    /** Runs the plan in a directory. */
    Run run(Path directory, String... args) {
        return Run.of(new ProcessBuilder(command(List.of(), args)).directory(directory.toFile()));
    }
}
