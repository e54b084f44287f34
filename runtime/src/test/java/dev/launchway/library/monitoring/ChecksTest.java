package dev.launchway.library.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.file.Disk;
import dev.launchway.library.schedule.CronTable;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Checks, gathered for Debian's Prometheus, Nagios and Monit, which say themselves whether they take what they are given. */
class ChecksTest {

    @TempDir
    Path directory;

    private Disk work;

    @BeforeEach
    void work() {
        work = new Disk(directory.resolve("work"));
    }

    private static final Check HEALTH = Check.http("health", Address.of("app01.example.com", 8080), "/health?a=1!");
    private static final Check TLS = Check.http("front", "https://[::1]/");
    private static final Check PORT = Check.tcp("port", Address.of("::1", 5432));
    private static final Check QUEUE = Check.command("queue", "/bin/sh", "-c", "test \"it's\" = \"it's\"");
    private static final Check FULL = Check.command("disk-full", "false");

    private static void all(Configuration here) {
        here.add(new Checked(HEALTH, TLS, PORT, QUEUE, FULL));
    }

    private static void one(Configuration here) {
        here.add(new Checked(PORT));
    }

    private Theatre theatre(Path base, String name, Class<?> type) {
        return new Theatre(base).gathering(name, type, Check.KEY);
    }

    /** Runs a command, which has to succeed. */
    private static String runs(Path input, String... argv) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    // ------------------------------------------------------------- Prometheus

    private Theatre targets(Path base) {
        return theatre(base, "prometheus-targets", PrometheusTargets.class)
                .set("prometheus-targets", "file", "targets.json");
    }

    @TestFactory
    Stream<DynamicTest> targets() {
        Path base = directory.resolve("steps");
        Disk disk = new Disk(base.resolve("work/prometheus-targets"));
        return BlockInvariant.of(PrometheusTargets.class)
                .deployed(targets(base).deployment(ChecksTest::all))
                .present(any -> assertThat(disk.read("targets.json"))
                        .contains("http://app01.example.com:8080/health?a=1!", "[::1]:5432"))
                .drift("changed", any -> disk.write("targets.json", "[]"))
                .drift("removed", any -> disk.delete("targets.json"))
                .removed(
                        targets(base).deployment(here -> {}),
                        any -> assertThat(disk.read("targets.json").strip()).isEqualTo("[]"))
                .in(directory);
    }

    @Test
    void prometheusTakesItsTargets() throws Exception {
        Installed.require("promtool");
        targets(directory).deploy(ChecksTest::all);
        work.write("prometheus.yml", """
                scrape_configs:
                  - job_name: checks
                    metrics_path: /probe
                    file_sd_configs:
                      - files: ["%s/prometheus-targets/targets.json"]
                    relabel_configs:
                      - source_labels: [__address__]
                        target_label: __param_target
                      - source_labels: [__param_target]
                        target_label: instance
                      - target_label: __address__
                        replacement: localhost:9115
                """.formatted(work.path("")));

        runs(null, "promtool", "check", "config", work.path("prometheus.yml").toString());
        assertThat(runs(
                        null,
                        "promtool",
                        "check",
                        "service-discovery",
                        "--timeout=5s",
                        work.path("prometheus.yml").toString(),
                        "checks"))
                .contains("app01.example.com:8080/health", "\"__param_module\": \"http_2xx\"", "\"check\": \"port\"")
                .doesNotContain("queue");
    }

    private Theatre textfile(Path base) {
        return theatre(base, "prometheus-textfile", PrometheusTextfile.class)
                .set("prometheus-textfile", "file", base + "/checks.prom")
                .gathering("crontab", CronTable.class, "launchway:cron-job")
                .set("crontab", "file", "table");
    }

    @TestFactory
    Stream<DynamicTest> textfile() {
        Path base = directory.resolve("steps");
        Disk disk = new Disk(base.resolve("work"));
        return BlockInvariant.of(PrometheusTextfile.class)
                .deployed(textfile(base).deployment(ChecksTest::all))
                .present(any -> {
                    assertThat(disk.read("prometheus-textfile/textfile")).contains("check queue stage ");
                    assertThat(disk.read("crontab/table")).contains("/textfile");
                })
                .drift("changed", any -> disk.write("prometheus-textfile/textfile", "exit\n"))
                .removed(textfile(base).deployment(here -> {}), any -> assertThat(
                                disk.read("prometheus-textfile/textfile"))
                        .doesNotContain("queue"))
                .in(directory);
    }

