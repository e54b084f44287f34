package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.Stopped;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that breaks hosts does not go on to break the others. */
class StopAfterFailuresTest {

    @TempDir
    static Path shared;

    private static Compilers.Result compiled;

    @TempDir
    Path directory;

    private final List<RunEvent> events = new ArrayList<>();

    @BeforeAll
    static void compile() throws Exception {
        compiled = Compilers.JAVAC
                .in(shared.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component
                        public class App {
                            @Attribute boolean broken;
                            void verify(Probe probe) {
                                if (broken) {
                                    throw new IllegalStateException("the app is broken");
                                }
                            }
                            void update(Target target) {}
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Cron {}
                        """)
                .resource("environments/shop.toml", """
                        [hosts]
                        "app[01..05]" = ["app", "cron"]
                        [host."app[02..03]".component.app]
                        broken = true
                        """)
                .compile();
        assertThat(compiled.errors()).isEmpty();
    }

    @Test
    void afterAFailureNothingElseBegins() throws Exception {
        RunResult result = run(1);

        assertThat(result.failed()).isEqualTo(1);
        assertThat(started()).containsExactly("app01/app", "app01/cron", "app02/app");
        assertThat(events).contains(new Stopped(1));
        assertThat(skipped())
                .containsExactlyInAnyOrder(
                        "app02/cron", "app03/app", "app03/cron", "app04/app", "app04/cron", "app05/app", "app05/cron")
                .allSatisfy(root -> assertThat(why(root)).isEqualTo("stopped after 1 failed host"));
        assertThat(directory.resolve("hosts/app04/work")).doesNotExist();
    }

    @Test
    void asManyHostsMayFailAsAreAllowed() throws Exception {
        RunResult result = run(2);

        assertThat(result.failed()).isEqualTo(2);
        assertThat(started()).containsExactly("app01/app", "app01/cron", "app02/app", "app02/cron", "app03/app");
        assertThat(events).contains(new Stopped(2));
        assertThat(why("app05/app")).isEqualTo("stopped after 2 failed hosts");
    }

    @Test
    void fewerFailuresStopNothing() throws Exception {
        RunResult result = run(3);

        assertThat(result.failed()).isEqualTo(2);
        assertThat(started()).hasSize(10);
        assertThat(events).noneMatch(Stopped.class::isInstance);
    }

    private RunResult run(int stopAfterFailures) throws Exception {
        return SimulatedRun.of(
                directory,
                compiled,
                "shop",
                events,
                new SimulatedHosts(directory.resolve("hosts")),
                SimulatedRun.settings(SimulatedRun.PATIENCE, stopAfterFailures));
    }

    private List<String> started() {
        List<String> started = new ArrayList<>();
        for (RunEvent event : events) {
            if (event instanceof RootStarted root) {
                started.add(root.host() + "/" + root.root());
            }
        }
        return started;
    }

    private List<String> skipped() {
        return events.stream()
                .filter(event -> event instanceof RootFinished root && root.outcome() == Outcome.SKIPPED)
                .map(event -> ((RootFinished) event).host() + "/" + ((RootFinished) event).root())
                .toList();
    }

    private String why(String root) {
        for (RunEvent event : events) {
            if (event instanceof RootFinished finished && root.equals(finished.host() + "/" + finished.root())) {
                return finished.why();
            }
        }
        throw new AssertionError(root);
    }
}
