package dev.launchway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent.RunFinished;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is killed at any of its steps, and the one after it. */
class KillTest {

    @TempDir
    Path base;

    /**
     * Two roots: a configuration file and the server that is to be restarted with it, and an agent on the same host that is to be
     * restarted with it, too. Nothing but the journal remembers that a restart is due.
     */
    static Scenario scenario(Path base, String killAt, Consumer<String> step) {
        Step config = Step.named("config");
        config.verify(probe -> probe.check(probe.exists(Path.of("config")), "missing"))
                .update(target -> {
                    at(killAt, "before-write", step);
                    target.write(Path.of("config"), "new");
                    at(killAt, "after-write", step);
                });
        Step server = Step.named("server");
        server.verify(probe -> {
                    at(killAt, "before-restart", step);
                    probe.assertNoChanges(config);
                })
                .update(target -> {
                    at(killAt, "in-restart", step);
                    target.touch(base.resolve("server-restarted"));
                    at(killAt, "after-restart", step);
                });
        return new Scenario(base)
                .root("web", web -> web.with(config, server).verify(probe -> at(killAt, "end-of-root", step)))
                .root("agent", agent -> agent.verify(probe -> {
                            at(killAt, "next-root", step);
                            probe.assertNoChanges(config);
                        })
                        .update(target -> {
                            at(killAt, "in-next-root", step);
                            target.touch(base.resolve("agent-restarted"));
                        }))
                .awaits("agent", "web");
    }

    private static void at(String killAt, String here, Consumer<String> step) {
        if (killAt.equals(here)) {
            step.accept(here);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before-write",
                "after-write",
                "before-restart",
                "in-restart",
                "after-restart",
                "end-of-root",
                "next-root",
                "in-next-root"
            })
    void theNextRunMakesUpForWhatTheKilledOneLeftOut(String killAt) throws Exception {
        try (Child child = Child.start(base, killAt)) {
            child.await("reached");
            child.kill();
        }
        List<String> reached = new ArrayList<>();

        RunFinished end = scenario(base, "", reached::add).deploy();

        assertThat(end.failed()).isZero();
        assertThat(base.resolve("work/web/config")).hasContent("new");
        assertThat(base.resolve("server-restarted")).exists();
        assertThat(base.resolve("agent-restarted")).exists();

        Files.delete(base.resolve("server-restarted"));
        Files.delete(base.resolve("agent-restarted"));
        RunFinished again = scenario(base, "", reached::add).deploy();

        assertThat(again.changed()).isZero();
        assertThat(base.resolve("server-restarted")).doesNotExist();
        assertThat(base.resolve("agent-restarted")).doesNotExist();
        assertThat(base.resolve(".launchway/journal")).doesNotExist();
    }
}
