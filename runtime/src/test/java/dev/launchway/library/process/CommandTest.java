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
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "Holder > Command(\"touch made\")", service.workdir.resolve("made") + " is missing"));
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
