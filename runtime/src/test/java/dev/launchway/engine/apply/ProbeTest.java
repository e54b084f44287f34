package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.launchway.api.CommandFailed;
import dev.launchway.api.Probe;
import dev.launchway.api.Probe.DiffKind;
import dev.launchway.api.Secret;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.InvalidModelException;
import dev.launchway.engine.expand.ModelProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What components can ask of the system, and how it answers. */
class ProbeTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path base;

    private Scenario scenario;
    private Path workdir;

    @BeforeEach
    void begin() throws IOException {
        scenario = new Scenario(base);
        workdir = Files.createDirectories(base.resolve("work/app"));
    }

    /** Deploys one component with this verify, which must not fail. */
    private void verify(Step.Action<Probe> action) {
        scenario.root("app", app -> app.verify(action));
        scenario.deploy();
        assertThat(scenario.events(ComponentFailed.class)).isEmpty();
    }

    private Failure failing(Step.Action<Probe> action) {
        scenario.root("app", app -> app.verify(action));
        scenario.deploy();
        return scenario.events(ComponentFailed.class).get(0).failure();
    }

    private Path file(String name, Instant modified) throws IOException {
        Path file = Files.writeString(workdir.resolve(name), name);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return file;
    }

    @Test
    void relativePathsLieBelowTheWorkDirectory() throws IOException {
        file("a", NOON);
        verify(probe -> {
            assertThat(probe.read(Path.of("a"))).isEqualTo("a");
            assertThat(probe.readBytes(workdir.resolve("a"))).hasSize(1);
            assertThat(probe.list(Path.of(""))).containsExactly(workdir.resolve("a"));
            assertThat(probe.status(Path.of("a")).modified()).isEqualTo(NOON);
            assertThat(probe.exists(Path.of("b"))).isFalse();
        });
    }

    @Test
    void aFileIsCurrentUnlessOneOfTheOthersIsNewer() throws IOException {
        file("old", NOON.minusSeconds(1));
        file("made", NOON);
        file("same", NOON);
        file("new", NOON.plusSeconds(1));
        Files.createSymbolicLink(workdir.resolve("link"), Path.of("new"));
        verify(probe -> {
            Path made = Path.of("made");
            probe.assertFileIsCurrent(made);
            probe.assertFileIsCurrent(made, Path.of("old"), Path.of("same"), Path.of("missing"));
            assertThatThrownBy(() -> probe.assertFileIsCurrent(made, Path.of("old"), Path.of("new")))
                    .isInstanceOf(UpdateNeeded.class)
                    .hasMessage("made is older than new");
            assertThatThrownBy(() -> probe.assertFileIsCurrent(made, Path.of("link")))
                    .isInstanceOf(UpdateNeeded.class);
            assertThatThrownBy(() -> probe.assertFileIsCurrent(Path.of("missing")))
                    .isInstanceOf(UpdateNeeded.class)
                    .hasMessage("missing is missing");
        });
    }

    @Test
    void aComponentIsCurrentUnlessOneOfTheOthersIsNewer() {
        Step made = Step.named("made");
        Step same = Step.named("same");
        Step newer = Step.named("newer");
        Step timeless = Step.named("timeless");
        made.updated = NOON;
        same.updated = NOON;
        newer.updated = NOON.plusSeconds(1);
        scenario.root("app", app -> app.with(made, same, newer, timeless).verify(probe -> {
            probe.assertComponentIsCurrent(made, same, timeless, null, List.of(same));
            assertThatThrownBy(() -> probe.assertComponentIsCurrent(made, List.of(same, newer)))
                    .isInstanceOf(UpdateNeeded.class)
                    .hasMessage("Step > Step(\"made\") is older than Step > Step(\"newer\")");
            assertThatThrownBy(() -> probe.assertComponentIsCurrent(timeless)).isInstanceOf(UpdateNeeded.class);
        }));

        assertThat(scenario.deploy().failed()).isZero();
    }

    @Test
    void aCommandThatFailsOrIsMissingAsksForAnUpdate() {
        verify(probe -> {
            probe.assertCommand("true");
            assertThatThrownBy(() -> probe.assertCommand("sh", "-c", "exit 3"))
                    .isInstanceOf(UpdateNeeded.class)
                    .hasMessage("sh -c 'exit 3': exit code 3");
            assertThatThrownBy(() -> probe.assertCommand("no-such-program-here"))
                    .isInstanceOf(UpdateNeeded.class);
        });
    }

    @Test
    void commandsTakeSettings() {
        verify(probe -> {
            assertThat(probe.command("sh", "-c", "echo $GREETING; cat; pwd; exit 4")
                            .env("GREETING", "hello")
                            .stdin("input\n")
                            .directory(Path.of("/"))
                            .allowExit(4, 5)
                            .timeout(Duration.ofSeconds(30))
                            .run())
                    .satisfies(result -> assertThat(result.exitCode()).isEqualTo(4))
                    .satisfies(result -> assertThat(result.stdout()).isEqualTo("hello\ninput\n/\n"));
            assertThatThrownBy(() -> probe.command("true").allowExit(1).run()).isInstanceOf(CommandFailed.class);
            assertThatThrownBy(() -> probe.command("sleep", "1").start(Path.of("log")))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void theReasonOfAnUpdateIsTold() {
        scenario.root("app", app -> app.verify(probe -> probe.check(false, "one is less")));
        scenario.deploy();

        assertThat(scenario.events(ComponentChanging.class).get(0).why()).isEqualTo("one is less");
    }

    @Test
    void messagesAreFormattedWhenThereIsSomethingToFormat() {
        verify(probe -> {
            probe.log("100% done");
            probe.log("%d of %s", 1, "many");
        });

        assertThat(scenario.events(Message.class)).extracting(Message::text).containsExactly("100% done", "1 of many");
    }

    @Test
    void aFailedCommandIsShownWithItsExitCodeAndOutputs() {
        Failure failure = failing(probe -> probe.run("sh", "-c", "seq 1 30; echo oops >&2; exit 7"));

        assertThat(failure.message()).isEqualTo("sh -c 'seq 1 30; echo oops >&2; exit 7': exit code 7");
        assertThat(failure.details())
                .startsWith("stdout, the first 5 and the last 15 of 30 lines:", "  1")
                .containsSubsequence("  5", "  …", "  16")
                .endsWith("  30", "stderr:", "  oops");
    }

    @Test
    void aLongCommandIsNamedInTheMessageAndShownBelow() {
        String name = "a-long-name".repeat(6);
        Failure failure = failing(probe -> probe.run("sh", "-c", "exit 7", name));

        assertThat(failure.message()).isEqualTo("sh …: exit code 7");
        assertThat(failure.details()).containsExactly("command: sh -c 'exit 7' " + name);
    }

    @Test
    void missingFilesAreNamedWithoutAnExceptionsName() {
        Failure failure = failing(probe -> probe.read(Path.of("missing")));

        assertThat(failure.message())
                .contains(workdir.resolve("missing").toString())
                .doesNotContain("Exception");
    }

    @Test
    void whatUserCodeThrowsKeepsItsKind() {
        assertThat(failing(probe -> List.of().get(0)).message()).startsWith("ArrayIndexOutOfBoundsException: ");
        assertThat(failing(probe -> Files.readString(Path.of("/no/such/file"))).message())
                .isEqualTo("/no/such/file: no such file or directory");
    }

    @Test
    void noSecretReachesAnEvent() {
        scenario.root("app", app -> {
            app.secret = Secret.of("hunter2");
            app.verify(probe -> {
                probe.log("the key is hunter2");
                probe.diff(Path.of("f"), bytes("a\n"), bytes("key=hunter2\n"), DiffKind.TEXT);
                probe.command("sh", "-c", "echo out $KEY; echo err $KEY >&2; exit 1")
                        .env("KEY", "hunter2")
                        .run();
            });
        });
        scenario.deploy();
        scenario.predict();

        assertThat(scenario.events.toString()).doesNotContain("hunter2").contains("the key is (secret)");
    }

    @Test
    void noSecretReachesAPrediction() {
        scenario.root("app", app -> {
            app.secret = Secret.of("hunter2");
            app.verify(probe -> probe.check(false, "not hunter2"));
            app.update =
                    target -> target.command("login").stdin("hunter2").run().stdout();
        });
        scenario.predict();

        assertThat(scenario.events.toString()).doesNotContain("hunter2").contains("run login");
    }

    /** Everybody on a host sees arguments. */
    @Test
    void noSecretReachesACommandLine() {
        List<Step.Action<Target>> shown = List.of(
                target -> target.run("touch", "a", "hunter2"),
                target -> target.run("touch", "--key=hunter2"),
                target -> target.shell("touch b hunter2"),
                target -> target.command("hunter2").run(),
                target -> target.command("touch", "hunter2").start(Path.of("log")),
                target -> target.assertCommand("touch", "hunter2"));
        for (Step.Action<Target> update : shown) {
            for (Mode mode : List.of(Mode.DEPLOY, Mode.PREDICT)) {
                Scenario one = new Scenario(base);
                one.root("app", app -> {
                    app.secret = Secret.of("hunter2");
                    app.verify(probe -> probe.check(false, "")).update(update);
                });
                one.run(mode);

                assertThat(one.events.toString())
                        .doesNotContain("hunter2")
                        .contains("holds the value of a secret", ".stdin(secret)");
                assertThat(workdir.resolve("a")).doesNotExist();
                assertThat(workdir.resolve("b")).doesNotExist();
                assertThat(workdir.resolve("hunter2")).doesNotExist();
            }
        }
    }

    /** The names of components stand in the journal of a host. */
    @Test
    void noSecretReachesAName() {
        scenario.root("app", app -> {
            app.secret = Secret.of("hunter2");
            app.with(Step.named("a").with(Step.named("key-hunter2").with(Step.named("b"))));
        });

        assertThatThrownBy(scenario::deploy)
                .hasRootCauseInstanceOf(InvalidModelException.class)
                .rootCause()
                .asInstanceOf(type(InvalidModelException.class))
                .extracting(InvalidModelException::problems, list(ModelProblem.class))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.toString()).doesNotContain("hunter2");
                    assertThat(problem.breadcrumb()).isEqualTo("Step > Step(\"a\") > Step");
                    assertThat(problem.message()).startsWith("the name of this component holds the value of a secret");
                });
        assertThat(base.resolve(".launchway")).doesNotExist();
    }

    @Test
    void aShortSecretIsNoPartOfAWordByChance() {
        scenario.root("app", app -> {
            app.secret = Secret.of("dev");
            app.verify(probe -> probe.run("sh", "-c", "true >/dev/null"));
        });
        assertThat(scenario.deploy().failed()).isZero();
    }

    @Test
    void noPartOfASecretIsLeftWhereTextIsCut() {
        String key = "k".repeat(200) + "\nline two of the key\n'quoted' end";
        scenario.root("app", app -> {
            app.secret = Secret.of(key);
            app.verify(probe -> probe.assertCommand("false", "x".repeat(200)))
                    .update(target -> target.command("sh", "-c", "cat; exit 1", "x".repeat(250))
                            .stdin(key + "\nlast line".repeat(19))
                            .run());
        });
        scenario.deploy();
        assertThat(scenario.events(ComponentFailed.class)).hasSize(1);
        assertThat(scenario.events.toString()).doesNotContain("kkk", "of the key", "quoted");

        scenario.predict();
        assertThat(scenario.events.toString()).doesNotContain("kkk", "of the key", "quoted");
    }

    @Test
    void contentsThatMustNotBeShownAreNot() {
        verify(probe -> {
            probe.diff(Path.of("f"), bytes("a"), bytes("b"), DiffKind.SENSITIVE);
            probe.diff(Path.of("f"), bytes("a"), bytes("bcd"), DiffKind.BINARY);
            probe.diff(Path.of("f"), null, new byte[] {0, 1}, DiffKind.TEXT);
            probe.diff(Path.of("f"), new byte[] {(byte) 0xff}, null, DiffKind.TEXT);
        });

        assertThat(scenario.events(Diff.class))
                .allSatisfy(diff -> assertThat(diff.lines()).isEmpty())
                .extracting(Diff::note)
                .containsExactly(
                        "sensitive, not shown", "binary, 1 byte to 3", "binary, 2 bytes", "binary, 1 byte removed");
    }

    @Test
    void scriptsAreExpandedAndRun() throws IOException {
        Step step = Step.named("greeting")
                .verify(probe -> probe.check(false, ""))
                .update(target -> {
                    target.shell("echo {{ component.name }} {{ host.name }} | tr a-z A-Z > out");
                    target.command("sh", "-c", "cat > in").stdin("x").run();
                });
        scenario.root("app", app -> app.with(step));

        assertThat(scenario.deploy().failed()).isZero();
        assertThat(workdir.resolve("out")).hasContent("GREETING HERE");
        assertThat(workdir.resolve("in")).hasContent("x");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
