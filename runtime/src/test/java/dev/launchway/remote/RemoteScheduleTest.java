package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.Installed;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs and log files of several components of a host, compiled, gathered, and done by cron itself. */
class RemoteScheduleTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.Directory;
            import dev.launchway.library.log.LogFile;
            import dev.launchway.library.schedule.CronJob;
            import java.util.List;
            """;

    private static final String APP = HEAD + """
            @Component
            public class App {
                @Attribute boolean busy = true;
                @SubComponent Directory logs;
                @SubComponent LogFile log;
                @SubComponent CronJob job;
                void configure(Configuration here) {
                    logs = Directory.at("log");
                    if (busy) {
                        log = LogFile.at("log/app.log").maxSize("1k");
                        job = CronJob.named("start").schedule("@reboot").env("WHO", "it's 100%")
                            .command("sh", "-c", "date +%Y > year; echo \\"$WHO $PLACE\\" > who");
                    }
                }
            }
            """;

    private static final String REPORTS = HEAD + """
            @Component
            public class Reports {
                @Attribute boolean busy = true;
                @SubComponent List<CronJob> jobs;
                void configure(Configuration here) {
                    jobs = busy
                        ? List.of(
                            CronJob.named("in words").schedule("@reboot").shell("echo 'back\\\\.slash' 50% | tee words"),
                            CronJob.named("never").schedule("@reboot").command("touch", "never").disabled())
                        : List.of();
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        Installed.require("cron", "crontab", "logrotate");
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        String head = "[environment]\nssh-user = \"root\"\n[hosts]\n"
                + "app01 = [\"app\", \"reports\", \"logrotate\", \"crontab\"]\n" + hosts.table("app01", 1)
                + "[component.crontab]\nmail-to = \"\"\nenv.PLACE = \"here\"\n";
        service = RemoteService.of(
                Compilers.JAVAC
                        .in(directory.resolve("service"))
                        .source(APP)
                        .source(REPORTS)
                        .resource("environments/busy.toml", head)
                        .resource(
                                "environments/idle.toml",
                                head + "[component.app]\nbusy = false\n[component.reports]\nbusy = false\n"),
                directory,
                hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private static Ended deploy(String environment) throws Exception {
        Ended ended = service.runWhenFree("remote", environment);
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        return ended;
    }

    private static String crontab() {
        return hosts.output(1, "sh", "-c", "crontab -l 2>&1; true");
    }

    @Test
    void areGatheredDoneAndGone() throws Exception {
        hosts.run(1, "sh", "-c", "echo '0 5 * * * true' | crontab -");

        deploy("busy");

        assertThat(crontab())
                .startsWith("0 5 * * * true\n# BEGIN /root/deployment/work/crontab (managed by Launchway)\n")
                .contains("# start (app)\n", "# in words (reports)\n", "# logrotate (logrotate)\n17 0 * * * cd ");
        assertThat(deploy("busy").out()).contains("0 changed");
        hosts.run(1, "cron");
        String work = "/root/deployment/work/";
        for (String file : new String[] {"app/year", "app/who", "reports/words"}) {
            Waiting.waitFor("cron to write " + file)
                    .until(() -> hosts.has(1, work + file)
                            && hosts.read(1, work + file).endsWith("\n"));
        }
        assertThat(hosts.read(1, work + "app/year")).matches("20[0-9]{2}\n");
        assertThat(hosts.read(1, work + "app/who")).isEqualTo("it's 100% here\n");
        assertThat(hosts.read(1, work + "reports/words")).isEqualTo("back\\.slash 50%\n");
        assertThat(hosts.has(1, work + "reports/never")).isFalse();

        deploy("idle");

        assertThat(crontab()).isEqualTo("0 5 * * * true\n");
        assertThat(hosts.has(1, work + "logrotate/logrotate.conf")).isFalse();
        assertThat(deploy("idle").out()).contains("0 changed");
    }
}
