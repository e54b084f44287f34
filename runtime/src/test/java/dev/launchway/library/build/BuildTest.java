package dev.launchway.library.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.WouldDo;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.library.file.Purge;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

class BuildTest {

    private static final String PROGRAM = "#include <stdio.h>\nint main(void) { puts(\"%s\"); return 0; }\n";

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    private static String output(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString()).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Run deploy(Consumer<Configuration> stage) {
        Run run = theatre.deploy(stage);
        assertThat(run.finished().failed()).as(run.events() + "").isZero();
        return run;
    }

    private static List<String> why(Run run) {
        return run.events().stream()
                .filter(ComponentChanging.class::isInstance)
                .map(event -> ((ComponentChanging) event).why())
                .toList();
    }

    private static Build hello() {
        return Build.argv("gcc", "-o", "hello", "hello.c").inputs("hello.c").creates("hello");
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        Installed.require("gcc");
        return BlockInvariant.of(Build.class)
                .given(work -> work.write("hello.c", PROGRAM.formatted("one")))
                .deployed(here -> here.add(hello()))
                .present(work -> assertThat(work.read("hello.c")).contains('"' + output(work.path("hello")) + '"'))
                .drift("its input changed", work -> work.write("hello.c", PROGRAM.formatted("two")))
                .drift("its output removed", work -> work.delete("hello"))
                .removed(here -> here.add(Purge.of("hello")), work -> assertThat(work.exists("hello"))
                        .isFalse())
                .in(base);
    }

    @Test
    void buildsThatBeginAlikeAreSeveral() {
        Consumer<Configuration> stage = here -> List.of("one", "two")
                .forEach(end -> here.add(Build.argv("sh", "-c", "true " + "long ".repeat(30) + "; touch " + end)
                        .creates(end)));
        deploy(stage);
        assertThat(deploy(stage).changed()).isEmpty();
    }

    private static Build counting() {
        return Build.argv("sh", "-c", "echo run >> runs").inputs("source");
    }

    private long runs() {
        return disk.exists("runs") ? disk.read("runs").lines().count() : 0;
    }

    @Test
    void buildsWhenContentsChangeAndNotWhenTimesDo() {
        disk.write("source/a", "a");
        disk.write("source/deep/b", "b");
        Consumer<Configuration> stage = here -> here.add(counting().exclude("*.o"));
        assertThat(why(deploy(stage))).containsExactly("it was not built yet");
        assertThat(deploy(stage).changed()).isEmpty();
        disk.age("source/a");
        disk.write("source/deep/b.o", "made by the build");
        assertThat(deploy(stage).changed()).isEmpty();
        assertThat(runs()).isEqualTo(1);

        disk.write("source/deep/b", "c");
        assertThat(why(deploy(stage))).containsExactly("what it is made of changed");
        disk.write("source/new", "");
        assertThat(why(deploy(stage))).containsExactly("what it is made of changed");
        disk.delete("source/new");
        assertThat(why(deploy(stage))).containsExactly("what it is made of changed");
        disk.setMode("source/a", "rwxr-xr-x");
        assertThat(why(deploy(stage))).containsExactly("what it is made of changed");
        assertThat(runs()).isEqualTo(5);
    }

    @Test
    void buildsWhenItIsToBeBuiltInAnotherWay() {
        disk.write("source/a", "a");
        deploy(here -> here.add(counting()));
        assertThat(why(deploy(here -> here.add(counting().env("CFLAGS", "-O2")))))
                .containsExactly("it is to be built in another way");
        assertThat(deploy(here -> here.add(counting().env("CFLAGS", "-O2"))).changed())
                .isEmpty();
        assertThat(why(deploy(here -> here.add(counting().then("true"))))).hasSize(1);
        Secret token = Secret.of("t0ken-of-a-registry");
        assertThat(why(deploy(here -> here.add(counting().env("TOKEN", token)))))
                .hasSize(1);
        assertThat(deploy(here -> here.add(counting().env("TOKEN", Secret.of("an0ther-token"))))
                        .changed())
                .isEmpty();
    }

