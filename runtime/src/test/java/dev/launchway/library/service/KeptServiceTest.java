package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.begun;
import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
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

/** Services on a host with neither systemd nor supervisor, and with cron. */
@OnMachine(Init.CRON)
class KeptServiceTest {

    private static final Disk TABLES = new Disk(Path.of("/etc/cron.d"));

    /** Longer than any machine takes. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Bench bench = new Bench();

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Service.class)
                .deployed(here ->
                        here.add(Service.named("whole").command("sleep", "677").grace(Duration.ofMillis(100))))
                .present(disk -> {
                    assertThat(processes("whole.keep")).hasSize(1);
                    assertThat(TABLES.read("launchway-whole")).contains("@reboot root /bin/sh ");
                    assertThat(begun("sleep 677")).hasSize(1);
                })
                .state(disk -> processes("sleep 677"))
                .drift("killed with its shell", disk -> {
                    processes("whole.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
                    processes("sleep 677").forEach(pid -> says("kill", "-KILL", "" + pid));
                    Waiting.waitFor("both have ended")
                            .until(() -> processes("sleep 677").isEmpty()
                                    && processes("whole.keep").isEmpty());
                })
                .drift("its shell killed alone", disk -> {
                    processes("whole.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
                    Waiting.waitFor("it has ended")
                            .until(() -> processes("whole.keep").isEmpty());
                })
                .drift("table removed", disk -> TABLES.delete("launchway-whole"))
                .removed(here -> here.add(Service.named("whole").removed()), disk -> {
                    assertThat(TABLES.exists("launchway-whole")).isFalse();
                    assertThat(processes("sleep 677")).isEmpty();
                })
                .afterwards(disk -> {
                    if (TABLES.exists("launchway-whole")) {
                        TABLES.delete("launchway-whole");
                    }
                    processes("whole.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
                    processes("sleep 677").forEach(pid -> says("kill", "-KILL", "" + pid));
                    Waiting.waitFor("both have ended")
                            .until(() -> processes("sleep 677").isEmpty()
                                    && processes("whole.keep").isEmpty());
                }));
    }

    @Test
    void startsAgainReadsAgainAndComesBackAfterACrash() {
        bench.deploy(stage("a", "b"));
        long first = begun("sleep 688 ").get(0); // from now on it hears the signal
        assertThat(bench.deploy(stage("a", "b")).changed()).isEmpty();
        bench.deploy(stage("a", "other"));
        Waiting.waitFor("the signal came").until(() -> bench.disk.exists("reloaded"));
        assertThat(begun("sleep 688 ")).contains(first);
        bench.deploy(stage("other", "other"));
        assertThat(begun("sleep 688 ")).doesNotContain(first).hasSize(1);

        Bench.crash("trap 'touch reloaded'");
        assertThat(bench.deploy(stage("other", "other")).changed()).isEmpty();
    }

    private static Consumer<Configuration> stage(String restarting, String reloading) {
        return here -> {
            File one = here.add(File.at("one").content(restarting));
            File two = here.add(File.at("two").content(reloading));
            here.add(Service.named("two")
                    .command(
                            "sh",
                            "-c",
                            "trap 'touch reloaded' HUP; trap 'kill $!' EXIT; sleep 688& while :; do wait; done")
                    .restartOn(one)
                    .reloadOn(two)
                    .reloadSignal("HUP")
                    .restartDelay(Duration.ofMillis(100)));
        };
    }

    /** One that a shell left behind holds the port that the next one needs. */
    @Test
    void aProgramThatHasLostItsShellIsEndedBeforeTheNextOneStarts() {
        int port = freePort();
        Consumer<Configuration> stage = here ->
                here.add(Service.named("lost").command(Bench.server(port)).tcp("127.0.0.1", port));
        bench.deploy(stage);
        long first = processes("http.server " + port).get(0);
        processes("lost.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
        Waiting.waitFor("the shell has ended")
                .until(() -> processes("lost.keep").isEmpty());

        Run mended = bench.deploy(stage);

        assertThat(mended.reasons()).contains("Service(\"lost\"): it does not run");
        assertThat(processes("http.server " + port)).hasSize(1).doesNotContain(first);
        assertThat(begun("lost.keep")).hasSize(1);
    }

    @Test
    void somebodyElsesAnswerIsNotTakenForThatOfAServiceThatMovesThere() {
        int own = freePort();
        int taken = freePort();
        bench.deploy(moving(own));
        long before = processes("http.server " + own).get(0);
        bench.deploy(here ->
                here.add(Service.named("holder").command(Bench.server(taken)).tcp("127.0.0.1", taken)));

        Run run = bench.theatre.deploy(moving(taken));

        assertThat(run.failure())
                .contains("something else answers at 127.0.0.1:" + taken + ", before 'moving' is started: process ");
        assertThat(processes("http.server " + own)).containsExactly(before);
        assertThat(bench.deploy(moving(own)).changed()).isEmpty();
    }

    /** A program that takes its time until it finds its port taken. */
    private static Consumer<Configuration> moving(int port) {
        String slow = "sleep 2; exec " + String.join(" ", Bench.server(port));
        return here ->
                here.add(Service.named("moving").command("sh", "-c", slow).tcp("127.0.0.1", port));
    }

    /** A check that the running program answers already is none of somebody else. */
    @Test
    void aCheckThatIsNewMayBeAnsweredByTheServiceItself() {
        int port = freePort();
        Consumer<Configuration> unchecked =
                here -> here.add(Service.named("self").command(Bench.server(port)));
        Consumer<Configuration> checked = here -> here.add(Service.named("self")
                .command(Bench.server(port))
                .env("CHANGED", "1")
                .tcp("127.0.0.1", port));
        bench.deploy(unchecked);
        bench.deploy(checked);
        assertThat(bench.deploy(checked).changed()).isEmpty();
    }

    @Test
    void aUserWhoIsNotThereIsNamed() {
        Run run = bench.theatre.deploy(here ->
                here.add(Service.named("nobodys").command("sleep", "600").user("nobody-there")));
        assertThat(run.failure())
                .contains(
                        "Service(\"nobodys\") is to run as user 'nobody-there', and this host has no such user: make");
        assertThat(bench.disk.exists(".services/nobodys.start")).isFalse();
    }

    @Test
    void aUserWhoCannotGetToTheProgramIsTold() {
        bench.disk.write("closed/run", "#!/bin/sh\nexec sleep 600\n");
        bench.disk.setMode("closed/run", "rwxr-xr-x");
        bench.disk.setMode("closed", "rwx------");
        Consumer<Configuration> stage =
                here -> here.add(Service.named("closed").command("closed/run").user("walker"));

        assertThat(bench.theatre.deploy(stage).failure())
                .contains("Service(\"closed\") is to run as user 'walker', who may not pass "
                        + bench.disk.path("closed") + " (mode 0700)")
                .contains("target-directory");
        bench.disk.setMode("closed", "rwx--x--x");
        bench.deploy(stage);
    }

    @Test
    void comesBackAfterAReboot() throws Exception {
        Consumer<Configuration> stage = here -> here.add(Service.named("reboot").command("sleep", "699"));
        bench.deploy(stage);
        processes("reboot.keep").forEach(pid -> says("kill", "-KILL", "" + pid));
        processes("sleep 699").forEach(pid -> says("kill", "-KILL", "" + pid));
        says("sh", "-c", "kill $(cat /run/crond.pid)");
        Waiting.waitFor("cron has ended")
                .until(() -> processes("cron").isEmpty()
                        || !says("pgrep", "-x", "cron").matches("[0-9]+"));
        Files.deleteIfExists(Path.of("/run/crond.reboot"));
        says("cron");
        Waiting.waitFor("it runs").until(() -> processes("sleep 699").size() == 1);
        assertThat(bench.deploy(stage).changed()).isEmpty();
    }

    @Test
    void aServiceThatDiesInItsGraceFailsWithWhatItWrote() {
        Run run = bench.theatre.deploy(here -> here.add(Service.named("dying")
                .command("sh", "-c", "echo the database is missing >&2; exit 7")
                .grace(LONG)));
        assertThat(run.failure()).contains("it ended right after its start").contains("dying.log");
        assertThat(run.events() + "").contains("the database is missing");
        assertThat(processes("dying.keep")).isEmpty();
        bench.deploy(here -> here.add(Service.named("dying").command("sleep", "600")));
    }

    @Test
    void endsByItsSignalWithinItsTimeAndRunsAsAnotherUser() {
        Consumer<Configuration> stage = here -> here.add(Service.named("other")
                .command(
                        "sh",
                        "-c",
                        "trap 'echo quit >> /tmp/other; exit' QUIT; echo \"$(id -un) $(id -gn) $KEY $(ulimit -n)\" > /tmp/other;"
                                + " sleep 600 & wait")
                .user("walker")
                .directory("/")
                .openFiles(333)
                .stopSignal("SIGQUIT")
                .stopTimeout(LONG)
                .env("KEY", Secret.of("canary-8")));
        bench.deploy(stage);
        Disk tmp = new Disk(Path.of("/tmp"));
        Waiting.waitFor("it has begun")
                .until(() -> tmp.exists("other") && !tmp.read("other").isEmpty());
        assertThat(tmp.read("other")).isEqualTo("walker walker canary-8 333\n");
        bench.deploy(here -> here.add(
                Service.named("other").stopSignal("QUIT").stopTimeout(LONG).removed()));
        assertThat(tmp.read("other")).endsWith("quit\n");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(bench.theatre
                        .deploy(here ->
                                here.add(Service.named("x").command("true").by(ServiceManager.SYSTEMD)))
                        .failure())
                .contains("systemd does not run on this host");
        assertThat(bench.theatre
                        .deploy(here ->
                                here.add(Service.named("x").command("true").by(ServiceManager.SUPERVISOR)))
                        .failure())
                .contains("it does not run: there is no socket at /run/supervisor.sock");
    }
}
