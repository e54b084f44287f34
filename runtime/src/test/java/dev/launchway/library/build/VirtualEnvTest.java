package dev.launchway.library.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Virtual environments and packages in them, with Debian's Python; the packages are made here. */
class VirtualEnvTest {

    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    static Path packages;

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeAll
    static void makeWheels() {
        Disk wheels = new Disk(packages);
        Wheels.write(wheels, "hello", "1.0");
        Wheels.write(wheels, "hello", "2.0");
        Wheels.write(wheels, "greeter", "1.0", "hello==1.0");
    }

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @AfterEach
    void removeEnvironments() {
        Disk all = new Disk(base);
        all.tree().stream().filter(path -> path.matches("(steps/)?work")).forEach(all::delete);
    }

    private static void requirePython() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "needs python3");
        Process process = new ProcessBuilder(PYTHON, "-c", "import venv, ensurepip")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(process.waitFor() == 0, "needs python3-venv");
    }

    private static VirtualEnv environment() {
        return VirtualEnv.at("venv").python(PYTHON).wheels(packages);
    }

    private Consumer<Configuration> locked(String lock) {
        new Disk(packages).write("lock.txt", lock);
        return here -> here.add(environment().requirements(packages.resolve("lock.txt")));
    }

    private String says(String expression) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(disk.path("venv/bin/python").toString(), "-c", "print(" + expression + ")")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    @TestFactory
    Stream<DynamicTest> invariant() throws IOException, InterruptedException {
        requirePython();
        new Disk(packages).write("lock.txt", "hello==1.0\n");
        return BlockInvariant.of(VirtualEnv.class)
                .deployed(locked("hello==1.0\n"))
                .present(work -> {
                    assertThat(work.read(module(work))).isEqualTo("VERSION = '1.0'\n");
                    assertThat(work.exists("venv/.launchway-complete")).isTrue();
                })
                .drift("not complete", work -> work.delete(work.linkText("venv") + "/.launchway-complete"))
                .drift("an empty directory instead", work -> {
                    work.delete("venv");
                    work.directory("venv");
                })
                .removed(here -> here.add(Purge.of("{.venv-*,venv}")), work -> assertThat(work.exists("venv"))
                        .isFalse())
                .notKilled("each environment takes seconds: UvTest kills those of a faster tool")
                .in(base);
    }

    private static String module(Disk work) {
        return work.tree().stream()
                .filter(path -> path.endsWith("site-packages/hello/__init__.py"))
                .filter(path -> path.startsWith(work.linkText("venv") + "/"))
                .findFirst()
                .orElse("venv/no-module");
    }

    @Test
    void anotherLockIsBuiltBesideAndTheOldOneStaysInForceUntilThen() throws Exception {
        requirePython();
        Consumer<Configuration> first = locked("hello==1.0\ngreeter==1.0\n");
        theatre.deploy(first);
        assertThat(says("__import__('hello').VERSION")).isEqualTo("1.0");
        String old = disk.linkText("venv");
        assertMissingFilesAreNoticed(first);

        Run failed = theatre.deploy(locked("hello==2.0\ngreeter==1.0\n"));

        assertThat(failed.failure()).startsWith("VirtualEnv(\"venv\"): ");
        assertThat(failed.events().toString())
                .contains("pip check")
                .contains("greeter 1.0 has requirement hello==1.0, but you have hello 2.0");
        assertThat(disk.linkText("venv")).isEqualTo(old);
        assertThat(says("__import__('hello').VERSION")).isEqualTo("1.0");

        Run switched = theatre.deploy(locked("hello==2.0\n"));

        assertThat(switched.reasons()).containsExactly("VirtualEnv(\"venv\"): its Python or its requirements changed");
        assertThat(says("__import__('hello').VERSION")).isEqualTo("2.0");
        assertThat(disk.tree().stream().filter(path -> path.matches("\\.venv-[0-9a-f]{12}")))
                .containsExactlyInAnyOrder(old, disk.linkText("venv"));

        Run back = theatre.deploy(locked("hello==1.0\ngreeter==1.0\n"));
        assertThat(back.reasons()).hasSize(1);
        assertThat(disk.linkText("venv")).isEqualTo(old);
        assertThat(theatre.deploy(locked("hello==1.0\ngreeter==1.0\n")).changed())
                .isEmpty();
    }

    private void assertMissingFilesAreNoticed(Consumer<Configuration> stage) {
        String module = module(disk);
        String content = disk.read(module);
        disk.delete(module);
        assertThat(theatre.predict(stage).reasons())
                .containsExactly("VirtualEnv(\"venv\"): " + module + " of hello-1.0 is missing");
        disk.write(module, content + "# changed\n");
        assertThat(theatre.predict(stage).reasons())
                .containsExactly("VirtualEnv(\"venv\"): " + module + " of hello-1.0 is not as it was installed");
        disk.write(module, content);
        assertThat(theatre.predict(stage).reasons()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> invariantOfAPackage() throws IOException, InterruptedException {
        requirePython();
        return BlockInvariant.of(PythonPackage.class)
                .deployed(here -> {
                    VirtualEnv venv = here.add(environment());
                    here.add(PythonPackage.of("Greeter", "1.0").in(venv));
                })
                .present(work -> {
                    assertThat(work.read(module(work))).isEqualTo("VERSION = '1.0'\n");
                    assertThat(work.tree()).anyMatch(path -> path.endsWith("site-packages/greeter/__init__.py"));
                    assertThat(work.tree()).anyMatch(path -> path.endsWith("greeter-1.0.dist-info/RECORD"));
                })
                .drift(
                        "a module removed",
                        work -> work.delete(module(work).replace("site-packages/hello/", "site-packages/greeter/")))
                .drift(
                        "half installed",
                        work -> work.delete(module(work)
                                .replace(
                                        "site-packages/hello/__init__.py",
                                        "site-packages/greeter-1.0.dist-info/RECORD")))
                .notKilled("each environment takes seconds: UvTest kills those of a faster tool")
                .in(base);
    }

    @Test
    void aMissingPythonIsNamedWithItsPackage() throws IOException {
        assertThat(theatre.deploy(here -> here.add(VirtualEnv.at("venv").python("python9")))
                        .failure())
                .startsWith("VirtualEnv(\"venv\"): there is no program 'python9' on this host")
                .contains("install the packages python3 and python3-venv");
        Path bare = new Disk(base).write("bare-python", "#!/bin/sh\nexit 1\n");
        new Disk(base).setMode("bare-python", "rwxr-xr-x");
        assertThat(theatre.predict(here -> here.add(VirtualEnv.at("venv").python(bare.toString())))
                        .notKnown())
                .singleElement()
                .asString()
                .contains("cannot make virtual environments: install the package python3-venv");
        assertThat(disk.exists("venv")).isFalse();
    }

    @Test
    void aLockSaysWhichVersion() {
        for (String loose :
                List.of("hello\n", "hello>=1.0\n", "hello==1.*\n", "# ok\nhello ~= 1.0\n", "-r other.txt\n")) {
            assertThatThrownBy(() -> RequirementsLock.check(loose, "lock"))
                    .as(loose)
                    .hasMessageContaining("lock:" + loose.lines().count() + ": ");
        }
        RequirementsLock.check("""
                # This file was autogenerated by uv
                --index-url https://pypi.example.com/simple
                hello==1.0 \\
                    --hash=sha256:aaaa \\
                    --hash=sha256:bbbb
                    # via greeter
                greeter[fast] == 1.0.post1 ; python_version >= "3.8"
                local @ file:///opt/wheels/local-1.0-py3-none-any.whl
                ./wheels/other-1.0-py3-none-any.whl

                """, "lock");
    }

    @Test
    void isCheckedWhereItIsMade() {
        assertThat(theatre.problems(here -> here.add(PythonPackage.of("hello", "1.0"))))
                .contains("PythonPackage(\"hello\") has no environment: add .in(venv)");
        assertThatThrownBy(() -> VirtualEnv.at("venv").python(" ")).hasMessageContaining("the python is empty");
        assertThatThrownBy(() -> PythonPackage.of("hello", "")).hasMessageContaining("the version is empty");
    }

    @Test
    void refusesADirectoryThatIsSomebodyElses() {
        disk.write("venv/precious", "x");

        assertThat(theatre.deploy(here -> here.add(environment())).failure())
                .contains("a directory that is not empty stands at " + disk.path("venv"));
        assertThat(disk.read("venv/precious")).isEqualTo("x");
    }
}
