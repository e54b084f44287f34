package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.system.SystemAccess;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a deployment does with the components of one host. */
class DeployTest {

    @TempDir
    Path base;

    private final List<String> done = new ArrayList<>();
    private Scenario scenario;

    @BeforeEach
    void begin() {
        scenario = new Scenario(base);
    }

    private Step changing(String name) {
        return Step.named(name).verify(probe -> probe.check(false, "always")).update(target -> done.add(name));
    }

    private Step noting(String name) {
        return Step.named(name).verify(probe -> done.add(name));
    }

    @Test
    void deploysSubComponentsBeforeTheComponentInTheirOrder() {
        scenario.root("app", app -> app.with(noting("a").with(noting("a1"), noting("a2")), noting("b"))
                .verify(probe -> done.add("app")));

        RunFinished end = scenario.deploy();

        assertThat(done).containsExactly("a1", "a2", "a", "b", "app");
        assertThat(end.unchanged()).isEqualTo(5);
        assertThat(end.changed()).isZero();
    }

    @Test
    void updatesOnlyWhatAsksForIt() {
        scenario.root("app", app -> app.with(changing("a"), noting("b")));

        RunFinished end = scenario.deploy();

        assertThat(done).containsExactly("a", "b");
        assertThat(scenario.events(ComponentChanging.class))
                .extracting(ComponentChanging::breadcrumb, ComponentChanging::why)
                .containsExactly(tuple("Step > Step(\"a\")", "always"));
        assertThat(scenario.events(ComponentFinished.class))
                .extracting(ComponentFinished::changed)
                .containsExactly(true, false, false);
        assertThat(end.changed()).isEqualTo(1);
        assertThat(end.unchanged()).isEqualTo(2);
        assertThat(scenario.events(RootFinished.class))
                .extracting(RootFinished::outcome)
                .containsExactly(Outcome.CHANGED);
    }

    @Test
    void tellsOfTheEndLast() {
        scenario.root("app", app -> {});

        RunFinished end = scenario.deploy();

        assertThat(scenario.events.get(0)).isInstanceOf(RootStarted.class);
        assertThat(scenario.events.get(scenario.events.size() - 1)).isSameAs(end);
    }

    @Test
    void aChangeTravelsUpTheTree() {
        scenario.root("app", app -> app.with(Step.named("a")
                        .with(Step.named("b").with(changing("c")))
                        .verify(Probe::assertNoSubComponentChanges)
                        .update(target -> done.add("a")))
                .verify(probe -> probe.assertNoChanges(app))
                .update(target -> done.add("app")));

        scenario.deploy();

        assertThat(done).containsExactly("c", "a", "app");
    }

    @Test
    void withoutAChangeBelowNothingIsUpdated() {
        scenario.root("app", app -> app.with(noting("a")).verify(probe -> {
            probe.assertNoChanges(app);
            probe.assertNoSubComponentChanges();
        }));

        assertThat(scenario.deploy().changed()).isZero();
    }

    @Test
    void componentsAskAboutThoseOfOtherRoots() {
        Step other = Step.named("x").with(changing("y"));
        scenario.root("first", first -> first.with(other, noting("z")))
                .root(
                        "second",
                        second -> second.verify(probe -> {
                            assertThat(probe.changed(other)).isTrue();
                            assertThat(probe.changed(List.of(other))).isTrue();
                            assertThat(probe.changed(null)).isFalse();
                            probe.assertNoChanges(List.of(other));
                        }));

        RunFinished end = scenario.deploy();

        assertThat(end.failed()).isZero();
        assertThat(end.changed()).isEqualTo(2);
    }

    @Test
    void askingAboutAnythingElseIsAnErrorThatSaysSo() {
        scenario.root("app", app -> app.verify(probe -> probe.changed(Step.named("stray"))));

        scenario.deploy();

        assertThat(scenario.events(ComponentFailed.class))
                .extracting(failed -> failed.failure().message())
                .containsExactly("the Step that was asked about is no component of host here: it was never added to a"
                        + " component's tree, or belongs to another host");
    }

    @Test
    void anyOtherThrowableInVerifyFailsTheRootAndWhatWaitsForIt() {
        for (Throwable problem : List.of(
                new AssertionError("wrong"),
                new StackOverflowError(),
                new OutOfMemoryError("too much"),
                new Exception("no"))) {
            done.clear();
            scenario = new Scenario(base);
            scenario.root(
                            "db",
                            db -> db.with(
                                    Step.named("a")
                                            .verify(probe -> {
                                                throw problem;
                                            })
                                            .update(target -> done.add("updated")),
                                    noting("b")))
                    .root("app", app -> app.verify(probe -> done.add("app")))
                    .root("web", web -> web.verify(probe -> done.add("web")))
                    .root("cron", cron -> cron.verify(probe -> done.add("cron")))
                    .awaits("app", "db")
                    .awaits("web", "app");

            RunFinished end = scenario.deploy();

            assertThat(done).containsExactly("cron");
            assertThat(end.failed()).isEqualTo(1);
            assertThat(end.skipped()).isEqualTo(2);
            assertThat(scenario.events(RootFinished.class))
                    .extracting(RootFinished::root, RootFinished::outcome, RootFinished::why)
                    .containsExactly(
                            tuple("db", Outcome.FAILED, ""),
                            tuple("app", Outcome.SKIPPED, "waits for db, which failed"),
                            tuple("web", Outcome.SKIPPED, "waits for app, which was skipped"),
                            tuple("cron", Outcome.UNCHANGED, ""));
        }
    }

