package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.begun;
import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
import static dev.launchway.library.service.Bench.server;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Run;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Services of the system, by a systemd that is process 1. */
@OnMachine(Init.SYSTEMD)
class SystemdServiceTest {

    private static final Path UNITS = Path.of("/etc/systemd/system");

    /** For what is not about a service that ends at once. */
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Longer than any machine takes. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Bench bench = new Bench();

    private static String pid(String name) {
        return says("systemctl", "show", "--property=MainPID", "--value", name);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        Disk units = new Disk(UNITS);
        bench.hold(BlockInvariant.of(Service.class)
                .deployed(here ->
                        here.add(Service.named("whole").command("sleep", "601").grace(SHORT)))
                .killedBefore(
                        "before systemd reads the unit, enables it, starts it, and before that is noted", 5, 6, 7, 8)
                .asks("systemctl --no-ask-password show ")
                .present(disk -> {
                    assertThat(units.read("whole.service")).contains("ExecStart=\"sleep\" \"601\"\n");
                    assertThat(says("systemctl", "is-active", "whole")).isEqualTo("active");
                    assertThat(says("systemctl", "is-enabled", "whole")).isEqualTo("enabled");
                })
                .state(disk -> pid("whole"))
                .drift("stopped", disk -> says("systemctl", "stop", "whole"))
                .drift("disabled", disk -> says("systemctl", "disable", "whole"))
                .drift("masked", disk -> {
                    says("systemctl", "stop", "whole");
                    units.delete("whole.service");
                    units.link("whole.service", "/dev/null");
                    says("systemctl", "daemon-reload");
                })
                .drift("edited", disk -> units.write("whole.service", "[Service]\nExecStart=/bin/sleep 1\n"))
                .drift("unit removed", disk -> units.delete("whole.service"))
                .removed(here -> here.add(Service.named("whole").removed()), disk -> {
                    assertThat(units.exists("whole.service")).isFalse();
                    assertThat(says("systemctl", "is-active", "whole")).isEqualTo("inactive");
                    assertThat(processes("sleep 601")).isEmpty();
                })
                .afterwards(disk -> {
                    says("systemctl", "disable", "--now", "whole");
                    says("rm", "-f", units.path("whole.service") + "");
                    says("systemctl", "daemon-reload");
                }));
    }

    @Test
    void startsAgainOnWhatChangedAndReadsAgainWhatItCan() {
        int port = freePort();
        bench.deploy(stage(port, "a", "b"));
        String first = pid("two");
        assertThat(bench.deploy(stage(port, "a", "b")).changed()).isEmpty();

        Run reloaded = bench.deploy(stage(port, "a", "other"));
        assertThat(reloaded.reasons()).contains("Service(\"two\"): a File that it reads changed");
        assertThat(pid("two")).isEqualTo(first);
        Waiting.waitFor("the signal came").until(() -> bench.disk.exists("reloaded"));

        bench.deploy(stage(port, "other", "other"));
        assertThat(pid("two")).isNotEqualTo(first);
        assertThat(bench.deploy(stage(port, "other", "other")).changed()).isEmpty();
    }

    private Consumer<Configuration> stage(int port, String restarting, String reloading) {
        return here -> {
            File one = here.add(File.at("one").content(restarting));
            File two = here.add(File.at("two").content(reloading));
            String script = "trap 'touch " + here.workdir().resolve("reloaded") + "' HUP; "
                    + String.join(" ", server(port)) + " & while :; do wait; sleep 0.1; done";
            here.add(Service.named("two")
                    .command("sh", "-c", script)
                    .restartOn(one)
                    .reloadOn(two)
                    .reloadSignal("HUP")
                    .grace(SHORT)
                    .tcp("localhost", port));
        };
    }

    @Test
    void thePendingStartIsNotForgotten() {
        int port = freePort();
        Consumer<Configuration> working = stage(port, "a", "b");
        bench.deploy(working);
        Run failed = bench.theatre.deploy(here -> {
            File one = here.add(File.at("one").content("changed"));
            here.add(File.at("missing/x").content(""));
            here.add(Service.named("two").command("true").restartOn(one));
        });
        assertThat(failed.finished().failed()).isPositive();
        String before = pid("two");
        bench.deploy(stage(port, "changed", "b"));
        assertThat(pid("two")).isNotEqualTo(before);
    }

