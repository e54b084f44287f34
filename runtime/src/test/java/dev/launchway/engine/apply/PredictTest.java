package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.CommandResult;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a prediction says, and that it changes nothing. */
class PredictTest {

    @TempDir
    Path base;

    private final List<String> done = new ArrayList<>();
    private Scenario scenario;

    @BeforeEach
    void begin() {
        scenario = new Scenario(base);
    }

    private static Step needing(String name) {
        return Step.named(name).verify(probe -> probe.check(false, ""));
    }

    private List<String> wouldDo() {
        return scenario.events(WouldDo.class).stream().map(WouldDo::what).toList();
    }

    private void assertNothingThere() throws IOException {
        try (Stream<Path> entries = Files.list(base)) {
            assertThat(entries).isEmpty();
        }
    }

    @Test
    void laterComponentsSeeTheFilesThatWouldBeThere() throws IOException {
        scenario.root(
                "app",
                app -> app.with(
                        Step.named("a")
                                .verify(probe -> probe.check(probe.exists(Path.of("f")), "missing"))
                                .update(target -> {
                                    target.createDirectory(Path.of("d"));
                                    target.write(Path.of("f"), "text");
                                }),
                        Step.named("b").verify(probe -> {
                            assertThat(probe.predicting()).isTrue();
                            assertThat(probe.read(Path.of("f"))).isEqualTo("text");
                            assertThat(probe.status(Path.of("d")).isDirectory()).isTrue();
                            assertThat(probe.status(probe.workdir()).isDirectory())
                                    .isTrue();
                            done.add("seen");
                        })));

        RunFinished end = scenario.predict();

        assertThat(done).containsExactly("seen");
        assertThat(end.changed()).isEqualTo(1);
        assertThat(end.unchanged()).isEqualTo(2);
        assertThat(scenario.events(NotKnown.class)).isEmpty();
        assertThat(scenario.events(RootFinished.class).get(0).outcome()).isEqualTo(Outcome.CHANGED);
        assertNothingThere();
    }

    @Test
    void commandsOfUpdatesAreListedAndNotRun() throws IOException {
        scenario.root(
                "app",
                app -> app.with(needing("a").update(target -> {
                    target.run("touch", base.resolve("ran").toString(), "a b");
                    target.shell("touch " + base + "/{{ component.name }}");
                    target.command("sleep", "1").start(Path.of("log"));
                    target.stop(1, Duration.ofSeconds(1));
                    done.add("to the end");
                })));

        scenario.predict();

        assertThat(done).containsExactly("to the end");
        assertThat(wouldDo())
                .containsExactly(
                        "run touch " + base.resolve("ran") + " 'a b'",
                        "run sh -c 'touch " + base + "/a'",
                        "start sleep 1",
                        "stop process 1");
        assertNothingThere();
    }

    @Test
    void readingTheResultOfSuchACommandEndsThisPredictionAlone() {
        scenario.root("app", app -> app.with(
                        needing("a").update(target -> {
                            CommandResult result = target.run("id", "-u");
                            result.stdout();
                            done.add("never");
                        }),
                        needing("b").update(target -> done.add("b")))
                .verify(probe -> {
                    probe.assertNoSubComponentChanges();
                }));

        RunFinished end = scenario.predict();

        assertThat(done).containsExactly("b");
        assertThat(end.changed()).isEqualTo(3);
        assertThat(end.failed()).isZero();
        assertThat(scenario.events(NotKnown.class))
                .extracting(NotKnown::breadcrumb)
                .containsExactly("Step > Step(\"a\")");
        assertThat(scenario.events(NotKnown.class).get(0).why()).contains("id -u");
    }

    @Test
    void whatVerifyThrowsIsNotKnownAndCountsAsAChange() {
        scenario.root("app", app -> app.with(
                        Step.named("a").verify(probe -> probe.run("no-such-program-here")), Step.named("b"))
                .verify(probe -> done.add(probe.changed(app.given.get(0)) ? "changed" : "not")));

        RunFinished end = scenario.predict();

        assertThat(done).containsExactly("changed");
        assertThat(end.changed()).isEqualTo(1);
        assertThat(scenario.events(NotKnown.class)).hasSize(1);
        assertThat(scenario.events(ComponentFailed.class)).isEmpty();
    }

    @Test
    void queriesAreRun() throws IOException {
        Files.createDirectories(base.resolve("work/app"));
        scenario.root(
                "app",
                app -> app.verify(probe -> {
                    done.add(probe.run("echo", "hello").stdout().strip());
                    probe.assertCommand("true");
                    probe.assertCommand("false");
                }));

        assertThat(scenario.predict().changed()).isEqualTo(1);
        assertThat(done).containsExactly("hello");
    }

    @Test
    void openAndCloseWorkOnTheOverlayToo() throws IOException {
        Step step = Step.named("a")
                .verify(probe -> assertThat(probe.exists(Path.of("mounted"))).isTrue());
        step.open = target -> target.touch(Path.of("mounted"));
        step.close = target -> {
            target.delete(Path.of("mounted"));
            target.run("umount", "x");
        };
        scenario.root("app", app -> app.with(step)
                .verify(probe -> assertThat(probe.exists(Path.of("mounted"))).isFalse()));

        RunFinished end = scenario.predict();

        assertThat(end.changed()).isZero();
        assertThat(wouldDo()).containsExactly("run umount x");
        assertNothingThere();
    }

    @Test
    void handlersAreListedAndNotCalled() {
        Listener listener = Listener.called("service");
        scenario.root("app", app -> app.with(needing("a"), listener));

        scenario.predict();

        assertThat(listener.all).isEmpty();
        assertThat(wouldDo())
                .containsExactly(
                        "call hear of Step > Listener(\"service\")",
                        "call hearPrecursor of Step > Listener(\"service\")");
    }

    @Test
    void saysWhatADeploymentThenDoes() {
        scenario.root("app", app -> app.with(
                        Step.named("a")
                                .verify(probe -> probe.check(probe.exists(Path.of("f")), "missing"))
                                .update(target -> target.write(Path.of("f"), "text")),
                        Step.named("b"))
                .verify(probe -> probe.assertNoChanges(app)));

        RunFinished predicted = scenario.predict();
        List<RunEvent> said = changes();
        RunFinished deployed = scenario.deploy();

        assertThat(changes()).isEqualTo(said);
        assertThat(predicted.changed()).isEqualTo(deployed.changed()).isEqualTo(2);
        assertThat(predicted.unchanged()).isEqualTo(deployed.unchanged()).isEqualTo(1);
        assertThat(scenario.predict().changed()).isZero();
    }

    private List<RunEvent> changes() {
        return new ArrayList<>(scenario.events(RunEvent.ComponentChanging.class));
    }

    @Test
    void seesWhatAnInterruptedRunLeftPending() {
        scenario.root(
                "app",
                app -> app.with(
                        Step.named("a")
                                .verify(probe -> probe.check(probe.exists(Path.of("f")), "missing"))
                                .update(target -> target.touch(Path.of("f"))),
                        Step.named("b")
                                .verify(probe -> probe.assertNoChanges(app.given.get(0)))
                                .update(target -> {
                                    throw new IllegalStateException("broken");
                                })));
        scenario.deploy();
        String journal = journal();

        assertThat(scenario.predict().changed()).isEqualTo(1);
        assertThat(journal()).isEqualTo(journal);
    }

    private String journal() {
        try {
            return Files.readString(base.resolve(".launchway/journal"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