    @Test
    void rootsComeAfterThoseThatTheyWaitFor() {
        scenario.root("web", web -> web.verify(probe -> done.add("web")))
                .root("app", app -> app.verify(probe -> done.add("app")))
                .root("db", db -> db.verify(probe -> done.add("db")))
                .awaits("web", "app", "db")
                .awaits("app", "db");

        scenario.deploy();

        assertThat(done).containsExactly("db", "app", "web");
    }

    @Test
    void ignoredRootsAreLeftAloneAndHoldNobodyUp() {
        scenario.root("!db", db -> db.verify(probe -> done.add("db")))
                .root("app", app -> app.verify(probe -> done.add("app")))
                .awaits("app", "db");

        RunFinished end = scenario.deploy();

        assertThat(done).containsExactly("app");
        assertThat(end.skipped()).isEqualTo(1);
        assertThat(scenario.events(RootFinished.class).get(0).why()).isEqualTo("ignored in environments/test.toml:4");
    }

    @Test
    void openAndCloseEnfoldVerifyAndUpdate() {
        Step step = changing("update");
        step.open = target -> done.add("open");
        step.close = target -> done.add("close");
        scenario.root("app", app -> app.with(step));

        scenario.deploy();

        assertThat(done).containsExactly("open", "update", "close");
    }

    @Test
    void whatWasOpenedIsClosedAfterAFailureToo() {
        Step step = Step.named("a").verify(probe -> {
            throw new IllegalStateException("broken");
        });
        step.open = target -> done.add("open");
        step.close = target -> {
            done.add("close");
            throw new IllegalStateException("stuck");
        };
        scenario.root("app", app -> app.with(step));

        assertThat(scenario.deploy().failed()).isEqualTo(1);
        assertThat(done).containsExactly("open", "close");
        assertThat(scenario.events(ComponentFailed.class).get(0).failure())
                .satisfies(failure -> assertThat(failure.message()).isEqualTo("broken"))
                .satisfies(failure -> assertThat(failure.details()).containsExactly("then close failed, too: stuck"));
    }

    @Test
    void aCloseThatFailsIsAFailure() {
        Step step = noting("a");
        step.close = target -> {
            throw new IllegalStateException("stuck");
        };
        scenario.root("app", app -> app.with(step));

        assertThat(scenario.deploy().failed()).isEqualTo(1);
    }

    @Test
    void updateCannotAskForAnUpdate() {
        scenario.root(
                "app",
                app -> app.with(changing("a").update(target -> {
                    throw new UpdateNeeded();
                })));

        assertThat(scenario.deploy().failed()).isEqualTo(1);
    }

    @Test
    void verifyGetsNothingThatCouldChangeTheSystem() {
        scenario.root("app", app -> app.verify(probe -> assertThat(probe).isNotInstanceOf(Target.class)));

        assertThat(scenario.deploy().failed()).isZero();
    }

    @Test
    void workDirectoriesAreThereBeforeTheFirstVerify() {
        scenario.root(
                "app",
                app -> app.with(Step.named("a").verify(probe -> {
                    assertThat(probe.workdir()).isEqualTo(base.resolve("work/app"));
                    assertThat(probe.workdir()).isDirectory();
                    assertThat(probe.run("pwd").stdout().strip())
                            .isEqualTo(base.resolve("work/app").toRealPath().toString());
                })));

        assertThat(scenario.deploy().failed()).isZero();
    }

    @Test
    void handlersHearOfUpdatesBeforeTheyBegin() {
        Listener first = Listener.called("first");
        Listener last = Listener.called("last");
        scenario.root("app", app -> app.with(first, changing("a"), last, changing("b")));

        scenario.deploy();

        assertThat(first.all).containsExactly("a", "b");
        assertThat(first.precursors).isEmpty();
        assertThat(last.all).containsExactly("a", "b");
        assertThat(last.precursors).containsExactly("a");
    }

    @Test
    void aHandlerThatFailsKeepsTheUpdateFromBeginning() {
        Listener listener = Listener.called("service");
        listener.handle = target -> {
            throw new IllegalStateException("does not stop");
        };
        scenario.root("app", app -> app.with(changing("a"), listener));

        assertThat(scenario.deploy().failed()).isEqualTo(1);
        assertThat(done).isEmpty();
        assertThat(scenario.events(ComponentFailed.class).get(0).failure().message())
                .isEqualTo("before the update, hearPrecursor of Step > Listener(\"service\"): does not stop");
    }