    /** Whatever an author gives, the program gets it as it is. */
    @Test
    void takesEveryTextLiterally() {
        String odd = "a b\t%h %% $HOME ${USER} $$ \"q\" 'p' \\ \\n ; # `id` ü\nsecond line";
        String hidden = "canary " + odd.replace("second", "other");
        bench.deploy(here -> here.add(Service.named("odd")
                .command(
                        "sh",
                        "-c",
                        "printf '%s|' \"$@\" \"$PLAIN\" \"$HIDDEN\" > out; exec sleep 600",
                        "sh",
                        odd,
                        ";",
                        "")
                .env("PLAIN", odd)
                .env("HIDDEN", Secret.of(hidden))));
        Waiting.waitFor("what it writes").until(() -> isWritten(bench.disk, "out"));
        assertThat(bench.disk.read("out")).isEqualTo(odd + "|;||" + odd + "|" + hidden + "|");
        assertThat(says("systemctl", "cat", "odd")).doesNotContain("canary");
        assertThat(bench.disk.mode(".services/odd.env")).isEqualTo("rw-------");
        assertThat(bench.deploy(here -> here.add(Service.named("odd").removed()))
                        .changed())
                .isNotEmpty();
        assertThat(bench.disk.exists(".services/odd.env")).isFalse();
    }

    private static boolean isWritten(Disk disk, String file) {
        return disk.exists(file) && !disk.read(file).isEmpty();
    }

    @Test
    void aServiceWhoseUnitIsGoneIsEndedAllTheSame() {
        bench.deploy(here -> here.add(Service.named("gone").command("sleep", "634")));
        new Disk(UNITS).delete("gone.service");

        bench.deploy(here -> here.add(Service.named("gone").removed()));
        assertThat(processes("sleep 634")).isEmpty();
    }

    @Test
    void aRotatedSecretStartsItAgainAndIsSeenNowhere() {
        Consumer<Configuration> first = secret("first-canary");
        bench.deploy(first);
        String before = pid("secret");
        assertThat(bench.deploy(first).changed()).isEmpty();
        Run rotated = bench.deploy(secret("second-canary"));
        assertThat(pid("secret")).isNotEqualTo(before);
        assertThat(rotated.events() + "").doesNotContain("-canary");
    }

    private static Consumer<Configuration> secret(String value) {
        return here -> here.add(
                Service.named("secret").command("sleep", "600").grace(SHORT).env("KEY", Secret.of(value)));
    }

    @Test
    void aServiceThatDiesInItsGraceFailsWithWhatItWrote() {
        Consumer<Configuration> dying = here -> here.add(Service.named("dying")
                .command("sh", "-c", "echo hello; sleep 0.3; echo the database is missing >&2; exit 7")
                .restartDelay(LONG)
                .grace(LONG));
        Run run = bench.theatre.deploy(dying);
        assertThat(run.failure())
                .contains("Service(\"dying\"): ")
                .contains("it ended right after its start")
                .contains("exit code 7")
                .contains("journalctl -u dying.service");
        assertThat(run.events() + "").contains("the database is missing");
        assertThat(says("systemctl", "is-active", "dying")).isNotEqualTo("active");
        bench.deploy(
                here -> here.add(Service.named("dying").command("sleep", "600").grace(SHORT)));
    }

    @Test
    void aProgramThatIsNotThereFailsBeforeTheOldUnitGoes() {
        bench.deploy(
                here -> here.add(Service.named("gone").command("sleep", "600").grace(SHORT)));
        String before = pid("gone");
        Run run = bench.theatre.deploy(here -> here.add(Service.named("gone").command("/opt/gone/bin/app")));
        assertThat(run.failure()).contains("systemd refuses the unit gone.service, so nothing was changed");
        assertThat(run.events() + "").contains("/opt/gone/bin/app is not executable");
        assertThat(pid("gone")).isEqualTo(before);
        assertThat(new Disk(UNITS).read("gone.service")).contains("sleep");

        Run refused = bench.theatre.deploy(here ->
                here.add(Service.named("gone").command("sleep", "600").systemd("Service", "ExecStartPre", "x \"y")));
        assertThat(refused.failure()).isNotEmpty();
        assertThat(pid("gone")).isEqualTo(before);
    }

