package dev.launchway.library.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Virtual environments by uv. In its place there is a program that takes the same command lines, which it keeps, and unpacks the
 * packages at once; so first runs are killed here that would take long with pip.
 */
class UvTest {

    private static final String UV = """
            #!/usr/bin/python3 -S
            import glob, os, re, sys, zipfile
            arguments = sys.argv[1:]
            here = os.path.dirname(os.path.abspath(__file__))
            with open(os.path.join(here, "calls"), "a") as calls:
                settings = [name for name in sorted(os.environ) if name.startswith("UV_")]
                calls.write(" ".join(arguments + settings) + "\\n")
            if arguments[0] == "venv":
                for name in "bin", "lib/python3/site-packages":
                    os.makedirs(os.path.join(arguments[-1], name))
                os.symlink("/usr/bin/python3", os.path.join(arguments[-1], "bin/python"))
            if arguments[:2] == ["pip", "install"]:
                environment = os.path.dirname(os.path.dirname(arguments[arguments.index("--python") + 1]))
                wanted = [word for word in arguments if "==" in word]
                if "--requirement" in arguments:
                    with open(arguments[arguments.index("--requirement") + 1]) as lock:
                        wanted = re.findall(r"^\\S+==\\S+", lock.read(), re.M)
                for package in wanted:
                    wheel = package.replace("==", "-") + "-py3-none-any.whl"
                    found = os.path.join(arguments[arguments.index("--find-links") + 1], wheel)
                    zipfile.ZipFile(found).extractall(os.path.join(environment, "lib/python3/site-packages"))
            if arguments[:2] == ["pip", "check"] and os.path.exists(os.path.join(here, "unfit")):
                sys.exit("Incompatible versions: hello")
            """;

    @TempDir
    Path base;

    @TempDir
    Path packages;

    private Disk tools;
    private String uv;

    @BeforeEach
    void install() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        tools = new Disk(packages);
        Wheels.write(tools, "hello", "1.0");
        tools.write("lock.txt", "hello==1.0\n");
        uv = tools.write("uv", UV).toString();
        tools.setMode("uv", "rwxr-xr-x");
    }

    private VirtualEnv environment() {
        return VirtualEnv.at("venv").uv(uv).python("/usr/bin/python3").wheels(packages);
    }

    @SuppressWarnings("UnnecessaryLambda") // a stage, as others of this test
    private Consumer<Configuration> locked() {
        return here -> here.add(environment().requirements(packages.resolve("lock.txt")));
    }

    private static String module(Disk work) {
        return work.linkText("venv") + "/lib/python3/site-packages/hello/__init__.py";
    }

    @TestFactory
    Stream<DynamicTest> environmentsHold() {
        return BlockInvariant.of(VirtualEnv.class)
                .deployed(locked())
                .present(work -> {
                    assertThat(work.read(module(work))).isEqualTo("VERSION = '1.0'\n");
                    assertThat(work.exists("venv/.launchway-complete")).isTrue();
                })
                .drift("a module removed", work -> work.delete(module(work)))
                .drift("not complete", work -> work.delete(work.linkText("venv") + "/.launchway-complete"))
                .removed(here -> here.add(Purge.of("{.venv-*,venv}")), work -> assertThat(work.exists("venv"))
                        .isFalse())
                .in(base);
    }

    @TestFactory
    Stream<DynamicTest> packagesHold() {
        return BlockInvariant.of(PythonPackage.class)
                .deployed(here -> {
                    VirtualEnv venv = here.add(environment());
                    here.add(PythonPackage.of("hello", "1.0").in(venv));
                })
                .present(work -> assertThat(work.read(module(work))).isEqualTo("VERSION = '1.0'\n"))
                .drift("a module removed", work -> work.delete(module(work)))
                .in(base);
    }

    /** Its command lines, as its reference has them, and the names of the variables that it is given. */
    @Test
    void isCalledAsItsReferenceSays() {
        Theatre theatre = new Theatre(base);
        Run run = theatre.deploy(here -> {
            VirtualEnv venv = here.add(environment()
                    .requirements(packages.resolve("lock.txt"))
                    .index(Secret.of("https://user:canary@pypi.example.com/simple")));
            here.add(PythonPackage.of("hello", "1.0").withoutDependencies().in(venv));
        });
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
        Disk work = new Disk(theatre.workdir());
        String built = work.path(work.linkText("venv")).toString();
        String settings = " UV_LINK_MODE UV_NO_PROGRESS UV_PYTHON_DOWNLOADS";
        assertThat(tools.read("calls").lines())
                .containsExactly(
                        "--version",
                        "venv --quiet --allow-existing --python /usr/bin/python3 " + built + settings,
                        "pip install --quiet --python " + built + "/bin/python --no-index --find-links " + packages
                                + " --no-deps --requirement " + built + "/requirements.lock UV_DEFAULT_INDEX"
                                + settings,
                        "pip check --quiet --python " + built + "/bin/python" + settings);
        assertThat(run.events() + tools.read("calls")).doesNotContain("canary");
    }

    @Test
    void whatDoesNotFitTogetherAndAMissingUvAreTold() {
        tools.write("unfit", "");
        Theatre theatre = new Theatre(base);
        Run unfit = theatre.deploy(locked());
        assertThat(unfit.failure()).startsWith("VirtualEnv(\"venv\"): ");
        assertThat(unfit.events() + "").contains("pip check").contains("Incompatible versions: hello");
        assertThat(new Disk(theatre.workdir()).exists("venv")).isFalse();

        assertThat(theatre.deploy(here -> here.add(VirtualEnv.at("other").uv("no-uv")))
                        .failure())
                .contains("there is no program 'no-uv' on this host")
                .contains("install uv");
        assertThat(List.of(tools.read("calls").split("\n", -1))).anyMatch(call -> call.startsWith("pip check"));
    }

    /** The tool is a part of what it is built of. */
    @Test
    void anotherToolBuildsAnotherEnvironment() {
        Theatre theatre = new Theatre(base);
        theatre.deploy(locked());
        assertThat(theatre.deploy(locked()).changed()).isEmpty();
        assertThat(theatre.predict(here -> here.add(VirtualEnv.at("venv")
                                .python("/usr/bin/python3")
                                .wheels(packages)
                                .requirements(packages.resolve("lock.txt"))))
                        .reasons())
                .containsExactly("VirtualEnv(\"venv\"): its Python or its requirements changed");
    }
}
