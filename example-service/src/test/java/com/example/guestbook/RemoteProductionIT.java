package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.guestbook.Variant.Change;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deploys {@code production} on its 27 hosts by SSH, ten of them running the guestbook. */
class RemoteProductionIT {

    private static final String DOMAIN = "guestbook.example.com";

    @TempDir
    static Path directory;

    @Test
    void deploysFirstAgainAndChanged() throws Exception {
        try (PreparedHosts hosts =
                PreparedHosts.start(directory.resolve("hosts"), "production", DOMAIN, "10.20.0", hosts())) {
            asksBeforeItDeploys(hosts);
            deploysFirst(hosts);
            changesNothingTheSecondTime(hosts);
            Website site = new Website("production", "www." + DOMAIN, hosts.address("lb02"));
            site.sign("Grace", "Nice+place");
            followsAnOverrideOnSevenHosts(hosts);
            assertThat(site.get("/")).contains("<h1>Guestbook</h1>", "Nice place");
        }
    }

    private static void asksBeforeItDeploys(PreparedHosts hosts) throws Exception {
        Run refused = hosts.runInTerminal(Variant.BUILT, "n\n", "remote", "production");

        assertThat(refused.stdout()).contains("deploy production on 27 hosts? [y/N]");
        assertThat(hosts.enter("app01", "ls /home/guestbook/deployment")).isEmpty();
    }

    private static void deploysFirst(PreparedHosts hosts) throws Exception {
        Run first = hosts.runInTerminal(Variant.BUILT, "", "remote", "production", "--yes");

        assertThat(first.exitCode()).as(first.stdout()).isZero();
        assertThat(first.stdout()).contains(" 0 failed, 0 skipped").doesNotContain("[y/N]");
        for (String web : List.of("web01", "web02", "web03", "web04")) {
            assertThat(hosts.enter(web, "grep 'server .*;' /etc/nginx/conf.d/guestbook.conf"))
                    .isEqualTo(IntStream.rangeClosed(1, 8)
                            .mapToObj(app -> "    server app0" + app + "." + DOMAIN + ":8480;\n")
                            .collect(Collectors.joining()));
        }
        for (String balancer : List.of("lb01", "lb02")) {
            assertThat(hosts.enter(balancer, "grep '^ *server ' /etc/haproxy/haproxy.cfg"))
                    .isEqualTo(IntStream.rangeClosed(1, 4)
                            .mapToObj(web ->
                                    "    server web0" + web + " web0" + web + "." + DOMAIN + ":8080 check inter 2s\n")
                            .collect(Collectors.joining()));
        }
        assertThat(hosts.enter(
                        "web03",
                        "for app in 1 2 3 4 5 6 7 8; do curl -sS http://app0$app." + DOMAIN + ":8480/health; done"))
                .isEqualTo("ok\n".repeat(8));
        assertThat(hosts.run(Variant.BUILT, "remote", "production", "--status")
                        .succeeded()
                        .stdout()
                        .lines())
                .singleElement()
                .asString()
                .contains(": production, plan ", "(this one)");
    }

    private static void changesNothingTheSecondTime(PreparedHosts hosts) throws Exception {
        hosts.mark();

        Events events = Events.of(hosts.run(Variant.BUILT, "remote", "production", "--yes", "--json")
                .succeeded());

        assertThat(events.summed("changed")).isZero();
        assertThat(events.of("root-finished", "outcome")).containsOnly("unchanged");
        assertThat(hosts.changed()).isEmpty();
    }

    /** The port of the frontends concerns themselves, the load balancers and the monitoring. */
    private static void followsAnOverrideOnSevenHosts(PreparedHosts hosts) throws Exception {
        Variant moved = Variant.changed(
                directory.resolve("moved"),
                new Change("environments/production.toml", "[component.nginx]", "[component.nginx]\nport = 8090"));
        hosts.mark();

        Events events = Events.of(
                hosts.run(moved, "remote", "production", "--yes", "--json").succeeded());

        List<String> expected = new ArrayList<>();
        for (String web : List.of("web01", "web02", "web03", "web04")) {
            expected.add(web + " Nginx > NginxSite(\"guestbook\") > SiteFile(\"guestbook.conf\")");
            expected.add(web + " Nginx > NginxSite(\"guestbook\")");
        }
        for (String balancer : List.of("lb01", "lb02")) {
            expected.add(balancer + " Haproxy > File(\"/etc/haproxy/haproxy.cfg\") > Content");
            expected.add(balancer + " Haproxy > ServiceState(\"haproxy\")");
        }
        expected.add("mon01 PrometheusTargets > JsonContent(\"/etc/prometheus/guestbook.json\") > Content");
        assertThat(events.of("component-changed", "host", "component")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(hosts.changed()).containsOnlyKeys("lb01", "lb02", "web01", "web02", "web03", "web04", "mon01");
    }

    private static List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        add(hosts, 2, "lb", "=haproxy");
        add(hosts, 4, "web", "=nginx");
        add(hosts, 8, "app", "");
        add(hosts, 2, "worker", "");
        add(hosts, 3, "cache", "=memcached");
        hosts.addAll(
                List.of("db01=postgresql@15-main", "db02", "db03", "backup01", "mail01", "mail02", "mon01", "log01"));
        return hosts;
    }

    private static void add(List<String> hosts, int count, String name, String units) {
        for (int n = 1; n <= count; n++) {
            hosts.add(name + "0" + n + units);
        }
    }
}
