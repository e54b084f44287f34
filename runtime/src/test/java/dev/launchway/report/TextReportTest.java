package dev.launchway.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentChanging;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.Configured;
import dev.launchway.engine.event.RunEvent.Diff;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Interrupted;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.NotKnown;
import dev.launchway.engine.event.RunEvent.NotProven;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Reaching;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.event.RunEvent.RunStarted;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.event.RunEvent.Warning;
import dev.launchway.engine.event.RunEvent.WouldDo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static final Timing QUICK = new Timing(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(3));
    private static final String CONTENT = "Nginx > File(\"nginx.conf\") > Content";

    @Test
    void aRunWithoutChangePrintsTheSummaryAlone() {
        Printed printed = report(
                Mode.DEPLOY,
                new Configured("dev", 1, 2, Duration.ofMillis(20)),
                new RootStarted("web01", "nginx"),
                new ComponentFinished("web01", CONTENT, false, QUICK),
                new ComponentFinished("web01", "Nginx", false, QUICK),
                new RootFinished("web01", "nginx", Outcome.UNCHANGED, "", Duration.ofMillis(6)),
                finished(Mode.DEPLOY, 0, 2, 0, 0));

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("dev: 0 changed, 2 unchanged, 0 failed, 0 skipped in 1.2 s\n");
    }

    @Test
    void aChangedComponentIsAHeadlineWithWhatBelongsToIt() {
        Printed printed = report(
                Mode.DEPLOY,
                new RootStarted("web01", "nginx"),
                new ComponentChanging("web01", CONTENT, "the content differs"),
                new Diff("web01", CONTENT, "/srv/nginx.conf", List.of("@@ -1 +1 @@", "-a", "+b", " c"), ""),
                new Message("web01", CONTENT, "two\nlines"),
                new ComponentFinished("web01", CONTENT, true, QUICK),
                new ComponentFinished("web01", "Nginx > File(\"nginx.conf\")", false, QUICK),
                new ComponentChanging("web01", "Nginx", ""),
                new ComponentFinished("web01", "Nginx", true, QUICK),
                new RootFinished("web01", "nginx", Outcome.CHANGED, "", Duration.ofMillis(6)),
                finished(Mode.DEPLOY, 2, 1, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                web01: Nginx > File("nginx.conf") > Content
                    /srv/nginx.conf
                      @@ -1 +1 @@
                      -a
                      +b
                       c
                    two
                    lines
                web01: Nginx
                """);
        assertThat(printed.out()).isEqualTo("dev: 2 changed, 1 unchanged, 0 failed, 0 skipped in 1.2 s\n");
    }

    @Test
    void aComponentIsAnnouncedOnceWhateverOtherHostsSayMeanwhile() {
        Printed printed = report(
                false,
                List.of("web01", "web02"),
                Mode.DEPLOY,
                new ComponentChanging("web01", "Nginx", ""),
                new ComponentChanging("web02", "Nginx", ""),
                new ComponentFinished("web01", "Nginx", true, QUICK),
                new ComponentFinished("web02", "Nginx", true, QUICK),
                finished(Mode.DEPLOY, 2, 0, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                web01: Nginx
                web02: Nginx
                """);
    }

    @Test
    void aPredictionIsAResult() {
        Printed printed = report(
                Mode.PREDICT,
                new RootStarted("web01", "nginx"),
                new ComponentChanging("web01", CONTENT, ""),
                new Diff("web01", CONTENT, "/srv/logo.png", List.of(), "binary, 10 bytes to 12"),
                new ComponentFinished("web01", CONTENT, true, QUICK),
                new ComponentChanging("web01", "Nginx", ""),
                new WouldDo("web01", "Nginx", "run nginx -s reload"),
                new ComponentFinished("web01", "Nginx", true, QUICK),
                new NotKnown("web01", "Cron", "the output of 'crontab -l' is not known"),
                finished(Mode.PREDICT, 2, 0, 0, 0));

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("""
                web01: Nginx > File("nginx.conf") > Content
                    /srv/logo.png (binary, 10 bytes to 12)
                web01: Nginx
                    would run nginx -s reload
                web01: Cron
                    not known: the output of 'crontab -l' is not known
                dev: 2 would change, 0 unchanged, 0 failed, 0 skipped in 1.2 s
                """);
    }

    @Test
    void aFailureIsABlockAndSkippedRootsSayWhy() {
        Printed printed = report(
                Mode.DEPLOY,
                new RootStarted("web01", "nginx"),
                new ComponentFailed("web01", "Nginx > Command(\"make\")", failure()),
                new RootFinished("web01", "nginx", Outcome.FAILED, "", Duration.ofMillis(6)),
                new RootFinished("web01", "app", Outcome.SKIPPED, "nginx failed", Duration.ZERO),
                new RootFinished("web01", "cron", Outcome.SKIPPED, "nginx failed", Duration.ZERO),
                new RootFinished("web01", "memcached", Outcome.SKIPPED, "ignored", Duration.ZERO),
                finished(Mode.DEPLOY, 0, 0, 1, 3));

        assertThat(printed.err()).isEqualTo("""
                failed: web01: Nginx > Command("make")
                    'make' ended with exit code 2
                    at Nginx.java:31
                    make: *** no rule

                    make: stop
                skipped: web01: app, cron (nginx failed)
                skipped: web01: memcached (ignored)
                """);
        assertThat(printed.out()).isEqualTo("dev: 0 changed, 0 unchanged, 1 failed, 3 skipped in 1.2 s\n");
    }

    @Test
    void verboseTellsReasonsAndStackTraces() {
        Printed printed = report(
                true,
                List.of("web01"),
                Mode.DEPLOY,
                new Configured("dev", 1, 2, Duration.ofMillis(20)),
                new RootStarted("web01", "nginx"),
                new ComponentChanging("web01", CONTENT, "the content differs"),
                new ComponentFailed("web01", CONTENT, failure()),
                new RootFinished("web01", "nginx", Outcome.FAILED, "", Duration.ofMillis(6)),
                new NotProven("web01", "cron", "Cron says something"),
                finished(Mode.DEPLOY, 0, 0, 1, 0));

        assertThat(printed.err()).isEqualTo("""
                dev: configured 1 root, 2 components in 0.02 s
                web01: Nginx > File("nginx.conf") > Content
                    because the content differs
                failed: web01: Nginx > File("nginx.conf") > Content
                    'make' ended with exit code 2
                    at Nginx.java:31
                    make: *** no rule

                    make: stop
                    java.lang.IllegalStateException
                    \tat Nginx.java:31
                web01: nginx failed after 0.01 s
                web01: cron has to be verified next time, too: Cron says something
                """);
    }

    @Test
    void theSameFailureOnManyHostsIsToldOnceAndThenByItsHosts() {
        Printed printed = report(
                false,
                List.of("web01", "web02", "web03", "db"),
                Mode.DEPLOY,
                new ComponentFailed("web02", "Nginx", failure()),
                new ComponentFailed("web01", "Nginx", failure()),
                new ComponentFailed("db", "Postgres", new Failure("no disk space", List.of(), "", "")),
                new ComponentFailed("web03", "Nginx", failure()),
                finished(Mode.DEPLOY, 0, 0, 4, 0));

        assertThat(printed.err()).isEqualTo("""
                failed: web02: Nginx
                    'make' ended with exit code 2
                    at Nginx.java:31
                    make: *** no rule

                    make: stop
                failed: db: Postgres
                    no disk space
                failed: web01, web03: Nginx, as on web02
                """);
    }

    @Test
    void hostsThatSkippedTheSameForTheSameReasonShareALine() {
        List<String> hosts = List.of("web01", "web02", "web03", "db");
        List<RunEvent> events = new ArrayList<>();
        for (String host : List.of("web02", "web03", "web01")) {
            events.add(new RootFinished(
                    host, "nginx", Outcome.SKIPPED, "waits for app on db, which failed", Duration.ZERO));
            events.add(new RootFinished(
                    host,
                    "cron",
                    Outcome.SKIPPED,
                    "waits for nginx on " + host + ", which was skipped",
                    Duration.ZERO));
        }
        events.add(new RootFinished("db", "cron", Outcome.SKIPPED, "waits for app on db, which failed", Duration.ZERO));

        Printed printed = report(false, hosts, Mode.DEPLOY, events.toArray(RunEvent[]::new));
        assertThat(printed.err()).isEmpty();
        events.add(finished(Mode.DEPLOY, 0, 0, 1, 7));
        printed = report(false, hosts, Mode.DEPLOY, events.toArray(RunEvent[]::new));

        assertThat(printed.err()).isEqualTo("""
                skipped: web[01..03]: nginx (waits for app on db, which failed)
                skipped: web[01..03]: cron (waits for nginx there, which was skipped)
                skipped: db: cron (waits for app there, which failed)
                """);
    }

    @Test
    void anInvalidModelIsToldWithEnvironmentHostsBreadcrumbLocationAndHelp() {
        Failure failure = new Failure("port 0 is not a port", List.of(), "Nginx.java:31", "java.lang.Error\n");
        Printed printed = report(
                Mode.DEPLOY,
                new Problem(
                        Trouble.MODEL_INVALID,
                        "LW150",
                        "dev",
                        "web01",
                        "Nginx",
                        failure,
                        "set 'port' in [component.nginx]"),
                new Problem(
                        Trouble.MODEL_INVALID,
                        "LW150",
                        "dev",
                        "web02",
                        "Nginx",
                        failure,
                        "set 'port' in [component.nginx]"),
                finished(Mode.DEPLOY, 0, 0, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                error: [LW150] port 0 is not a port
                    in Nginx on web01, web02, environment dev
                    at Nginx.java:31
                    help: set 'port' in [component.nginx]
                """);
        assertThat(printed.out()).isEqualTo("dev: 1 problem, nothing was changed\n");
    }

    @Test
    void aWarningIsNoProblem() {
        Printed printed = report(
                Mode.CHECK,
                new Configured("dev", 12, 80, Duration.ofMillis(20)),
                new Warning("LW410", "", "no component reads it", "com/example/old.conf", "delete it"),
                finished(Mode.CHECK, 0, 0, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                warning: [LW410] no component reads it
                    at com/example/old.conf
                    help: delete it
                """);
        assertThat(printed.out()).isEqualTo("dev: 12 roots, 80 components, holds together\n");
    }

    @Test
    void aCheckSaysThatTheEnvironmentHoldsTogether() {
        Printed printed = report(
                Mode.CHECK, new Configured("dev", 12, 80, Duration.ofMillis(20)), finished(Mode.CHECK, 0, 0, 0, 0));

        assertThat(printed.out()).isEqualTo("dev: 12 roots, 80 components, holds together\n");
        assertThat(printed.err()).isEmpty();
    }

    @Test
    void messagesOfConfigureAreToldOnceWithTheirHosts() {
        Printed printed = report(
                Mode.DEPLOY,
                new Configured("dev", 2, 2, Duration.ofMillis(20)),
                new Message("web01", "Nginx", "no certificate, serving http"),
                new Message("web02", "Nginx", "no certificate, serving http"),
                new Message("web02", "Cron", "idle"),
                new RootStarted("web01", "nginx"),
                finished(Mode.DEPLOY, 0, 2, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                note: Nginx on web01, web02: no certificate, serving http
                note: Cron on web02: idle
                """);
    }

    @Test
    void aSlowComponentSaysWhereItsTimeWent() {
        Timing slow = new Timing(Duration.ofMillis(1200), Duration.ofSeconds(65), Duration.ofMillis(40));
        Printed printed = report(
                Mode.DEPLOY,
                new RootStarted("web01", "nginx"),
                new ComponentFinished("web01", "Nginx", false, slow),
                finished(Mode.DEPLOY, 0, 1, 0, 0));

        assertThat(printed.err()).isEqualTo("""
                web01: Nginx
                    slow: 1 min 6 s in all; verify 1.2 s, update 1 min 5 s, parts 0.04 s
                """);
    }

    @Test
    void anInterruptedRunSaysSo() {
        Printed printed = report(
                Mode.DEPLOY, new RootStarted("web01", "nginx"), new Interrupted(), finished(Mode.DEPLOY, 1, 0, 0, 2));

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("dev: interrupted, 1 changed, 0 unchanged, 0 failed, 2 skipped in 1.2 s\n");
    }

    @Test
    void aVeryLongDiffLosesItsMiddle() {
        List<String> diff = new ArrayList<>(Collections.nCopies(300, "+line"));
        Printed printed =
                report(Mode.DEPLOY, new Diff("web01", CONTENT, "/a", diff, ""), finished(Mode.DEPLOY, 1, 0, 0, 0));

        assertThat(printed.err().lines().filter("      +line"::equals)).hasSize(100);
        assertThat(printed.err()).contains("      ... 200 lines left out, -v shows them\n");
    }

    @Test
    void whatATargetSaysCannotDriveTheTerminal() {
        Printed printed = report(
                Mode.DEPLOY,
                new Diff("web01", CONTENT, "/a\u001b]0;title\u0007", List.of("+\u001b[2Jx\u009b", "+\u202eabc"), ""),
                new ComponentFailed(
                        "web01", "Nginx", new Failure("\u001b[31mred\u001b[0m", List.of("bell\u0007"), "", "")),
                finished(Mode.DEPLOY, 1, 0, 1, 0));

        assertThat(printed.err()).isEqualTo("""
                web01: Nginx > File("nginx.conf") > Content
                    /a␛]0;title␇
                      +␛[2Jx<U+009B>
                      +<U+202E>abc
                failed: web01: Nginx
                    red
                    bell␇
                """);
    }

    @Test
    void coloursAndTheLineAtWorkAppearOnATerminalOnly() {
        Printed printed = new Printed(Style.COLOUR, true);
        TextReport report = new TextReport(printed.output(), false);
        report.accept(new RunStarted("dev", List.of("web01"), Mode.DEPLOY));
        report.accept(new RootStarted("web01", "nginx"));
        report.accept(new Diff("web01", "Nginx", "/a", List.of("-a", "+b"), ""));
        report.accept(finished(Mode.DEPLOY, 1, 0, 0, 0));

        assertThat(printed.err())
                .isEqualTo("\u001b[2mdev: configuring …\u001b[0m\r\u001b[K\u001b[2mweb01: nginx …\u001b[0m\r\u001b[K"
                        + "\u001b[1mweb01: Nginx\u001b[0m\n    \u001b[2m/a\u001b[0m\n"
                        + "      \u001b[31m-a\u001b[0m\n      \u001b[32m+b\u001b[0m\n");
        assertThat(printed.out()).startsWith("\u001b[1mdev:\u001b[0m \u001b[33m1 changed\u001b[0m, 0 unchanged");
    }

    @Test
    void onATerminalTheLineAtWorkTellsHowFarManyHostsHaveCome() {
        Printed printed = new Printed(Style.PLAIN, true);
        TextReport report = new TextReport(printed.output(), false);
        List<String> hosts = List.of("web01", "web02", "web03", "db");
        report.accept(new RunStarted("dev", hosts, Mode.DEPLOY));
        report.accept(new Configured("dev", 5, 9, Duration.ofMillis(20)));
        report.accept(new Reaching("dev", hosts));
        report.accept(new HostReached("db", 0, ""));
        report.accept(new RootStarted("db", "postgres"));
        report.accept(new ComponentFinished("db", "Postgres", false, QUICK));
        report.accept(new RootFinished("db", "postgres", Outcome.UNCHANGED, "", Duration.ZERO));
        report.accept(new RootStarted("web03", "nginx"));
        report.accept(new RootStarted("db", "cron"));
        report.accept(new RootStarted("web01", "nginx"));
        report.accept(new RootStarted("web02", "nginx"));
        report.accept(new RunEvent.Output("web02", "Nginx", "reloading"));
        report.accept(new ComponentChanging("web02", "Nginx", ""));
        report.accept(finished(Mode.DEPLOY, 1, 0, 0, 0));

        assertThat(printed.err().split("\r\u001b\\[K", -1))
                .containsExactly(
                        "dev: configuring …",
                        "dev: reaching 4 hosts …",
                        "dev: reached 1 of 4 hosts, waiting for web01, web02, web03 …",
                        "dev: 0 done, postgres on db …",
                        "dev: 1 done …",
                        "dev: 1 done, nginx on web03 …",
                        "dev: 1 done, nginx on web03, cron on db …",
                        "dev: 1 done, nginx on web01, web03, cron on db …",
                        "dev: 1 done, nginx on web[01..03], cron on db …",
                        "web02: Nginx\ndev: 1 done, nginx on web[01..03], cron on db …",
                        "");
    }

    private static Failure failure() {
        return new Failure(
                "'make' ended with exit code 2",
                List.of("make: *** no rule\n", "make: stop"),
                "Nginx.java:31",
                "java.lang.IllegalStateException\n\tat Nginx.java:31\n");
    }

    private static RunFinished finished(Mode mode, int changed, int unchanged, int failed, int skipped) {
        return new RunFinished("dev", mode, changed, unchanged, failed, skipped, Duration.ofMillis(1234));
    }

    private static Printed report(Mode mode, RunEvent... events) {
        return report(false, List.of("web01"), mode, events);
    }

    private static Printed report(boolean verbose, List<String> hosts, Mode mode, RunEvent... events) {
        Printed printed = new Printed(Style.PLAIN, false);
        TextReport report = new TextReport(printed.output(), verbose);
        report.accept(new RunStarted("dev", hosts, mode));
        for (RunEvent event : events) {
            report.accept(event);
        }
        return printed;
    }
}
