package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.processes;
import static dev.launchway.library.service.Bench.says;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Services on a host with supervisor and without systemd. */
@OnMachine(Init.SUPERVISOR)
class SupervisorServiceTest {

    private static final Disk PROGRAMS = new Disk(Path.of("/etc/supervisor/conf.d"));

    /** Supervisor itself waits for a second. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private final Bench bench = new Bench();

    private static boolean isChildOfSupervisor(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .filter(parent -> parent.pid() == 1)
                .isPresent();
    }

    private static String status(String name) {
        return says("supervisorctl", "status", name);
    }

    /** The processes of a program; what it has just read supervisor starts by itself, a moment later. */
    private static List<Long> settled(String name, String command) {
        Waiting.waitFor("supervisor has started " + name).until(() -> {
            String status = status(name);
            return !status.contains("Not started")
                    && (!status.contains("STARTING") || !processes(command).isEmpty());
        });
        return processes(command);
    }

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(Service.class)
                .deployed(here ->
                        here.add(Service.named("whole").command("sleep", "655").grace(SHORT)))
                .killedBefore("before supervisor starts what it has read, and before that is noted", 7, 8)
                .asks("supervisorctl status ", "supervisorctl pid ")
                .present(disk -> {
                    assertThat(PROGRAMS.read("whole.conf")).contains("command=/bin/sh ");
                    assertThat(processes("sleep 655")).hasSize(1).allMatch(SupervisorServiceTest::isChildOfSupervisor);
                })
                .state(disk -> settled("whole", "sleep 655"))
                .drift("stopped", disk -> says("supervisorctl", "stop", "whole"))
                .drift("edited", disk -> PROGRAMS.write("whole.conf", "[program:whole]\ncommand=sleep 1\n"))
                .drift("removed", disk -> PROGRAMS.delete("whole.conf"))
                .removed(here -> here.add(Service.named("whole").removed()), disk -> {
                    assertThat(PROGRAMS.exists("whole.conf")).isFalse();
                    assertThat(status("whole")).contains("no such process");
                    assertThat(processes("sleep 655")).isEmpty();
                })
                .afterwards(disk -> {
                    says("rm", "-f", PROGRAMS.path("whole.conf") + "");
                    says("supervisorctl", "update");
                }));
    }

    @Test
    void servicesOfAGroupAreStartedAndEndedAsOne() {
        Consumer<Configuration> both = here -> {
            here.add(Service.named("web").command("sleep", "671").grace(SHORT).supervisorGroup("shop"));
            here.add(Service.named("work").command("sleep", "672").grace(SHORT).supervisorGroup("shop"));
        };
        bench.deploy(both);
        assertThat(PROGRAMS.read("launchway-group-shop.conf")).endsWith("\n[group:shop]\nprograms=web,work\n");
        assertThat(status("shop:*")).contains("shop:web ").contains("shop:work ");
        assertThat(bench.deploy(both).changed()).isEmpty();

        Consumer<Configuration> apart = here -> {
            here.add(Service.named("web").command("sleep", "671").grace(SHORT).supervisorGroup("shop"));
            here.add(Service.named("work").command("sleep", "672").grace(SHORT));
        };
        assertThat(bench.deploy(apart).reasons()).contains("Service(\"work\"): it is in the group 'shop'");
        assertThat(status("work")).contains("RUNNING");
        assertThat(processes("sleep 672")).hasSize(1);
        assertThat(bench.deploy(apart).changed()).isEmpty();

        bench.deploy(here -> {
            here.add(Service.named("web").removed());
            here.add(Service.named("work").removed());
        });
        assertThat(PROGRAMS.exists("launchway-group-shop.conf")).isFalse();
        assertThat(processes("sleep 671")).isEmpty();
        assertThat(processes("sleep 672")).isEmpty();
    }

    @Test
    void aRemovalThatWasCutOffIsGoneOnWith() {
        bench.deploy(here -> here.add(Service.named("half").command("sleep", "656")));
        PROGRAMS.delete("half.conf");

        bench.deploy(here -> here.add(Service.named("half").removed()));
        assertThat(processes("sleep 656")).isEmpty();
        assertThat(status("half")).contains("no such process");
    }

    @Test
    void startsAgainReadsAgainAndComesBack() {
        bench.deploy(stage("a", "b"));
        long first = processes("sleep 666 ").get(0);
        assertThat(bench.deploy(stage("a", "b")).changed()).isEmpty();
        bench.deploy(stage("a", "other"));
        Waiting.waitFor("the signal came").until(() -> bench.disk.exists("reloaded"));
        bench.deploy(stage("other", "other"));
        assertThat(processes("sleep 666 ")).doesNotContain(first);

        Bench.crash("trap 'touch reloaded'");
        Waiting.waitFor("it is well again").until(() -> status("two").contains("RUNNING"));
        assertThat(bench.deploy(stage("other", "other")).changed()).isEmpty();
    }

    private static Consumer<Configuration> stage(String restarting, String reloading) {
        return here -> {
            File one = here.add(File.at("one").content(restarting));
            File two = here.add(File.at("two").content(reloading));
            here.add(Service.named("two")
                    .command("sh", "-c", "trap 'touch reloaded' HUP; sleep 666& while :; do wait; done")
                    .restartOn(one)
                    .reloadOn(two)
                    .reloadSignal("HUP")
                    .grace(SHORT));
        };
    }

    @Test
    void aServiceThatDiesInItsGraceFailsWithWhatItWrote() {
        Run run = bench.theatre.deploy(here ->
                here.add(Service.named("dying").command("sh", "-c", "echo the database is missing >&2; exit 7")));
        assertThat(run.failure()).contains("Service(\"dying\"): ").contains("dying.log");
        assertThat(run.events() + "").contains("the database is missing");
        assertThat(status("dying")).doesNotContain("RUNNING").doesNotContain("STARTING");
        bench.deploy(
                here -> here.add(Service.named("dying").command("sleep", "600").grace(SHORT)));
    }

    /** Supervisor says that it is starting, and of its process that there is none any more. */
    @Test
    void aServiceThatDiesWhileItIsLookedAtFailsWithWhatItWrote() {
        Disk programs = new Disk(Path.of("/usr/sbin"));
        programs.write("supervisorctl", """
                #!/bin/sh
                case $1 in
                    (status) [ -e /tmp/stopped ] || { echo "$2    STARTING   "; exit 3; } ;;
                    (pid) /usr/bin/supervisorctl stop "$2" >/dev/null && touch /tmp/stopped ;;
                esac
                exec /usr/bin/supervisorctl "$@"
                """);
        says("chmod", "755", programs.path("supervisorctl") + "");
        try {
            Run run = bench.theatre.deploy(
                    here -> here.add(Service.named("brief").command("sh", "-c", "echo it is missing; sleep 674")));
            assertThat(run.failure()).contains("Service(\"brief\"): ").contains("brief.log");
        } finally {
            programs.delete("supervisorctl");
        }
        bench.deploy(here -> here.add(Service.named("brief").removed()));
    }

    @Test
    void runsAsAnotherUserWithSecretsThatAreSeenNowhere() {
        bench.deploy(here -> here.add(Service.named("other")
                .command("sh", "-c", "echo \"$(id -un) $PLAIN $KEY $HOME\" > /tmp/other; exec sleep 600")
                .user("walker")
                .grace(SHORT)
                .directory("/")
                .env("PLAIN", "it's \"$HOME\" %h")
                .env("KEY", Secret.of("canary-7"))));
        assertThat(new Disk(Path.of("/tmp")).read("other"))
                .isEqualTo("walker it's \"$HOME\" %h canary-7 /home/walker\n");
        assertThat(PROGRAMS.read("other.conf")).doesNotContain("canary");
        assertThat(bench.disk.mode(".services/other.start")).isEqualTo("rw-------");
    }
}
