package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.begun;
import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import org.junit.jupiter.api.Test;

/** Services of a user on a host with cron alone: a line of the user's crontab starts them after a reboot. */
@OnMachine(value = Init.CRON, user = "walker")
class KeptUserServiceTest {

    private final Bench bench = new Bench();

    @Test
    void holdsWhatAllBlocksHoldAndLeavesOtherJobsAlone() {
        says("sh", "-c", "echo '1 2 3 4 5 true' | crontab -");
        bench.hold(BlockInvariant.of(Service.class)
                .deployed(here -> here.add(Service.named("mine").command("sleep", "707")))
                .notKilled("there is one crontab, which a killed run shares with the next one")
                .asks("crontab -l")
                .present(disk -> {
                    assertThat(says("crontab", "-l"))
                            .contains("@reboot /bin/sh ")
                            .contains("# launchway mine");
                    assertThat(processes("mine.keep")).hasSize(1);
                    assertThat(begun("sleep 707")).hasSize(1);
                })
                .state(disk -> processes("sleep 707"))
                .drift("job removed", disk -> says("sh", "-c", "echo '1 2 3 4 5 true' | crontab -"))
                .removed(here -> here.add(Service.named("mine").removed()), disk -> {
                    assertThat(says("crontab", "-l")).isEqualTo("1 2 3 4 5 true");
                    assertThat(processes("sleep 707")).isEmpty();
                }));
    }

    @Test
    void aSandboxLeavesTheCrontabAlone() {
        says("sh", "-c", "echo '1 2 3 4 5 true' | crontab -");
        bench.theatre.sandboxed();
        bench.deploy(here -> here.add(Service.named("tried").command("sleep", "709")));
        assertThat(bench.deploy(here -> here.add(Service.named("tried").command("sleep", "709")))
                        .changed())
                .isEmpty();
        assertThat(begun("sleep 709")).hasSize(1);
        assertThat(says("crontab", "-l")).isEqualTo("1 2 3 4 5 true");

        bench.deploy(here -> here.add(Service.named("tried").removed()));

        assertThat(processes("sleep 709")).isEmpty();
        assertThat(says("crontab", "-l")).isEqualTo("1 2 3 4 5 true");
        says("crontab", "-r");
    }

    @Test
    void aCrontabThatCannotBeReadIsLeftAsItIs() {
        says("sh", "-c", "printf '# caf\\351\\n' | crontab -");
        assertThat(bench.theatre
                        .deploy(here -> here.add(Service.named("odd").command("sleep", "708")))
                        .failure())
                .contains("the crontab has lines that are not in UTF-8");
        assertThat(says("sh", "-c", "crontab -l | od -An -c")).contains("351");
        says("crontab", "-r");
        bench.deploy(here -> here.add(Service.named("odd").removed()));
    }
}
