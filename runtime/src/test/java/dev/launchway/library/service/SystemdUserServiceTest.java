package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.begun;
import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Services of a user who may nothing else, by a systemd of that user that lingers. */
@OnMachine(value = Init.SYSTEMD, user = "walker")
class SystemdUserServiceTest {

    private static final Path UNITS = Path.of("/home/walker/.config/systemd/user");

    private final Bench bench = new Bench();

    SystemdUserServiceTest() {
        bench.theatre.home(Path.of("/home/walker"));
    }

    private static String systemctl(String... arguments) {
        return Bench.says(
                "sh",
                "-c",
                "XDG_RUNTIME_DIR=/run/user/$(id -u) systemctl --user \"$@\"",
                "sh",
                arguments[0],
                arguments[1]);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        Disk units = new Disk(UNITS);
        bench.hold(BlockInvariant.of(Service.class)
                .deployed(bench.theatre.deployment(here ->
                        here.add(Service.named("mine").command("sleep", "644").env("KEY", Secret.of("user-canary")))))
                .asks("systemctl --user --no-ask-password show ")
                .present(disk -> {
                    assertThat(units.read("mine.service")).contains("ExecStart=\"sleep\" \"644\"\n");
                    assertThat(systemctl("is-active", "mine")).isEqualTo("active");
                    assertThat(systemctl("is-enabled", "mine")).isEqualTo("enabled");
                })
                .drift("stopped", disk -> systemctl("stop", "mine"))
                .drift("disabled", disk -> systemctl("disable", "mine"))
                .drift("edited", disk -> units.write("mine.service", "[Service]\nExecStart=/bin/sleep 1\n"))
                .removed(
                        bench.theatre.deployment(
                                here -> here.add(Service.named("mine").removed())),
                        disk -> {
                            assertThat(units.exists("mine.service")).isFalse();
                            assertThat(processes("sleep 644")).isEmpty();
                        }));
        assertThat(Path.of("/var/lib/systemd/linger/walker")).exists();
    }

    /** Its directory is below the user's home, and still none that systemd reads. */
    @Test
    void aSandboxLeavesSystemdAlone() {
        Theatre theatre = new Theatre(Path.of("/home/walker/trial"))
                .home(Path.of("/home/walker"))
                .sandboxed();
        says("mkdir", "-p", "/home/walker/trial");

        Run run = theatre.deploy(here -> here.add(Service.named("tried").command("sleep", "645")));

        assertThat(run.finished().failed()).as(run.events() + "").isZero();
        assertThat(begun("sleep 645")).hasSize(1);
        assertThat(systemctl("is-active", "tried")).isEqualTo("inactive");
        theatre.deploy(here -> here.add(Service.named("tried").removed()));
        assertThat(processes("sleep 645")).isEmpty();
    }

    @Test
    void mayNotBeAnotherUser() {
        Run run = bench.theatre.deploy(here -> here.add(
                Service.named("other").command("sleep", "600").user("root").by(ServiceManager.SYSTEMD_USER)));
        assertThat(run.failure())
                .contains("a user's systemd runs all as that user, walker")
                .contains("deploy as root");
        Run system = bench.theatre.deploy(
                here -> here.add(Service.named("other").command("sleep", "600").by(ServiceManager.SYSTEMD)));
        assertThat(system.failure()).contains("only root may write units of the system, not walker");
    }

    @Test
    void tellsWhatItWroteWhenItDies() {
        Run run = bench.theatre.deploy(here -> here.add(Service.named("dying")
                .command("sh", "-c", "echo no database; exit 3")
                .log("dying.log")));
        assertThat(run.failure()).contains("exit code 3").contains("dying.log");
        assertThat(run.events() + "").contains("no database");
    }
}
