package dev.launchway.engine.apply;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.system.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands of a run that is killed: none of them works on beside the next run. */
@EnabledOnOs(OS.LINUX)
class UnfinishedTest {

    static final String SCRIPT = "script";

    @TempDir
    Path base;

    private Path workdir;

    @BeforeEach
    void writeTheScript() throws IOException {
        workdir = Files.createDirectories(base.resolve("work/app"));
        Files.writeString(
                workdir.resolve(SCRIPT),
                "trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & echo $$ $! >started; mv started pids; wait");
    }

    @Test
    void commandsEndWithTheRunThatIsKilled() throws Exception {
        try (Child child = Child.start(base, "command")) {
            List<ProcessHandle> commands = started();

            child.kill();

            for (ProcessHandle command : commands) {
                awaitEnd(command);
            }
        }
        assertTheNextRunTells();
    }

    /** What watches over the commands may be killed, too. */
    @Test
    void theNextRunDoesNotBeginBesideACommand() throws Exception {
        try (Child child = Child.start(base, "command")) {
            List<ProcessHandle> commands = started();
            ProcessHandle.of(child.pid()).orElseThrow().children().forEach(process -> {
                if (!commands.contains(process)) {
                    process.destroyForcibly();
                }
            });
            child.kill();
            commands.get(0).destroyForcibly();
            awaitEnd(commands.get(0));

            Scenario scenario = new Scenario(base).root("app", app -> {});
            assertThatThrownBy(() -> scenario.start(Mode.DEPLOY))
                    .isInstanceOf(TargetLockedException.class)
                    .hasMessageContaining("a command of an interrupted run still runs, 'sh script' (process "
                            + commands.get(0).pid() + ") since 20");
            assertThat(scenario.predict().failed()).isZero();

            commands.get(1).destroyForcibly();
        }
        assertTheNextRunTells();
    }

    @Test
    void aRunThatEndsLeavesNothingToTell() throws Exception {
        Scenario scenario = new Scenario(base)
                .root("app", app -> app.verify(probe -> probe.check(false, "")).update(target -> {
                    String noted = "until [ -s \"$0\" ]; do sleep 0.1; done; cat \"$0\"";
                    assertThat(target.run("sh", "-c", noted, notes().toString()).stdout())
                            .contains("\tsh -c until ");
                    target.run("sh", "-c", "sleep 300 & echo $! >pids");
                }));

        assertThat(scenario.deploy().failed()).isZero();
        assertThat(notes()).doesNotExist();
        assertThat(scenario.deploy().failed()).isZero();
        assertThat(scenario.events(Message.class)).isEmpty();
        ProcessHandle.of(
                        Long.parseLong(Files.readString(workdir.resolve("pids")).strip()))
                .orElseThrow()
                .destroy();
    }

    private void assertTheNextRunTells() {
        Scenario scenario = new Scenario(base).root("app", app -> {});

        assertThat(scenario.deploy().failed()).isZero();
        assertThat(scenario.events(Message.class))
                .extracting(Message::text)
                .singleElement()
                .asString()
                .startsWith("the last run was interrupted while 'sh script' ran (since 20");
        scenario.deploy();
        assertThat(scenario.events(Message.class)).isEmpty();
    }

    private Path notes() {
        return base.resolve(".launchway/commands");
    }

    /** The init of a container may leave a process that has ended unasked for. */
    private static void awaitEnd(ProcessHandle process) {
        LocalSystem system = new LocalSystem();
        waitFor("the end of " + process)
                .until(() -> system.process(process.pid()).isEmpty());
    }

    private List<ProcessHandle> started() throws Exception {
        Path pids = workdir.resolve("pids");
        waitFor("the command and a note of it")
                .until(() -> Files.exists(pids) && Files.exists(notes()) && Files.size(notes()) > 0);
        List<ProcessHandle> handles = new ArrayList<>();
        for (String pid : Files.readString(pids).strip().split(" ", -1)) {
            handles.add(ProcessHandle.of(Long.parseLong(pid)).orElseThrow());
        }
        return handles;
    }
}
