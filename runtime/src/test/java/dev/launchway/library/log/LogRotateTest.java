package dev.launchway.library.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.library.file.Directory;
import dev.launchway.library.file.Disk;
import dev.launchway.library.schedule.CronTable;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Log files, rotated by Debian's logrotate. */
class LogRotateTest {

    private static final String LOGROTATE = "/usr/sbin/logrotate";

    @TempDir
    Path directory;

    @BeforeAll
    static void needsLogrotate() {
        Installed.require("logrotate");
    }

    private static Theatre theatre(Path base) {
        return new Theatre(base)
                .gathering("logrotate", LogRotate.class, LogRotation.FILE)
                .gathering("crontab", CronTable.class, "launchway:cron-job")
                .set("crontab", "file", "table");
    }

    private static Theatre system(Path base) {
        return new Theatre(base)
                .gathering("system-logrotate", SystemLogRotate.class, LogRotation.FILE)
                .set("system-logrotate", "file", "shop");
    }

    private static void log(Configuration here) {
        here.add(Directory.at("log"));
        here.add(LogFile.at("log/app.log").keep(3));
    }

    @TestFactory
    Stream<DynamicTest> asTheUser() {
        Path base = directory.resolve("steps");
        Disk work = new Disk(base.resolve("work"));
        return BlockInvariant.of(LogRotate.class)
                .deployed(theatre(base).deployment(LogRotateTest::log))
                .present(disk -> {
                    assertThat(work.read("logrotate/logrotate.conf")).contains("rotate 3\n");
                    assertThat(work.mode("logrotate/logrotate.conf")).isEqualTo("rw-r--r--");
                    assertThat(work.read("crontab/table")).contains("17 0 * * * root", LOGROTATE + " --state");
                })
                .drift("changed", disk -> work.write("logrotate/logrotate.conf", "compress\n"))
                .drift("writable for others", disk -> work.setMode("logrotate/logrotate.conf", "rw-rw-rw-"))
                .drift("removed", disk -> work.delete("logrotate/logrotate.conf"))
                .drift("its job removed", disk -> work.delete("crontab/table"))
                .removed(theatre(base).deployment(here -> here.add(Directory.at("log"))), disk -> {
                    assertThat(work.exists("logrotate/logrotate.conf")).isFalse();
                    assertThat(work.exists("crontab/table")).isFalse();
                })
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> byTheSystem() {
        Path base = directory.resolve("steps");
        Disk work = new Disk(base.resolve("work/system-logrotate"));
        return BlockInvariant.of(SystemLogRotate.class)
                .deployed(system(base).deployment(LogRotateTest::log))
                .present(disk -> assertThat(work.read("shop")).contains("/log/app.log\" {\n    daily\n"))
                .drift("changed", disk -> work.write("shop", "compress\n"))
                .removed(
                        system(base).deployment(here -> here.add(Directory.at("log"))),
                        disk -> assertThat(work.exists("shop")).isFalse())
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> oneOfTwo() {
        Path base = directory.resolve("steps");
        Disk work = new Disk(base.resolve("work/logrotate"));
        return BlockInvariant.of(LogFile.class)
                .deployed(theatre(base).deployment(here -> {
                    log(here);
                    here.add(LogFile.at("log/other.log"));
                }))
                .present(disk ->
                        assertThat(work.read("logrotate.conf")).contains("/log/app.log\" {", "/log/other.log\" {"))
                .drift("removed by hand", disk -> work.write("logrotate.conf", "\"/log/app.log\" {\n}\n"))
                .removed(theatre(base).deployment(LogRotateTest::log), disk -> assertThat(work.read("logrotate.conf"))
                        .contains("/log/app.log")
                        .doesNotContain("/log/other.log"))
                .in(directory);
    }

    @Test
    void rotatesWhatTheJobIsGiven() throws Exception {
        theatre(directory).deploy(here -> {
            here.add(Directory.at("log"));
            here.add(
                    LogFile.at("log/*.log").copyTruncate().maxSize("1k").postRotate("touch", directory + "/it's done"));
        });
        Disk stage = new Disk(directory.resolve("work/stage"));
        stage.write("log/a.log", "x".repeat(2000));
        stage.write("log/b.log", "short");
        String table = new Disk(directory).read("work/crontab/table");
        String command = table.substring(table.indexOf("cd "), table.length() - 1);

        for (int i = 0; i < 2; i++) {
            assertThat(new ProcessBuilder("sh", "-c", command)
                            .inheritIO()
                            .start()
                            .waitFor())
                    .isZero();
        }

        assertThat(stage.read("log/a.log")).isEmpty();
        assertThat(stage.read("log/a.log.1")).hasSize(2000);
        assertThat(stage.read("log/b.log")).isEqualTo("short");
        assertThat(directory.resolve("it's done")).exists();
        assertThat(new Disk(directory).read("work/logrotate/state")).contains("a.log");
        assertThat(theatre(directory).predict(LogRotateTest::log).changed()).isNotEmpty();
    }

    @Test
    void needsNoLogrotateWhereTextsAreNotTried() {
        Theatre theatre = theatre(directory).set("logrotate", "program", "/nowhere/logrotate");
        assertThat(theatre.deploy(LogRotateTest::log).failure()).contains("there is no /nowhere/logrotate");

        Run run = theatre.set("logrotate", "validate", "false").deploy(LogRotateTest::log);

        assertThat(run.finished().failed()).as(run.events() + "").isZero();
        assertThat(new Disk(directory).read("work/logrotate/logrotate.conf")).contains("/log/app.log\" {\n");
        assertThat(theatre.deploy(LogRotateTest::log).changed()).isEmpty();
    }

    @Test
    void whatLogrotateDoesNotTakeLeavesTheOldFileInForce() {
        theatre(directory).deploy(LogRotateTest::log);
        Disk work = new Disk(directory.resolve("work/logrotate"));
        String before = work.read("logrotate.conf");

        Run failed = theatre(directory).deploy(here -> {
            log(here);
            here.add(LogFile.at("log/other.log").directive("rotat 5"));
        });

        assertThat(failed.failure())
                .contains("RotationFile(\"logrotate.conf\")")
                .contains("logrotate does not take the new ", "unknown option 'rotat'", "correct the LogFile");
        assertThat(work.read("logrotate.conf")).isEqualTo(before);
        assertThat(work.exists("candidate.conf")).isFalse();
        assertThat(theatre(directory).deploy(LogRotateTest::log).finished().failed())
                .isZero();
    }

    @Test
    void aDirectoryThatOthersMayWriteIsToldAndMendedBySu() throws Exception {
        Consumer<Configuration> insecure = here -> here.add(LogFile.at("log/app.log"));
        Path logs = Files.createDirectories(directory.resolve("work/stage/log"));
        new Disk(logs).write("app.log", "x");
        new Disk(directory).setMode("work/stage/log", "rwxrwxrwx");

        assertThat(theatre(directory).deploy(insecure).failure()).contains("insecure permissions");

        assertThat(theatre(directory)
                        .deploy(here -> here.add(LogFile.at("log/app.log").su("root", "root")))
                        .finished()
                        .failed())
                .isZero();
    }

    @Test
    void withoutLogrotateThePackageIsNamed() {
        assertThat(theatre(directory)
                        .set("logrotate", "program", "/usr/sbin/no-logrotate")
                        .deploy(LogRotateTest::log)
                        .failure())
                .contains("there is no /usr/sbin/no-logrotate: install the package logrotate");
    }

    @Test
    void whatIsRotatedEachHourIsLookedAtEachHour() {
        theatre(directory).deploy(here -> {
            here.add(Directory.at("log"));
            here.add(LogFile.at("log/app.log").hourly());
        });

        assertThat(new Disk(directory).read("work/crontab/table")).contains("17 * * * * root");
    }

    @Test
    void saysEverythingThatWasSet() {
        theatre(directory).deploy(here -> {
            here.add(Directory.at("log"));
            here.add(LogFile.at("log/a.log")
                    .monthly()
                    .keep(0)
                    .uncompressed()
                    .mode("0640")
                    .owner("root")
                    .group("adm")
                    .directive("dateext"));
        });

        assertThat(new Disk(directory).read("work/logrotate/logrotate.conf").replace(directory.toString(), ""))
                .isEqualTo("""
                        # managed by Launchway, environment test, do not edit
                        # stage
                        "/work/stage/log/a.log" {
                            monthly
                            rotate 0
                            missingok
                            notifempty
                            create 0640 root adm
                            dateext
                        }
                        """);
    }

    private void assertRefused(Supplier<LogFile> file, String... expected) {
        assertThat(theatre(directory).problems(here -> here.add(file.get()))).contains(expected);
    }

    @Test
    void whatDoesNotFitTogetherIsAnErrorOfTheModel() {
        assertRefused(() -> LogFile.at("a").keep(-1), "LogFile(\"a\"): .keep(…) needs 0 or more");
        assertRefused(() -> LogFile.at("a").maxSize("10 MB"), "'10 MB' is no size");
        assertRefused(() -> LogFile.at("a\"b"), "has a quote or a line end in its path");
        assertRefused(() -> LogFile.at("a").owner("x").group("y"), "needs .mode(…) beside .owner(…)");
        assertRefused(() -> LogFile.at("a").mode("0640").owner("x"), ".owner(…) and .group(…) together");
        assertRefused(() -> LogFile.at("a").copyTruncate().mode("0640"), "remove .copyTruncate()");
        assertRefused(() -> LogFile.at("a").directive("a\nb"), "the directive has line ends");
        assertRefused(() -> LogFile.at("a").su("a b", "c"), "the user 'a b' is no word");
        assertRefused(
                () -> LogFile.at("a")
                        .directive("mail " + Secret.of("correct horse").reveal()),
                "a LogFile holds a secret");
    }
}
