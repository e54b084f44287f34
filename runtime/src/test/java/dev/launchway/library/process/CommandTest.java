package dev.launchway.library.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.WouldDo;
import dev.launchway.library.file.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    @TempDir
    Path base;

    private Service service;

    @BeforeEach
    void begin() {
        service = new Service(base);
    }

    @Test
    void runsUntilWhatItCreatesIsThere() throws IOException {
        Consumer<Configuration> parts =
                here -> here.add(Command.of("touch", "made").creates("made"));

        assertThat(service.deploy(parts).changed()).isEqualTo(1);
        assertThat(service.workdir.resolve("made")).exists();
        assertThat(service.deploy(parts).changed()).isZero();
        Files.delete(service.workdir.resolve("made"));
        assertThat(service.deploy(parts).changed()).isEqualTo(1);
        assertThat(service.events(ComponentChanging.class))
                .extracting(ComponentChanging::breadcrumb, ComponentChanging::why)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Holder > Command(\"touch made\")", "made is missing"));
    }

    @Test
    void failsWhenItDoesNotCreateWhatItShould() {
        assertThat(service.deploy(here -> here.add(Command.of("true").creates("made")))
                        .failed())
                .isEqualTo(1);
        assertThat(service.failure())
                .contains("the command ran, but it did not create " + service.workdir.resolve("made"));
    }

    @Test
    void runsWhenSomethingChanged() throws IOException {
        assertThat(service.deploy(countingReloads("one")).changed()).isPositive();
        assertThat(service.deploy(countingReloads("one")).changed()).isZero();
        assertThat(service.deploy(countingReloads("two")).changed()).isPositive();

        assertThat(runs()).isEqualTo(2);
    }

    private static Consumer<Configuration> countingReloads(String content) {
        return here -> {
            File config = here.add(File.at("config").content(content));
            File site = here.add(File.at("site").content("same"));
            here.add(Command.shell("echo run >> runs").when(List.of(site), Optional.empty(), config));
        };
    }

    /** A program that is started again, and a reload: what ran is told by the lines of a file. */
    private static Consumer<Configuration> reloading(String program, String config, Object... failing) {
        return here -> {
            File settings = here.add(File.at("settings").content(program));
            File site = here.add(File.at("site").content(config));
            Command restart = here.add(Command.shell("echo restart >> runs").when(settings));
            here.add(Command.shell("echo reload >> runs")
                    .when(site, new Object[] {settings})
                    .unlessRestarted(restart));
            if (failing.length > 0) {
                here.add(Command.of("false").unless("false"));
            }
        };
    }

    @Test
    void isLeftOutWhereWhatItReloadsHasJustStarted() throws IOException {
        service.deploy(reloading("1", "a"));
        assertThat(ran()).isEqualTo("restart ");
        service.deploy(reloading("1", "b"));
        assertThat(ran()).isEqualTo("restart reload ");
        service.predict(reloading("2", "c"));
        assertThat(service.events(WouldDo.class)).extracting(WouldDo::what).hasSize(1);
        service.deploy(reloading("2", "c"));
        assertThat(ran()).isEqualTo("restart reload restart ");
        assertThat(service.deploy(reloading("2", "c")).changed()).isZero();
    }

    @Test
    void isNotLeftOutForWhatStartedBeforeTheChange() throws IOException {
        service.deploy(here -> {
            Command restart = here.add(Command.shell("echo restart >> runs").unless("test", "-e", "runs"));
            File site = here.add(File.at("site").content("late"));
            here.add(Command.shell("echo reload >> runs").when(site).unlessRestarted(List.of(restart)));
        });

        assertThat(ran()).isEqualTo("restart reload ");
    }

    @Test
    void isNotLeftOutForARestartOfAnInterruptedRun() throws IOException {
        service.deploy(reloading("1", "a"));
        service.deploy(reloading("2", "a", "fails"));
        service.deploy(reloading("2", "b"));

        assertThat(ran()).isEqualTo("restart restart restart ");
    }

    @Test
    void reloadsOnceMoreAfterARunThatChangedTheFileAlone() throws IOException {
        service.deploy(reloading("1", "a"));
        service.deploy(reloading("1", "b", "fails"));
        service.deploy(reloading("1", "b"));

        assertThat(ran()).isEqualTo("restart reload reload ");
    }

    @Test
    void isLeftOutForTheComponentItselfAndNotForItsParts() throws IOException {
        service.deploy(here -> {
            File site = here.add(File.at("site").content("x"));
            here.add(Command.shell("echo reload >> runs")
                    .when(site)
                    .unlessRestarted(here.add(File.at("other").content("y"))));
        });

        assertThat(ran()).isEqualTo("reload ");
    }

    @Test
    void refusesToBeLeftOutWithoutAReasonToRun() {
        assertThat(service.problem(here -> {
                    File site = here.add(File.at("site").content("x"));
                    here.add(Command.of("true").creates("made").unlessRestarted(site));
                }))
                .isEqualTo("Command(\"true\") has .unlessRestarted(…), which takes something away from"
                        + " .when(components): add that one");
    }

    private String ran() throws IOException {
        return Files.readString(service.workdir.resolve("runs")).replace('\n', ' ');
    }

    @Test
    void isCalledByWhatFitsIntoALine() {
        String longPath = "/opt/" + "very-long-name/".repeat(5) + "bin/app";
        service.deploy(here -> {
            Path own = here.workdir();
            here.add(Command.of("true", "-s", "reload").creates("."));
            here.add(Command.of("true", own + "/bin/app", "--prefix=" + own + "/inst", own.toString())
                    .creates("."));
            here.add(Command.of("true", longPath).creates("."));
            here.add(Command.of("true", "-c", "create table t (".repeat(4), "two\nlines")
                    .creates("."));
            here.add(Command.of("true", "\ud83d\ude80".repeat(30)).creates("."));
            here.add(Command.of(("true " + "argument-of-some-length ".repeat(9))
                            .strip()
                            .split(" ", -1))
                    .creates("."));
            here.add(Command.shell("cat " + own + "/a " + own + "/b\necho").creates("."));
        });

        assertThat(service.events(dev.launchway.engine.event.RunEvent.ComponentFinished.class))
                .extracting(event -> event.breadcrumb().replace("Holder > ", ""))
                .containsExactly(
                        "Command(\"true -s reload\")",
                        "Command(\"true bin/app --prefix=inst .\")",
                        "Command(\"true …/very-long-name/very-long-name/bin/app\")",
                        "Command(\"true -c create table t (create table t (create t… two…\")",
                        "Command(\"true " + "\ud83d\ude80".repeat(20) + "…\")",
                        "Command(\"true argument-of-some-length argument-of-some-length argument-of-some-length arg…\")",
                        "Command(\"cat a b…\")",
                        "Holder");
    }

    @Test
    void tellsPathsRelativeToTheWorkDirectory() {
        service.predict(here -> {
            here.add(Command.of("cp", here.workdir() + "/a", "x" + here.workdir() + "/b", here.workdir() + "/")
                    .creates(here.workdir().resolve("b")));
        });

        assertThat(service.events(WouldDo.class))
                .extracting(WouldDo::what)
                .containsExactly("run cp a x" + service.workdir + "/b " + service.workdir + "/");
        assertThat(service.events(ComponentChanging.class))
                .extracting(ComponentChanging::why)
                .containsExactly("b is missing");
    }

    @Test
    void runsAgainAfterItFailed() throws IOException {
        Consumer<Configuration> failing = here -> {
            File config = here.add(File.at("config").content("x"));
            here.add(Command.shell("echo run >> runs; test -e fixed").when(config));
        };

        assertThat(service.deploy(failing).failed()).isEqualTo(1);
        assertThat(service.deploy(failing).failed()).isEqualTo(1);
        Files.createFile(service.workdir.resolve("fixed"));
        assertThat(service.deploy(failing).failed()).isZero();
        assertThat(service.deploy(failing).changed()).isZero();

        assertThat(runs()).isEqualTo(3);
    }

    @Test
    void runsWhileACheckFails() throws IOException {
        Consumer<Configuration> parts =
                here -> here.add(Command.shell("echo run >> runs").unless("test", "-f", "runs"));

        assertThat(service.deploy(parts).changed()).isEqualTo(1);
        assertThat(service.events(ComponentChanging.class).get(0).why())
                .isEqualTo("the check 'test -f runs' failed: exit code 1");
        assertThat(service.deploy(parts).changed()).isZero();
        assertThat(runs()).isEqualTo(1);
    }

    @Test
    void takesACheckThatIsNotThereForOneThatFails() {
        service.deploy(here -> here.add(Command.of("true").unless("no-such-program-at-all")));

        assertThat(service.events(ComponentChanging.class).get(0).why())
                .contains("there is no program 'no-such-program-at-all'");
    }

    @Test
    void oneConditionOfSeveralIsEnough() throws IOException {
        Consumer<Configuration> parts = here -> {
            File config = here.add(File.at("config").content("x"));
            here.add(Command.shell("echo run >> runs; touch made")
                    .when(config)
                    .creates("made")
                    .unless("true"));
        };

        service.deploy(parts);
        service.deploy(parts);
        Files.delete(service.workdir.resolve("made"));
        service.deploy(parts);

        assertThat(runs()).isEqualTo(2);
    }

    @Test
    void hasDirectoryEnvironmentAndInput() {
        service.deploy(here -> here.add(Command.shell("{ pwd; echo \"$A $B\"; cat; } > ../out")
                .creates("out")
                .directory(here.workdir().getParent().resolve("holder"))
                .env("A", "a")
                .env("B", Secret.of("b"))
                .stdin(Secret.of("in"))
                .creates(here.workdir().getParent().resolve("out"))));

        assertThat(service.failure()).contains("did not create " + service.workdir.resolve("out"));
        assertThat(service.workdir.resolveSibling("out")).content().endsWith("holder\na b\nin");
    }

    @Test
    void expandsAScriptOfAShell() {
        service.deploy(
                here -> here.add(Command.shell("echo {{ host.name }} > out").creates("out")));

        assertThat(service.workdir.resolve("out")).hasContent("here\n".strip());
    }

    @Test
    void allowsOtherExitCodes() {
        assertThat(service.deploy(here -> here.add(
                                Command.of("sh", "-c", "exit 3").unless("false").allowExit(0, 3)))
                        .failed())
                .isZero();
        assertThat(service.deploy(here -> here.add(
                                Command.of("sh", "-c", "exit 4").unless("false").allowExit(0, 3)))
                        .failed())
                .isEqualTo(1);
    }

    @Test
    void endsWithItsTime() {
        assertThat(service.deploy(here -> here.add(
                                Command.of("sleep", "300").unless("false").timeout(Duration.ofMillis(200))))
                        .failed())
                .isEqualTo(1);
        assertThat(service.failure()).contains("it did not end within 200 ms, and was killed");
    }

    @Test
    void isListedInAPredictionAndNotRun() {
        assertThat(service.predict(countingReloads("one")).changed()).isPositive();

        assertThat(service.events(WouldDo.class))
                .extracting(WouldDo::what)
                .containsExactly("run sh -c 'echo run >> runs'");
        assertThat(service.workdir).doesNotExist();
    }

    @Test
    void doesNotKnowInAPredictionWhatACheckOfAChangedFileSays() throws IOException {
        service.deploy(here -> here.add(File.at("config").content("old")));

        service.predict(here -> {
            here.add(File.at("config").content("new"));
            here.add(Command.of("true").unless("grep", "new", "config"));
        });

        assertThat(service.events(NotKnown.class)).singleElement().satisfies(event -> assertThat(event.why())
                .contains("config would be changed before"));
    }

    @Test
    void needsACondition() {
        assertThat(service.problem(here -> here.add(Command.of("make", "install"))))
                .contains("Command(\"make install\") would run each time")
                .contains(".when(components), .creates(path) or .unless(check)");
    }

    @Test
    void refusesNothingToRunAndNothingToWaitFor() {
        assertThatThrownBy(() -> Command.of()).hasMessageContaining("a command needs a program");
        assertThatThrownBy(() -> Command.shell(" ")).hasMessageContaining("the script is empty");
        assertThatThrownBy(() -> Command.of("true").when(new Object[] {null}))
                .hasMessageContaining(".when(…) got null instead of a component");
        assertThatThrownBy(() -> Command.of("true").timeout(Duration.ZERO)).hasMessageContaining("more than zero");
    }

    private int runs() throws IOException {
        return Files.readAllLines(service.workdir.resolve("runs")).size();
    }
}