    @Test
    void theScriptWritesMetricsThatPrometheusTakes() throws Exception {
        Installed.require("promtool");
        textfile(directory).deploy(ChecksTest::all);
        work.directory("stage");

        runs(null, work.path("prometheus-textfile/textfile").toString());

        String metrics = new Disk(directory).read("checks.prom");
        assertThat(metrics)
                .contains("launchway_check_success{check=\"queue\",component=\"stage\"} 1\n")
                .contains("launchway_check_success{check=\"disk-full\",component=\"stage\"} 0\n");
        runs(directory.resolve("checks.prom"), "promtool", "check", "metrics");
        assertThat(new Disk(directory).tree().stream().filter(file -> file.startsWith("checks.prom")))
                .containsExactly("checks.prom");
    }

    // ------------------------------------------------------------- Nagios and NRPE

    private Theatre nagios(Path base) {
        return theatre(base, "nagios-checks", NagiosChecks.class)
                .set("nagios-checks", "file", base + "/conf.d/launchway.cfg")
                .set("nagios-checks", "reload", List.of("touch", base + "/told"));
    }

    @TestFactory
    Stream<DynamicTest> nagios() {
        Path base = directory.resolve("steps");
        Disk disk = new Disk(base);
        return BlockInvariant.of(NagiosChecks.class)
                .given(any -> disk.directory("conf.d"))
                .deployed(nagios(base).deployment(ChecksTest::all))
                .present(any -> {
                    assertThat(disk.read("conf.d/launchway.cfg")).contains("service_description stage-queue\n");
                    assertThat(disk.exists("told")).isTrue();
                })
                .drift("changed", any -> {
                    disk.write("conf.d/launchway.cfg", "\n");
                    disk.delete("told");
                })
                .removed(nagios(base).deployment(here -> {}), any -> assertThat(disk.read("conf.d/launchway.cfg"))
                        .doesNotContain("stage"))
                .in(directory);
    }

    @Test
    void nagiosTakesItsObjects() throws Exception {
        Installed.require("nagios4");
        Disk disk = new Disk(directory);
        disk.directory("conf.d");
        nagios(directory).deploy(ChecksTest::all);
        disk.write("nagios.cfg", """
                cfg_file=/etc/nagios4/objects/commands.cfg
                cfg_file=/etc/nagios4/objects/contacts.cfg
                cfg_file=/etc/nagios4/objects/timeperiods.cfg
                cfg_file=/etc/nagios4/objects/templates.cfg
                cfg_dir=/etc/nagios-plugins/config
                cfg_dir=%1$s/conf.d
                check_result_path=%1$s
                temp_path=%1$s
                log_file=%1$s/log
                object_cache_file=%1$s/cache
                status_file=%1$s/status
                lock_file=%1$s/lock
                command_file=%1$s/cmd
                nagios_user=root
                nagios_group=root
                resource_file=/etc/nagios4/resource.cfg
                """.formatted(directory));

        assertThat(runs(null, "nagios4", "-v", directory.resolve("nagios.cfg").toString()))
                .contains("Checked 5 services", "Checked 1 hosts", "Total Errors:   0");
        assertThat(disk.read("conf.d/launchway.cfg"))
                .contains("check_command launchway_http!app01.example.com!8080!/health?a=1\\!\n")
                .contains("check_command launchway_https!::1!443!/\n")
                .contains("check_command launchway_tcp!::1!5432\n")
                .contains("check_command launchway_nrpe!stage-queue\n");
    }

    private Theatre nrpe(Path base) {
        return theatre(base, "nrpe-checks", NrpeChecks.class)
                .set("nrpe-checks", "file", base + "/nrpe.d/launchway.cfg")
                .set("nrpe-checks", "reload", List.of("touch", base + "/told"));
    }

    @TestFactory
    Stream<DynamicTest> nrpe() {
        Path base = directory.resolve("steps");
        Disk disk = new Disk(base);
        return BlockInvariant.of(NrpeChecks.class)
                .given(any -> disk.directory("nrpe.d"))
                .deployed(nrpe(base).deployment(ChecksTest::all))
                .present(any -> {
                    assertThat(disk.read("nrpe.d/launchway.cfg")).contains("command[stage-queue]=");
                    assertThat(disk.read("work/nrpe-checks/checks/stage-queue")).contains("/bin/sh -c 'test ");
                })
                .drift("changed", any -> disk.write("nrpe.d/launchway.cfg", "\n"))
                .drift("its script changed", any -> disk.write("work/nrpe-checks/checks/stage-queue", "\n"))
                .removed(nrpe(base).deployment(here -> {}), any -> assertThat(disk.read("nrpe.d/launchway.cfg"))
                        .doesNotContain("queue"))
                .in(directory);
    }

