package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Controllers that are interrupted or killed in the middle of {@code remote}, and such that begin at once. */
class RemoteInterruptTest {

    @TempDir
    static Path directory;

    private static RemoteShop shop;

    @BeforeAll
    static void start() throws IOException {
        String gate = "web01 = [\"front\"]\napp01 = [\"gate\"]\napp02 = [\"app\"]\n";
        shop = RemoteShop.start(
                directory,
                Map.of(
                        "signals", RemoteShop.ROLES,
                        "orphan", RemoteShop.ROLES,
                        "both", RemoteShop.ROLES,
                        "twice", gate,
                        "hangup", gate),
                RemoteShop.WITH_A_GATE);
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void anInterruptWhileSomethingIsSentEndsTheRunBeforeAnythingChanges() throws Exception {
        Process run = shop.atTheVerdict("signals");
        signal(run, "INT");
        Ended ended = shop.service().ended(run);
        shop.release();

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(shop.hosts().has(3, "/root/signals/work")).isFalse();
        shop.expectNoParts("signals");
        shop.expectDeployed("signals");
    }

    @Test
    void aControllerThatIsKilledWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        Process run = shop.atTheVerdict("orphan");
        run.destroyForcibly().waitFor();
        shop.release();

        shop.expectNoParts("orphan");
        shop.expectDeployed("orphan");
    }

    @Test
    void aSecondInterruptEndsTheRunAtOnce() throws Exception {
        Process run = shop.atTheDoor("twice");
        signal(run, "INT");
        shop.service().waitFor(run, () -> shop.errors(run).contains("once more stops at once"));
        signal(run, "INT");
        Ended ended = shop.service().ended(run);
        assertThat(shop.hosts().has(2, "/root/twice/work/gate/open")).isFalse();
        shop.openTheDoor("twice");

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        shop.expectRestarted("twice");
    }

    @Test
    void theEndOfTheTerminalLetsTheComponentFinish() throws Exception {
        Process run = shop.atTheDoor("hangup");
        signal(run, "HUP");
        shop.service().waitFor(run, () -> shop.errors(run).contains("stops after the component that is at work"));
        shop.openTheDoor("hangup");
        Ended ended = shop.service().ended(run);

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(shop.hosts().has(2, "/root/hangup/work/gate/restarts")).isFalse();
        shop.expectRestarted("hangup");
    }

    @Test
    void ofControllersThatStartAtTheSameInstantOneDeploysAndTheOthersNameIt() throws Exception {
        for (int round = 0; round < 2; round++) {
            List<Process> runs = List.of(
                    shop.service().start("remote", "both"),
                    shop.service().start("remote", "both"),
                    shop.service().start("remote", "both"));
            List<Ended> deployed = new ArrayList<>();
            for (Process run : runs) {
                Ended ended = shop.service().ended(run);
                assertThat(ended.code()).as(ended.err()).isIn(0, 5);
                if (ended.code() == 5) {
                    assertThat(ended.err()).contains("is locked by root on ");
                    assertThat(ended.out()).contains("nothing was changed");
                } else {
                    deployed.add(ended);
                }
            }
            assertThat(deployed).as("one of them finds all hosts free").isNotEmpty();
            assertThat(deployed) // one may be so slow to begin that another has ended
                    .filteredOn(ended -> !ended.out().startsWith("both: 0 changed"))
                    .hasSizeLessThanOrEqualTo(1);
        }
        shop.expectDeployed("both");
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
