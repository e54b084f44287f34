package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.guestbook.Variant.Change;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys {@code staging} on its four hosts by SSH, and visits it: HAProxy, nginx, guestbook, memcached and PostgreSQL are real. */
class RemoteStagingIT {

    private static final String DOMAIN = "staging.guestbook.example.com";

    @TempDir
    static Path directory;

    @Test
    void deploysFirstAgainAndChanged() throws Exception {
        try (PreparedHosts hosts = PreparedHosts.start(
                directory.resolve("hosts"),
                "staging",
                DOMAIN,
                "10.20.1",
                List.of("web01=haproxy,nginx", "app01=memcached", "db01=postgresql@15-main", "mon01"))) {
            predictsAndChangesNothing(hosts);
            deploysFirst(hosts);
            changesNothingTheSecondTime(hosts);
            Website site = new Website("staging", DOMAIN, hosts.address("web01"));
            site.sign("Ada", "I+was+here");
            followsAnOverrideOnAllHosts(hosts);
            assertThat(site.get("/")).contains("<h1>Guestbook (staging)</h1>", "I was here");
            followsATemplateOnOneHost(hosts);
            assertThat(site.get("/")).contains("I was here");
            followsARotatedPassword(hosts);
            assertThat(site.get("/")).contains("I was here");
        }
    }

    private static void predictsAndChangesNothing(PreparedHosts hosts) {
        hosts.mark();

        Run predicted = hosts.run(Variant.BUILT, "remote", "staging", "--predict");

        assertThat(predicted.succeeded().stdout())
                .contains("+jdbc.url = jdbc:postgresql://db01." + DOMAIN + ":5432/guestbook")
                .contains("staging: 48 would change, 67 unchanged, 0 failed, 0 skipped");
        // The tool's own directory is there now, empty but for what it needs itself.
        assertThat(hosts.enter("app01", "find /home/guestbook/deployment -mindepth 1 -maxdepth 1"))
                .isEqualTo("/home/guestbook/deployment/.launchway\n");
        assertThat(hosts.changed().values().stream().flatMap(List::stream))
                .allMatch(path -> path.matches("/home/guestbook(/deployment)?|/var/lib/postgresql(/deployment)?"));
    }

    private static void deploysFirst(PreparedHosts hosts) {
        Run first = hosts.run(Variant.BUILT, "remote", "staging").succeeded();

        assertThat(first.stdout()).contains("staging: 48 changed, 67 unchanged, 0 failed, 0 skipped");
        assertThat(hosts.enter("web01", "cat /etc/nginx/conf.d/guestbook.conf"))
                .contains("upstream guestbook {\n    server app01." + DOMAIN + ":8480;\n}");
        assertThat(hosts.enter("db01", "crontab -u postgres -l")).contains("/dump.sh");
        assertThat(hosts.enter("db01", "cat /var/log/units")).isEqualTo("start postgresql\nstart rsyslog\n");
        assertThat(hosts.enter("db01", "su postgres -c \"psql -tAc '\\dt entry' guestbook\""))
                .isEqualTo("public|entry|table|guestbook\n");
        assertThat(hosts.enter("app01", "systemctl is-active memcached user@$(id -u guestbook)"))
                .isEqualTo("active\n".repeat(2));
        assertThat(hosts.enter("app01", "stat -c %U /home/guestbook/deployment/work/guestbook/guestbook.properties"))
                .isEqualTo("guestbook\n");
        assertThat(hosts.run(Variant.BUILT, "remote", "staging", "--status")
                        .succeeded()
                        .stdout())
                .startsWith("web01, app01, db01, mon01: staging, plan ")
                .contains("(this one)");
    }

    private static void changesNothingTheSecondTime(PreparedHosts hosts) throws Exception {
        hosts.mark();

        Run second = hosts.run(Variant.BUILT, "remote", "staging", "--json").succeeded();

        Events events = Events.of(second);
        assertThat(events.summed("changed")).isZero();
        assertThat(events.summed("unchanged")).isEqualTo(115);
        assertThat(events.of("root-finished", "outcome")).hasSize(19).containsOnly("unchanged");
        assertThat(second.stderr()).isEmpty();
        assertThat(hosts.changed()).isEmpty();
    }