    @Test
    void anInterruptLetsTheComponentAtHandFinishAndStops() {
        scenario.root(
                        "app",
                        app -> app.with(
                                changing("a").update(target -> {
                                    scenario.interrupted = true;
                                    done.add("a");
                                }),
                                changing("b")))
                .root("web", web -> web.with(changing("c")));

        RunFinished end = scenario.deploy();

        assertThat(done).containsExactly("a");
        assertThat(end.changed()).isEqualTo(1);
        assertThat(end.skipped()).isEqualTo(2);
        assertThat(scenario.events(Interrupted.class)).hasSize(1);
        assertThat(scenario.events(RootFinished.class))
                .extracting(RootFinished::why)
                .containsExactly("interrupted", "interrupted");
        assertThat(Files.exists(base.resolve(".launchway/journal"))).isTrue();
    }

    @Test
    void afterAnInterruptNothingIsSaidOfWhatWasWaitedFor() {
        scenario.root(
                        "app",
                        app -> app.with(changing("a").update(target -> scenario.interrupted = true), changing("b")))
                .root("web", web -> {})
                .root("top", top -> {})
                .awaits("web", "app")
                .awaits("top", "web");

        RunFinished end = scenario.deploy();

        assertThat(end.skipped()).isEqualTo(3);
        assertThat(scenario.events(RootFinished.class))
                .extracting(RootFinished::root, RootFinished::why)
                .containsExactlyInAnyOrder(
                        tuple("app", "interrupted"), tuple("web", "interrupted"), tuple("top", "interrupted"));
    }

    @Test
    void anInterruptWhenAllIsDoneInterruptsNothing() {
        scenario.root("app", app -> app.with(changing("a")).verify(probe -> scenario.interrupted = true));

        RunFinished end = scenario.deploy();

        assertThat(end.changed()).isEqualTo(1);
        assertThat(end.skipped()).isZero();
        assertThat(scenario.events(Interrupted.class)).isEmpty();
    }

    @Test
    void aRunWithoutChangesWritesNoJournal() {
        scenario.root("app", app -> app.with(noting("a")));

        scenario.deploy();

        assertThat(base.resolve(".launchway/journal")).doesNotExist();
    }

    @Test
    void nothingChangesThatTheJournalCannotRemember() {
        Path inTheWay = base.resolve(".launchway/journal.new/x");
        scenario.root(
                "app",
                app -> app.with(Step.named("block").verify(probe -> Files.createDirectories(inTheWay)), changing("a")));

        RunFinished end = scenario.deploy();

        assertThat(end.failed()).isEqualTo(1);
        assertThat(done).isEmpty();
        assertThat(scenario.events(ComponentFailed.class).get(0).failure().message())
                .startsWith("cannot write " + base.resolve(".launchway/journal"));
    }

    @Test
    void aRootWhoseFilesDoNotReachTheDiskHasFailed() {
        scenario.system = neverSynced(scenario.system);
        scenario.root("app", app -> app.with(changing("a")))
                .root("web", web -> {})
                .awaits("web", "app");

        RunFinished end = scenario.deploy();

        assertThat(end.failed()).isEqualTo(1);
        assertThat(end.skipped()).isEqualTo(1);
        assertThat(base.resolve(".launchway/journal")).content().contains("Step(\"a\")");
    }

    private static SystemAccess neverSynced(SystemAccess real) {
        return (SystemAccess) Proxy.newProxyInstance(
                SystemAccess.class.getClassLoader(), new Class<?>[] {SystemAccess.class}, (proxy, method, args) -> {
                    if (method.getName().equals("sync")) {
                        throw new IOException("no space left");
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aFileWhereTheWorkDirectoryMustBeFailsTheRoot() throws IOException {
        Files.createDirectories(base.resolve("work"));
        Files.writeString(base.resolve("work/app"), "");
        scenario.root("app", app -> app.with(noting("a")));

        RunFinished end = scenario.deploy();

        assertThat(end.failed()).isEqualTo(1);
        assertThat(done).isEmpty();
        assertThat(scenario.events(ComponentFailed.class).get(0).failure().message())
                .contains(base.resolve("work/app").toString())
                .doesNotContain("Exception");
    }

    @Test
    void whatFailedInTheMiddleIsMadeUpForByTheNextRun() {
        boolean[] broken = {true};
        Step config = Step.named("config")
                .verify(probe -> probe.check(probe.exists(Path.of("config")), "missing"))
                .update(target -> target.touch(Path.of("config")));
        scenario.root("app", app -> {
            app.given.clear();
            app.with(
                    config,
                    Step.named("between").verify(probe -> {
                        if (broken[0]) {
                            throw new IllegalStateException("broken");
                        }
                    }),
                    Step.named("server")
                            .verify(probe -> probe.assertNoChanges(config))
                            .update(target -> done.add("restart")));
        });
        assertThat(scenario.deploy().failed()).isEqualTo(1);
        broken[0] = false;

        assertThat(scenario.deploy().changed()).isEqualTo(1);
        assertThat(done).containsExactly("restart");
        assertThat(scenario.deploy().changed()).isZero();
    }
}
