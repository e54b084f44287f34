package dev.launchway.library.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.component.ActingUser;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Deployment;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of cron in their table, with Debian's {@code crontab}. */
class CronTableTest {

    private static final String MARK = " /srv/work/crontab (managed by Launchway)\n";
    private static final String OURS = "# BEGIN" + MARK + "0 3 * * * x\n# END" + MARK;

    @TempDir
    Path directory;

    private static CronJob job(String name) {
        return CronJob.named(name).schedule("30 3 * * *").command("bin/" + name);
    }

    /** Jobs of the stage, gathered into a file in the work directory of the table. */
    private Theatre theatre(Path base) {
        return new Theatre(base)
                .gathering("crontab", CronTable.class, CronTable.JOB)
                .set("crontab", "file", "table");
    }

    /** The table, each line without the work directory. */
    private String table(Consumer<Configuration> jobs) {
        theatre(directory).deploy(jobs);
        return new Disk(directory).read("work/crontab/table").replace(directory + "/work", "WORK");
    }

    private Consumer<Configuration> ours(Spool spool, String lines) {
        return here -> here.add(new UserTable(spool.program(), "/srv/work/crontab", lines, ActingUser.NONE));
    }

    // ------------------------------------------------------------- what holds for every block

    @TestFactory
    Stream<DynamicTest> crontabOfAUser() {
        Spool spool = Spool.in(directory);
        String others = "MAILTO=me@example.com\n0 5 * * * of-others # 100 \\%\n";
        return BlockInvariant.of(CronTable.class)
                .given(disk -> spool.write(others))
                .deployed(ours(spool, "0 3 * * * x\n"))
                .asks("crontab -l")
                .present(disk -> assertThat(spool.read()).isEqualTo(others + OURS))
                .state(disk -> spool.state())
                .drift("a line changed", disk -> spool.write(others + OURS.replace("* x", "* y")))
                .drift("our part removed", disk -> spool.write(others))
                .drift("ours is not the last", disk -> spool.write(OURS + others))
                .removed(ours(spool, ""), disk -> assertThat(spool.read()).isEqualTo(others))
                .afterwards(disk -> spool.write(""))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> jobsInAFile() {
        Path base = directory.resolve("steps");
        Disk work = new Disk(base.resolve("work/crontab"));
        return BlockInvariant.of(CronJob.class)
                .deployed(theatre(base).deployment(here -> here.add(job("report"))))
                .present(disk -> assertThat(work.read("table")).contains("30 3 * * * root cd "))
                .drift("changed", disk -> work.write("table", "0 0 * * * root rm -rf /\n"))
                .drift("removed", disk -> work.delete("table"))
                .removed(theatre(base).deployment(here -> {}), disk -> assertThat(work.exists("table"))
                        .isFalse())
                .in(directory);
    }

    // ------------------------------------------------------------- the crontab of a user

    @Test
    void aUserWithoutACrontabGetsOneAndTheLastJobTakesItAway() {
        Spool spool = Spool.in(directory);
        Theatre theatre = new Theatre(directory.resolve("a"));

        theatre.deploy(ours(spool, "0 3 * * * x\n"));
        assertThat(spool.read()).isEqualTo(OURS);

        theatre.deploy(ours(spool, ""));
        assertThat(spool.state()).isEqualTo("none");
        assertThat(theatre.deploy(ours(spool, "")).changed()).isEmpty();
    }

    @Test
    void servicesOfOneUserHaveTheirOwnParts() {
        Spool spool = Spool.in(directory);
        Theatre theatre = new Theatre(directory.resolve("a"));
        theatre.deploy(ours(spool, "0 3 * * * x\n"));

        theatre.deploy(
                here -> here.add(new UserTable(spool.program(), "/srv/other/crontab", "@daily y\n", ActingUser.NONE)));

        assertThat(spool.read()).startsWith(OURS).contains("@daily y\n");
    }

    @Test
    void whatCronRefusesLeavesTheTableAsItWasAndIsTold() {
        Spool spool = Spool.in(directory);
        Theatre theatre = new Theatre(directory.resolve("a"));
        theatre.deploy(ours(spool, "0 3 * * * x\n"));

        Run failed = theatre.deploy(ours(spool, "0 3 * * 9 x\n"));

        assertThat(failed.events().toString()).contains("bad day-of-week").contains("can't install");
        assertThat(spool.read()).isEqualTo(OURS);
        assertThat(theatre.deploy(ours(spool, "0 3 * * 5 x\n")).changed()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN,BEGIN,END | stands there twice",
                "BEGIN | has no end after it",
                "END,BEGIN | has no beginning before it"
            })
    void damagedMarksAreToldAndNothingIsChanged(String marks, String expected) {
        Spool spool = Spool.in(directory);
        StringBuilder lines = new StringBuilder();
        for (String mark : marks.split(",", -1)) {
            lines.append("# ").append(mark).append(MARK);
        }
        spool.write(lines.toString());

        Run failed = new Theatre(directory.resolve("a")).deploy(ours(spool, "0 3 * * * x\n"));

        assertThat(failed.failure()).contains(expected).contains("crontab -e");
        assertThat(spool.read()).isEqualTo(lines.toString());
    }

    @Test
    void linesOfOthersInAnotherEncodingAreNotLost() throws Exception {
        Spool spool = Spool.in(directory);
        Path table = Files.write(
                directory.resolve("latin1"), "0 5 * * * echo gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new ProcessBuilder(spool.program(), table.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();

        Run failed = new Theatre(directory.resolve("a")).deploy(ours(spool, "0 3 * * * x\n"));

        assertThat(failed.failure()).contains("not in UTF-8");
    }

    @Test
    void withoutCronThePackageIsNamed() {
        Run failed = new Theatre(directory)
                .deploy(here ->
                        here.add(new UserTable("no-such-crontab", "/srv/work", "0 3 * * * x\n", ActingUser.NONE)));

        assertThat(failed.failure()).contains("there is no program crontab").contains("the package cron of Debian");
    }

    // ------------------------------------------------------------- what the table says

    @Test
    void jobsStandInTheOrderOfTheirComponentsWithWhatIsSaidOfThem() {
        String table = table(here -> {
            here.add(job("mailed").mailTo("ops@example.com").user("app"));
            here.add(job("report").comment("for the accounts").schedule("0  3\t* * mon-fri"));
            here.add(job("off").disabled());
            here.add(job("mailed too")
                    .mailTo("ops@example.com")
                    .log("log/too.log")
                    .env("A", "b c"));
            here.add(CronJob.named("shell")
                    .schedule("@daily")
                    .shell("date +%F | tee x")
                    .directory("/"));
        });

        assertThat(table).isEqualTo("""
                # managed by Launchway, environment test, do not edit
                SHELL="/bin/sh"
                # report (stage): for the accounts
                0 3 * * mon-fri root cd WORK/stage && bin/report
                # off (stage)
                # disabled: 30 3 * * * root cd WORK/stage && bin/off
                # shell (stage)
                @daily root cd / || exit; date +\\%F | tee x
                MAILTO="ops@example.com"
                # mailed (stage)
                30 3 * * * app cd WORK/stage && bin/mailed
                # mailed too (stage)
                30 3 * * * root cd WORK/stage && exec >>WORK/stage/log/too.log 2>&1 && A='b c' 'bin/mailed too'
                """);
    }

    @Test
    void theTableHasSettingsOfItsOwn() {
        theatre(directory)
                .set("crontab", "mailTo", "")
                .set("crontab", "user", "app")
                .set("crontab", "env", Map.of("PATH", "/opt/bin:/bin"))
                .deploy(here -> here.add(job("report")));

        assertThat(new Disk(directory).read("work/crontab/table"))
                .contains("SHELL=\"/bin/sh\"\nPATH=\"/opt/bin:/bin\"\nMAILTO=\"\"\n")
                .contains("* * * app cd ");
        assertThat(new Disk(directory).mode("work/crontab/table")).isEqualTo("rw-r--r--");
    }

    @Test
    void aJobThatIsGoneGoesAndTheLastOneToo() {
        Theatre theatre = theatre(directory);
        Disk work = new Disk(directory.resolve("work/crontab"));
        theatre.deploy(here -> List.of(here.add(job("a")), here.add(job("b"))));

        theatre.deploy(here -> here.add(job("b")));
        assertThat(work.read("table")).contains("# b").doesNotContain("# a");
        theatre.deploy(here -> {});
        assertThat(work.exists("table")).isFalse();
    }

    // ------------------------------------------------------------- what is an error

    private void assertRefused(Supplier<CronJob> job, String... expected) {
        assertThat(theatre(directory).problems(here -> here.add(job.get()))).contains(expected);
    }

    @Test
    void whatCronCannotRunIsAnErrorOfTheModel() {
        assertRefused(() -> CronJob.named("a").command("x"), "CronJob(\"a\") does not say when it runs");
        assertRefused(() -> CronJob.named("a").schedule("@daily"), "CronJob(\"a\") does not say what it runs");
        assertRefused(() -> job("a").schedule("0 25 * * *"), "CronJob(\"a\"): '0 25 * * *'", "'25' is not 0 to 23");
        assertRefused(() -> job("a").shell("a\nb"), "a command of several lines", "File with mode 0755");
        assertRefused(() -> job("a").shell("sed s/\\\\%//"), "a backslash before a percent sign");
        assertRefused(() -> job("a").command("x", "a\\\\b"), "or before another one");
        assertRefused(() -> job("a").command("x", "y".repeat(1000)), "characters, and cron takes 998");
        assertRefused(() -> job("a").comment("a\nb"), "the comment has line ends");
        assertRefused(() -> job("a").env("a-b", "c"), "'a-b' is no name of an environment variable");
        assertRefused(() -> job("a").user("a b"), "the user 'a b' is no word");
    }

    @Test
    void aSecretInACommandIsAnErrorOfTheModel() {
        assertThat(theatre(directory)
                        .problems(here -> here.add(CronJob.named("a")
                                .schedule("@daily")
                                .command(
                                        "curl",
                                        "-u",
                                        "me:" + Secret.of("correct horse").reveal()))))
                .contains("holds the value of a secret")
                .doesNotContain("correct horse");
    }

    @Test
    void aUserNeedsAFileOfTheSystem() {
        assertThat(new Theatre(directory)
                        .gathering("crontab", CronTable.class, CronTable.JOB)
                        .problems(here -> here.add(job("a").user("app"))))
                .contains("CronJob(\"a\") is to run as 'app'", "set the attribute 'file' of crontab");
    }

    @Test
    void aFileThatCronWouldNotReadIsAnErrorOfTheModel() {
        assertThat(theatre(directory)
                        .set("crontab", "file", "/etc/cron.d/shop.cron")
                        .problems(here -> here.add(job("a"))))
                .contains("cron does not read /etc/cron.d/shop.cron", "set 'file' to /etc/cron.d/shop-cron");
    }

    @Test
    void aDeploymentOfBothIsOneOfTheModel() {
        Deployment deployment = theatre(directory).deployment(here -> here.add(job("a")));

        assertThat(deployment.predict().changed()).isNotEmpty();
        assertThat(deployment.deploy().changed()).isNotEmpty();
    }
}
