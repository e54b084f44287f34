package dev.launchway.library.service;

import static dev.launchway.library.service.Bench.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Secret;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import dev.launchway.testing.run.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Timers, by a systemd that is process 1. */
@OnMachine(Init.SYSTEMD)
class SystemdTimerTest {

    private static final Path UNITS = Path.of("/etc/systemd/system");

    private final Bench bench = new Bench();
    private final Disk units = new Disk(UNITS);

    private static SystemdTimer timer(String name) {
        return SystemdTimer.named(name).schedule("*-*-* 03:30:00").command("/bin/true");
    }

    @Test
    void holdsWhatAllBlocksHold() {
        bench.hold(BlockInvariant.of(SystemdTimer.class)
                .deployed(here -> here.add(timer("nightly")))
                .killedBefore("before systemd reads the units, enables the timer and starts it", 5, 6, 7)
                .asks("systemctl --no-ask-password show ")
                .present(disk -> {
                    assertThat(units.read("nightly.timer")).contains("OnCalendar=*-*-* 03:30:00\n");
                    assertThat(units.read("nightly.service")).contains("ExecStart=\"/bin/true\"\n");
                    assertThat(says("systemctl", "is-active", "nightly.timer")).isEqualTo("active");
                    assertThat(says("systemctl", "is-enabled", "nightly.timer")).isEqualTo("enabled");
                })
                .drift("stopped", disk -> says("systemctl", "stop", "nightly.timer"))
                .drift("disabled", disk -> says("systemctl", "disable", "nightly.timer"))
                .drift("edited", disk -> units.write("nightly.timer", "[Timer]\nOnCalendar=daily\n"))
                .drift("unit removed", disk -> units.delete("nightly.service"))
                .removed(here -> here.add(SystemdTimer.named("nightly").removed()), disk -> {
                    assertThat(units.exists("nightly.timer")).isFalse();
                    assertThat(units.exists("nightly.service")).isFalse();
                    assertThat(says("systemctl", "is-active", "nightly.timer")).isEqualTo("inactive");
                })
                .afterwards(disk -> {
                    says("systemctl", "disable", "--now", "nightly.timer");
                    says("rm", "-f", units.path("nightly.timer") + "", units.path("nightly.service") + "");
                    says("systemctl", "daemon-reload");
                }));
    }

    @Test
    void runsWhatItIsGivenWhenItsTimeComes() {
        bench.deploy(here -> here.add(SystemdTimer.named("tick")
                .schedule("*-*-* *:*:*")
                .env("WHO", "it's $HOME 100%")
                .command("sh", "-c", "echo \"$WHO $0\" > ticked", "50% $PATH")));

        Waiting.waitFor("the timer").until(() -> bench.disk.exists("ticked"));
        Waiting.waitFor("its text").until(() -> bench.disk.read("ticked").endsWith("\n"));
        assertThat(bench.disk.read("ticked")).isEqualTo("it's $HOME 100% 50% $PATH\n");
        bench.deploy(here -> here.add(SystemdTimer.named("tick").removed()));
    }

    @Test
    void runsAProgramOfTheWorkDirectory() {
        bench.deploy(here -> {
            here.add(File.at("bin/report")
                    .content("#!/bin/sh\necho \"$1\" > reported\n")
                    .mode("0755")
                    .leading());
            here.add(timer("report").command("bin/report", "--all"));
        });

        assertThat(says("systemctl", "start", "report.service")).isEmpty();
        assertThat(bench.disk.read("reported")).isEqualTo("--all\n");
        bench.deploy(here -> here.add(SystemdTimer.named("report").removed()));
    }

    @Test
    void whatSystemdDoesNotTakeIsToldAndNothingChanges() {
        bench.deploy(here -> here.add(timer("kept")));
        String before = units.read("kept.timer");

        assertThat(bench.theatre
                        .deploy(here -> here.add(timer("kept").schedule("25:00")))
                        .failure())
                .contains("SystemdTimer(\"kept\")", "does not take the schedule '25:00'", "Failed to parse");
        assertThat(bench.theatre
                        .deploy(here -> here.add(timer("kept").schedule("*-02-30")))
                        .failure())
                .contains("'*-02-30' never comes about");

        assertThat(units.read("kept.timer")).isEqualTo(before);
        assertThat(bench.deploy(here -> here.add(timer("kept"))).changed()).isEmpty();
        bench.deploy(here -> here.add(SystemdTimer.named("kept").removed()));
    }

    @Test
    void unitsThatSystemdHasNotReadAreRead() {
        bench.deploy(here -> here.add(timer("cut")));
        units.write("cut.timer", units.read("cut.timer").replace("03:30:00", "04:40:00"));

        bench.deploy(here -> here.add(timer("cut").schedule("*-*-* 04:40:00")));
        assertThat(says("systemctl", "show", "--property=TimersCalendar", "cut.timer"))
                .contains("04:40:00");
        bench.deploy(here -> here.add(SystemdTimer.named("cut").removed()));
    }

    @Test
    void aRemovalThatWasCutOffIsGoneOnWith() {
        bench.deploy(here -> here.add(timer("half")));
        units.delete("half.timer");

        bench.deploy(here -> here.add(SystemdTimer.named("half").removed()));
        assertThat(units.exists("half.service")).isFalse();
        assertThat(says("systemctl", "is-active", "half.timer")).isEqualTo("inactive");
        assertThat(bench.deploy(here -> here.add(SystemdTimer.named("half").removed()))
                        .changed())
                .isEmpty();
    }

    @Test
    void aSecretInAUnitIsAnErrorOfTheModel() {
        assertThat(bench.theatre.problems(here -> here.add(
                        timer("a").env("KEY", Secret.of("correct horse").reveal()))))
                .contains("SystemdTimer(\"a\"): the variable KEY holds a secret")
                .doesNotContain("correct horse");
        assertThat(bench.theatre.problems(here -> here.add(Service.named("a")
                        .command("true")
                        .systemd(
                                "Service",
                                "Environment",
                                "KEY=" + Secret.of("correct horse").reveal()))))
                .contains("Service(\"a\"): the line Environment holds a secret")
                .doesNotContain("correct horse");
    }

    @Test
    void whatIsMissingOrOfCronIsAnErrorOfTheModel() {
        assertThat(bench.theatre.problems(
                        here -> here.add(SystemdTimer.named("a").command("x"))))
                .contains("SystemdTimer(\"a\") does not say when it runs");
        assertThat(bench.theatre.problems(
                        here -> here.add(SystemdTimer.named("a").schedule("daily"))))
                .contains("SystemdTimer(\"a\") does not say what it runs");
        assertThat(bench.theatre.problems(here -> here.add(timer("a").schedule("30 3 * * *"))))
                .contains("'30 3 * * *' is a schedule of cron");
        assertThat(bench.theatre.problems(here -> here.add(timer("a b")))).contains("the name of a unit");
    }
}
