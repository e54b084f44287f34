package dev.launchway.cli;

import static dev.launchway.testing.run.Waiting.waitFor;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes from one jar: who gets an archive of classes, and what becomes of it. */
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {

    private static final String OPTIONS = "test.options";
    private static final String USED = "-XX:SharedArchiveFile=";
    private static final String WRITTEN_DOWN = "-XX:DumpLoadedClassList=";

    @TempDir
    private static Path jars;

    private static Path jar;

    @TempDir
    private Path directory;

    private Map<String, String> more = Map.of();

    /** What the jar starts: the program, after a look at the options of its virtual machine. */
    public static final class Main {

        private Main() {}

        public static void main(String[] args) throws IOException {
            List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
            Files.writeString(Path.of(System.getProperty(OPTIONS)), options + "\n", CREATE, APPEND);
            dev.launchway.cli.Main.main(args);
        }
    }

    @BeforeAll
    static void pack() throws IOException {
        List<String> names = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path packed = jars.resolve(names.size() + ".jar");
            Path original = Path.of(entry).toAbsolutePath();
            if (Files.isDirectory(original)) {
                pack(original, packed);
            } else if (Files.exists(original)) {
                Files.copy(original, packed);
            } else {
                continue;
            }
            names.add(packed.getFileName().toString());
        }
        Path plan = jars.resolve("plan");
        write(plan, "META-INF/services/dev.launchway.plan.ServicePlan", TestService.class.getName() + "\n");
        StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
        manifest.append("Main-Class: ").append(Main.class.getName()).append("\nClass-Path: ");
        names.forEach(name -> manifest.append("\n ").append(name).append(' '));
        write(plan, "META-INF/MANIFEST.MF", manifest.append('\n').toString());
        jar = jars.resolve("plan.jar");
        pack(plan, jar);
    }

    private static void write(Path directory, String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        write(directory, "bin/nice", "#!/bin/sh\nshift 2\nexec \"$@\"\n"); // what is nice never ends beside other tests
        assertThat(directory.resolve("bin/nice").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theSecondRunOfAPlanJarHasItsClassesArchivedForAllOthers() throws Exception {
        assertThat(run("remote", "empty")).isZero();
        assertThat(optionsOfRuns()).hasSize(1);
        assertThat(kept()).singleElement().asString().endsWith(".seen");

        assertThat(run("remote", "empty")).isZero();
        assertThat(optionsOfRuns()).hasSize(3).last().asString().contains(WRITTEN_DOWN);
        waitFor("the archive").until(() -> kept().size() == 2 && kept().get(0).endsWith(".jsa"));

        assertThat(run("remote", "empty")).isZero();
        assertThat(optionsOfRuns()).hasSize(5).last().asString().contains(USED);
        assertThat(Files.readString(directory.resolve("said"))).contains("environment 'empty' has no hosts");

        Path archive = archives().resolve(kept().get(0));
        Files.delete(archive);
        Files.writeString(archive, "damaged");
        assertThat(run("remote", "empty")).isZero();
        assertThat(Files.readString(directory.resolve("said")))
                .as("said with an archive that is none")
                .doesNotContain("rchive")
                .contains("environment 'empty' has no hosts");
    }

    @Test
    void aRunThatFailsLeavesNothingBehind() throws Exception {
        assertThat(run("remote", "nowhere")).isEqualTo(ExitCode.USAGE);
        assertThat(archives()).doesNotExist();
        run("remote", "empty");

        assertThat(run("remote", "nowhere")).isEqualTo(ExitCode.USAGE);

        assertThat(optionsOfRuns()).last().asString().contains(WRITTEN_DOWN);
        assertThat(kept()).singleElement().asString().endsWith(".seen");
    }

    @Test
    void otherCommandsAndOtherOptionsOfJavaAreLeftAlone() throws Exception {
        run("remote", "empty");
        run("check", "dev");
        run("check", "remote");
        run(List.of("-Xss2m"), "remote", "empty");
        more = Map.of("JDK_JAVA_OPTIONS", "-Dany=thing");
        run("remote", "empty");

        assertThat(optionsOfRuns()).hasSize(5).noneMatch(line -> line.contains(WRITTEN_DOWN));
    }

    @Test
    void noArchiveIsTakenFromWhereOthersCanWrite() throws Exception {
        run("remote", "empty");
        Files.setPosixFilePermissions(archives(), PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(run("remote", "empty")).isZero();

        assertThat(optionsOfRuns()).hasSize(2);
    }

    private int run(String... args) throws IOException, InterruptedException {
        return run(List.of(), args);
    }

    private int run(List<String> options, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.add("-D" + OPTIONS + "=" + directory.resolve("options"));
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("XDG_CACHE_HOME", directory.resolve("home").toString());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (path, own) -> own + ":" + path);
        builder.environment().putAll(more);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve("said").toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private List<String> optionsOfRuns() throws IOException {
        return Files.readAllLines(directory.resolve("options"), UTF_8);
    }

    private Path archives() {
        return directory.resolve("home/launchway/classes");
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(archives())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