    @Test
    void theScriptsOfNrpeRunTheCommands() throws Exception {
        new Disk(directory).directory("nrpe.d");
        nrpe(directory).deploy(ChecksTest::all);
        work.directory("stage");

        runs(null, work.path("nrpe-checks/checks/stage-queue").toString());
        assertThat(new ProcessBuilder(
                                work.path("nrpe-checks/checks/stage-disk-full").toString())
                        .start()
                        .waitFor())
                .isEqualTo(1);
    }

    // ------------------------------------------------------------- Monit

    private Theatre monit(Path base) {
        return theatre(base, "monit-checks", MonitChecks.class)
                .set("monit-checks", "file", base + "/monit.d/launchway")
                .set("monit-checks", "reload", List.of("touch", base + "/told"));
    }

    @TestFactory
    Stream<DynamicTest> monit() {
        Installed.require("monit");
        Path base = directory.resolve("steps");
        Disk disk = new Disk(base);
        return BlockInvariant.of(MonitChecks.class)
                .given(any -> disk.directory("monit.d"))
                .deployed(monit(base).deployment(ChecksTest::all))
                .present(any -> {
                    assertThat(disk.read("monit.d/launchway"))
                            .contains("if failed port 8080 protocol http request \"/health?a=1!\" then alert\n")
                            .contains("if failed port 5432 type tcp then alert\n")
                            .contains("check program stage-queue with path ");
                    assertThat(disk.mode("monit.d/launchway")).isEqualTo("rw-------");
                })
                .drift("changed", any -> disk.write("monit.d/launchway", "\n"))
                .drift("readable for others", any -> disk.setMode("monit.d/launchway", "rw-r--r--"))
                .removed(monit(base).deployment(here -> {}), any -> assertThat(disk.read("monit.d/launchway"))
                        .doesNotContain("stage"))
                .in(directory);
    }

    @Test
    void whatMonitDoesNotTakeLeavesTheOldFileInForce() {
        Installed.require("monit");
        Disk disk = new Disk(directory);
        disk.directory("monit.d");
        monit(directory).deploy(ChecksTest::one);
        String before = disk.read("monit.d/launchway");

        Run failed = monit(directory).set("monit-checks", "action", "shout").deploy(ChecksTest::one);

        assertThat(failed.events().toString())
                .contains("refuses the new content of " + directory + "/monit.d/launchway", "syntax error 'shout'");
        assertThat(disk.read("monit.d/launchway")).isEqualTo(before);
    }

    // ------------------------------------------------------------- who writes them

    @Test
    void theUserOfTheDeploymentWritesThemWhereNobodyElseIsNamed() {
        Installed.require("monit");
        Disk disk = new Disk(directory);
        List.of("conf.d", "nrpe.d", "monit.d").forEach(disk::directory);
        List.of(
                        nagios(directory).set("nagios-checks", "as", ""),
                        nrpe(directory).set("nrpe-checks", "as", ""),
                        monit(directory).set("monit-checks", "as", ""))
                .forEach(theatre -> assertThat(
                                theatre.deploy(ChecksTest::all).finished().failed())
                        .isZero());

        assertThat(disk.tree()).contains("conf.d/launchway.cfg", "nrpe.d/launchway.cfg", "monit.d/launchway");
    }

    // ------------------------------------------------------------- what is an error

    @Test
    void whatIsNoCheckIsAnError() {
        assertThatThrownBy(() -> Check.tcp("a b", Address.of("x", 1)))
                .hasMessageContaining("'a b' is no name of a check");
        assertThatThrownBy(() -> Check.http("a", "ftp://x/")).hasMessageContaining("'ftp://x/' is no URL of a check");
        assertThatThrownBy(() -> Check.http("a", "http://x/\"")).hasMessageContaining("is no URL");
        assertThatThrownBy(() -> Check.command("a")).hasMessageContaining("a command needs a program");
        assertThatThrownBy(() -> Check.command("a", "x\ny")).hasMessageContaining("the command has line ends");
    }
}