    @Test
    void buildsWhenAComponentThatItIsMadeOfChanged() {
        Consumer<Configuration> one = here -> made(here, "1");
        Consumer<Configuration> two = here -> made(here, "2");
        deploy(one);
        assertThat(deploy(one).changed()).isEmpty();
        assertThat(why(theatre.predict(two))).contains("a File that it is made of changed");
        assertThat(why(deploy(two))).contains("a File that it is made of changed");
        assertThat(runs()).isEqualTo(2);
    }

    private static void made(Configuration here, String content) {
        File file = here.add(File.at("input").content(content));
        here.add(Build.argv("sh", "-c", "echo run >> runs").when(file));
    }

    @Test
    void whatWasHalfBuiltIsBuiltAgain() {
        disk.write("source/a", "a");
        Consumer<Configuration> stage = here -> here.add(counting()
                .cleanedBy("sh", "-c", "echo clean >> cleaned; exit 2")
                .then("test", "-e", "fixed")
                .then("touch", "done"));

        Run failing = theatre.deploy(stage);
        assertThat(failing.failure()).startsWith("Build(\"sh -c echo run >> runs\"): test -e fixed: exit code 1");
        assertThat(disk.exists("done")).isFalse();
        assertThat(disk.exists("cleaned")).isFalse();
        disk.write("fixed", "");

        Run mended = deploy(stage);
        assertThat(why(mended)).containsExactly("the last build did not come to its end");
        assertThat(mended.messages()).containsExactly("nothing is cleaned by sh: exit code 2");
        assertThat(disk.exists("done")).isTrue();
        assertThat(disk.read("cleaned")).isEqualTo("clean\n");
        assertThat(runs()).isEqualTo(2);
        assertThat(deploy(stage).changed()).isEmpty();
    }

    @Test
    void aPredictionListsTheCommandsAndRunsNone() {
        disk.write("source/a", "a");
        Run predicted = theatre.predict(here -> here.add(counting().then("true")));

        assertThat(predicted.events().stream().filter(WouldDo.class::isInstance).map(event -> ((WouldDo) event).what()))
                .containsExactly("run sh -c 'echo run >> runs'", "run true");
        assertThat(predicted.notKnown()).isEmpty();
        assertThat(runs()).isZero();
        assertThat(disk.exists(".built")).isFalse();
    }

    /** What brings it is often a command, whose result a prediction does not have. */
    @Test
    void aPredictionTakesAMissingInputForOneThatIsToCome() {
        disk.write("source/a", "a");
        Consumer<Configuration> stage = here -> here.add(counting());
        deploy(stage);
        disk.delete("source");

        Run predicted = theatre.predict(stage);

        assertThat(predicted.notKnown()).isEmpty();
        assertThat(why(predicted)).singleElement().asString().contains("source yet");
        assertThat(theatre.deploy(stage).failure()).contains("the input " + disk.path("source") + " is not there");
    }

    @Test
    void failsWithTheLastLinesOfTheCompiler() throws IOException {
        Installed.require("gcc");
        disk.write("hello.c", "int main(void) { return missing; }\n");

        Run run = theatre.deploy(here -> here.add(hello()));

        assertThat(run.failure()).startsWith("Build(\"gcc -o hello hello.c\"): gcc -o hello hello.c: exit code 1");
        assertThat(run.events() + "").contains("error: ‘missing’ undeclared");
        assertThat(Files.exists(disk.path("hello"))).isFalse();
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(theatre.deploy(here -> here.add(counting())).failure())
                .contains("the input " + disk.path("source") + " is not there");
        disk.write("source/a", "a");
        assertThat(theatre.deploy(here -> here.add(counting().creates("never"))).failure())
                .contains("it was built, but there is no " + disk.path("never"));
        assertThat(theatre.deploy(here ->
                                here.add(Build.argv("no-such-compiler").needs("no-such-compiler", "some-compiler")))
                        .failure())
                .contains("there is no program 'no-such-compiler'", "install the package some-compiler");
        assertThat(theatre.deploy(here -> here.add(Build.argv("sleep", "60").timeout("1s")))
                        .failure())
                .contains("did not end within 1 s");
    }
}
