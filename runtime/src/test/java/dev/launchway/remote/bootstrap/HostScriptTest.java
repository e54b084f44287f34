package dev.launchway.remote.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.text.ShellScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What shells and ShellCheck say of the scripts. */
class HostScriptTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final List<String> BUILT = List.of("target", ".git");

    @TempDir
    private Path directory;

    @Test
    void shellCheckHasNothingToSay() throws Exception {
        List<String> command = new ArrayList<>(List.of("shellcheck", "--external-sources", "--check-sourced"));
        for (HostScript script : HostScript.values()) {
            command.add(whole(script));
        }
        assertThat(shellCheck(command)).isEmpty();
    }

    @Test
    void shellCheckHasNothingToSayOfTheOtherScripts() throws Exception {
        List<String> command = new ArrayList<>(List.of("shellcheck"));
        scripts().map(Path::toString).sorted().forEach(command::add);
        assertThat(command).hasSizeGreaterThan(4);
        assertThat(shellCheck(command)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HostScript.class)
    void asOneLineItIsAScriptStill(HostScript script) throws Exception {
        String[] values = new String[script.parameters().size()];
        Arrays.fill(values, "x");
        String line = script.with(values);

        assertThat(line).doesNotContain("\n", "shellcheck");
        assertThat(run(List.of("/bin/sh", "-n", "-c", line))).isEmpty();
    }

    /** Else a run waits once more for each host. */
    @ParameterizedTest
    @EnumSource(
            value = HostScript.class,
            names = {"START", "PROVE"})
    void standsOnACommandLine(HostScript script) {
        String[] values = new String[script.parameters().size()];
        Arrays.fill(values, "'a'");

        assertThat(Shell.command(script.with(values), Mark.random())).isPresent();
    }

    /** A Java that runs out of memory writes down why, and each process to another file if nobody says where. */
    @ParameterizedTest
    @ValueSource(ints = {300_000, 350_000, 400_000, 450_000})
    @EnabledOnOs(OS.LINUX)
    void aJavaWithoutMemoryLeavesNoFileOfItsOwn(int kibibytes) throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        String limited =
                "ulimit -v " + kibibytes + ";export JAVA_HOME=" + Shell.quoted(java.toString()) + ";" + start(true);
        String said = said(limited);

        assertThat(said).containsAnyOf("java=", "executable=yes").endsWith("lacking\n");
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains(".launchway")
                    .noneMatch(name -> name.startsWith("hs_err_pid"));
        }
    }

    /** Each start of a Java takes a host more time than all else that it is looked at for. */
    @Test
    void asksNoJavaOnceOneWillDo() throws Exception {
        Path first = java("first", "openjdk version \"21.0.1\" 2023-10-17");
        java("second", "openjdk version \"17.0.15\" 2025-04-15");

        assertThat(javas("first", "second", false)).containsExactly("java=" + first);
        assertThat(directory.resolve("second.asked")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java version \"1.8.0_412\"",
                "openjdk version \"11.0.2\" 2019-01-15",
                "openjdk version \"170000000000000000000\"",
                "no version at all",
                ""
            })
    void asksTheNextJavaWhereOneIsTooOldOrNone(String old) throws Exception {
        java("first", old);
        Path second = java("second", "Picked up JAVA_TOOL_OPTIONS: -Dx=y\nopenjdk version \"17.0.15\" 2025-04-15");

        assertThat(javas("first", "second", false)).containsExactly("java=" + second);
    }

    @Test
    void believesTheFileBesideAJava() throws Exception {
        Path java = java("first", "java version \"1.8.0_412\"");
        Files.writeString(directory.resolve("first/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n");
        Files.createDirectories(directory.resolve("links/bin"));
        Path link = Files.createSymbolicLink(directory.resolve("links/bin/java"), java);

        assertThat(javas("links", "none", false)).containsExactly("java=" + link);
        assertThat(directory.resolve("first.asked")).doesNotExist();
    }

    /** An agent has not started with that one. */
    @Test
    void believesTheJavaItselfWhereThereIsDoubt() throws Exception {
        java("first", "");
        Files.writeString(directory.resolve("first/release"), "JAVA_VERSION=\"17.0.15\"\n");
        Path second = java("second", "openjdk version \"21\" 2023-09-19");

        assertThat(javas("first", "second", true)).containsExactly("java=" + second);
    }

    private Path java(String name, String version) throws IOException {
        Path java =
                Files.createDirectories(directory.resolve(name).resolve("bin")).resolve("java");
        Files.writeString(
                java, "#!/bin/sh\n: >" + directory.resolve(name) + ".asked\nprintf '%s\\n' '" + version + "' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return java;
    }

    private List<String> javas(String home, String path, boolean doubt) throws Exception {
        String script = "export JAVA_HOME=" + directory.resolve(home) + " PATH=" + directory.resolve(path)
                + "/bin:$PATH;" + start(doubt);
        return said(script).lines().filter(line -> line.startsWith("java=")).toList();
    }

    /** Nothing that is there will do. */
    private String start(boolean doubt) {
        return HostScript.START.with(Shell.quoted(directory.toString()), "''", "''", "''", "17", doubt ? "yes" : "''");
    }

    private static String said(String script) throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", script).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The parameters, then the files, as they are put together; ShellCheck follows the dots. */
    private String whole(HostScript script) throws IOException {
        StringBuilder whole = new StringBuilder("#!/bin/sh\n");
        int number = 1;
        List<String> parameters =
                new ArrayList<>(script == HostScript.TAKE ? HostScript.START.parameters() : List.of());
        parameters.addAll(script.parameters());
        for (String parameter : parameters) {
            whole.append(parameter).append("=$").append(number++).append('\n');
        }
        List<String> files = new ArrayList<>(script == HostScript.TAKE ? HostScript.START.files() : List.of());
        files.addAll(script.files());
        for (String file : files) {
            Files.writeString(directory.resolve(file), ShellScript.read(HostScript.class, file));
            whole.append(". ").append(directory.resolve(file)).append('\n');
        }
        String name = script.name().toLowerCase(Locale.ROOT);
        return Files.writeString(directory.resolve(name), whole).toString();
    }

    /** Of sources alone: what is built comes and goes meanwhile. */
    private static Stream<Path> scripts() throws IOException {
        Stream.Builder<Path> scripts = Stream.builder();
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return BUILT.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isScript(file)) {
                    scripts.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return scripts.build();
    }

    /** Files with a line for the kernel, and those of resources, of which {@link #whole} has its own. */
    private static boolean isScript(Path path) {
        String file = path.toString();
        if (file.endsWith(".sh")) {
            return file.contains("/dev/launchway/") && !file.contains("/bootstrap/"); // others are templates
        }
        return path.getFileName().toString().indexOf('.') < 0 && Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static String shellCheck(List<String> command) throws IOException, InterruptedException {
        boolean there = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "shellcheck")));
        assumeTrue(there, "shellcheck is not installed");
        return run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(said.isEmpty() ? 0 : 1);
        return said;
    }
}