    @Test
    void notReadyInTimeIsAFailureThatEndsIt() {
        int port = freePort();
        Run run = bench.theatre.deploy(here -> here.add(Service.named("deaf")
                .command("sleep", "611")
                .tcp("localhost", port)
                .startTimeout(Duration.ofSeconds(2))));
        assertThat(run.failure()).contains("it was not ready within 2 s: localhost:" + port);
        assertThat(processes("sleep 611")).isEmpty();
    }

    @Test
    void comesBackAfterACrashWithoutAnybody() {
        Consumer<Configuration> stage = here -> here.add(Service.named("crash")
                .command("sleep", "622")
                .restartDelay(Duration.ofMillis(200))
                .grace(SHORT));
        bench.deploy(stage);
        Bench.crash("sleep 622");
        assertThat(bench.deploy(stage).changed()).isEmpty();
    }

    @Test
    void runsAsAnotherUserWithinItsLimits() {
        bench.deploy(here -> here.add(Service.named("limited")
                .command("sh", "-c", "id -un > /tmp/limited; ulimit -n >> /tmp/limited; exec sleep 600")
                .user("walker")
                .directory(Path.of("/home/walker"))
                .openFiles(777)
                .memory("200M")
                .processes(20)
                .cpuPercent(50)
                .after("network.target")
                .log("limited.log")));
        Disk tmp = new Disk(Path.of("/tmp"));
        Waiting.waitFor("what it writes")
                .until(() ->
                        tmp.exists("limited") && tmp.read("limited").lines().count() == 2);
        assertThat(tmp.read("limited")).isEqualTo("walker\n777\n");
        assertThat(says("systemctl", "show", "limited", "--property=MemoryMax,TasksMax,CPUQuotaPerSecUSec"))
                .contains("MemoryMax=" + 200 * 1024 * 1024, "TasksMax=20", "CPUQuotaPerSecUSec=500ms");
    }

    @Test
    void aUserWhoCannotGetToItsDirectoryIsTold() {
        bench.disk.directory("closed");
        bench.disk.setMode("closed", "rwx------");
        Run run = bench.theatre.deploy(here -> here.add(
                Service.named("closed").command("sleep", "600").user("walker").directory("closed")));
        assertThat(run.failure()).contains("who may not pass " + bench.disk.path("closed") + " (mode 0700)");
        assertThat(UNITS.resolve("closed.service")).doesNotExist();
    }

    @Test
    void aUserWhoIsNotThereIsNamed() {
        Run run = bench.theatre.deploy(here ->
                here.add(Service.named("nobodys").command("sleep", "600").user("nobody-there")));
        assertThat(run.failure())
                .contains(
                        "Service(\"nobodys\") is to run as user 'nobody-there', and this host has no such user: make");
    }

    /** What systemd and others are asked by is gone. */
    @Test
    void startsNoProcessWhenNothingChanged() {
        Consumer<Configuration> stage = here -> {
            here.add(Service.named("asked").command("sleep", "600").grace(SHORT));
            here.add(ServiceState.of("asked").running().enabled());
        };
        assertThat(bench.theatre.deploy(stage).finished().failed()).isZero();
        says("mv", "/usr/bin/systemctl", "/usr/bin/systemctl-");
        try {
            assertThat(bench.deploy(stage).changed()).isEmpty();
        } finally {
            says("mv", "/usr/bin/systemctl-", "/usr/bin/systemctl");
        }
    }

    @Test
    void movesToAnotherManagerAndBack() {
        Consumer<Configuration> asProgram = here -> here.add(
                Service.named("mover").command("sleep", "633").grace(SHORT).by(ServiceManager.PROGRAM));
        bench.deploy(
                here -> here.add(Service.named("mover").command("sleep", "633").grace(SHORT)));
        bench.deploy(asProgram);
        assertThat(Files.exists(UNITS.resolve("mover.service"))).isFalse();
        assertThat(begun("sleep 633")).hasSize(1);
        assertThat(bench.deploy(asProgram).changed()).isEmpty();
        bench.deploy(
                here -> here.add(Service.named("mover").command("sleep", "633").grace(SHORT)));
        assertThat(says("systemctl", "is-active", "mover")).isEqualTo("active");
        assertThat(begun("sleep 633")).hasSize(1);
    }
}