    private static void followsAnOverrideOnAllHosts(PreparedHosts hosts) throws Exception {
        Variant moved = Variant.changed(
                directory.resolve("moved"),
                new Change("environments/staging.toml", "[component.guestbook]", "[component.guestbook]\nport = 8490"));
        hosts.mark();

        Events events =
                Events.of(hosts.run(moved, "remote", "staging", "--json").succeeded());

        assertThat(events.of("component-changed", "host", "component"))
                .containsExactlyInAnyOrder(
                        "app01 Guestbook > File(\"guestbook.properties\") > Content",
                        "app01 Guestbook > JavaApplication(\"guestbook\") > Service(\"guestbook\")",
                        "app01 CronTable > UserTable(\"crontab\")",
                        "web01 Nginx > NginxSite(\"guestbook\") > SiteFile(\"guestbook.conf\")",
                        "web01 Nginx > NginxSite(\"guestbook\")",
                        "mon01 PrometheusTargets > JsonContent(\"/etc/prometheus/guestbook.json\") > Content");
        assertThat(hosts.changed()).containsOnlyKeys("web01", "app01", "mon01");
    }

    private static void followsATemplateOnOneHost(PreparedHosts hosts) throws Exception {
        Variant patient = Variant.changed(
                directory.resolve("patient"),
                new Change("environments/staging.toml", "[component.guestbook]", "[component.guestbook]\nport = 8490"),
                new Change("com/example/guestbook/monitoring/prometheus.yml", "localhost:9115", "localhost:9116"));
        hosts.mark();

        Run predicted = hosts.run(patient, "remote", "staging", "--predict", "--exit-code", "--json");
        Events events = Events.of(predicted);
        assertThat(predicted.exitCode()).isEqualTo(2);
        assertThat(events.of("diff", "host", "path")).containsExactly("mon01 /etc/prometheus/prometheus.yml");
        assertThat(events.of("would-do", "host", "what"))
                .containsExactly("mon01 run systemctl --no-ask-password reload-or-restart prometheus.service as root");
        assertThat(hosts.changed()).isEmpty();

        Run run = hosts.run(patient, "remote", "staging").succeeded();

        assertThat(run.stdout()).contains("mon01: 2 changed", "staging: 2 changed");
        assertThat(hosts.changed()).containsOnlyKeys("mon01");
        assertThat(hosts.enter("mon01", "tail -n 1 /var/log/units")).isEqualTo("reload prometheus\n");
    }

    /** The server is told the new password, the guestbook gets it and restarts, and nothing else does. */
    private static void followsARotatedPassword(PreparedHosts hosts) throws Exception {
        hosts.run(Variant.BUILT, "remote", "staging").succeeded();
        String restarts = hosts.enter("db01", "cat /var/log/units");
        String before = hosts.enter("app01", "cat /home/guestbook/deployment/work/guestbook/database.password");
        Variant rotated = Variant.rotated(directory.resolve("rotated"), "staging", "data.database");
        hosts.mark();

        Run run = hosts.run(rotated, "remote", "staging", "--json").succeeded();

        assertThat(Events.of(run).of("component-changed", "host", "component"))
                .containsExactlyInAnyOrder(
                        "db01 PostgresqlPrimary > PostgresRole(\"guestbook\")",
                        "app01 Guestbook > File(\"database.password\") > Content",
                        "app01 Guestbook > JavaApplication(\"guestbook\") > Service(\"guestbook\")");
        assertThat(hosts.changed().keySet()).containsExactly("app01");
        assertThat(hosts.enter("db01", "cat /var/log/units")).isEqualTo(restarts);
        String after = hosts.enter("app01", "cat /home/guestbook/deployment/work/guestbook/database.password");
        assertThat(after).isNotEqualTo(before);
        assertThat(run.stdout() + run.stderr()).doesNotContain(before.strip(), after.strip());
        assertThat(hosts.enter(
                        "db01", "grep -rsl " + after.strip() + " /var/lib/postgresql /var/log/postgresql /etc || true"))
                .isEmpty();
        assertThat(hosts.enter("app01", "stat -c '%U %a' /home/guestbook/deployment/work/guestbook/*.password"))
                .isEqualTo("guestbook 600\n");
    }
}
