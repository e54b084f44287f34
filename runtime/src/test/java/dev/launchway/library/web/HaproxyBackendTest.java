package dev.launchway.library.web;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.library.certificate.SelfSignedCertificate;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.run.Waiting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Groups of servers of Debian's HAProxy, which runs on loopback. */
class HaproxyBackendTest {

    @TempDir
    static Path etc;

    private static final HttpServer ONE = Running.backend("one");
    private static final HttpServer TWO = Running.backend("two");
    private static final List<Address> SERVERS = List.of(
            Address.of("127.0.0.1", ONE.getAddress().getPort()),
            Address.of("127.0.0.1", TWO.getAddress().getPort()));

    @TempDir
    Path directory;

    private final int port = freePort();
    private Theatre theatre;

    @BeforeAll
    static void start() {
        Installed.require("haproxy", "socat", "pkill");
        Running.write(etc.resolve("haproxy.cfg"), main(etc) + "listen first\n    bind 127.0.0.1:" + freePort() + "\n");
        Running.command(
                "haproxy",
                "-W",
                "-D",
                "-f",
                etc.resolve("haproxy.cfg").toString(),
                "-p",
                etc.resolve("pid").toString());
    }

    @AfterAll
    static void end() {
        Running.end(Running.pid(etc.resolve("pid")));
        ONE.stop(0);
        TWO.stop(0);
    }

    @BeforeEach
    void theatre() {
        theatre = new Theatre(directory);
    }

    private static String main(Path directory) {
        return """
                global
                    stats socket %s/admin.sock mode 600 level admin
                defaults
                    mode http
                    timeout connect 5s
                    timeout client 30s
                    timeout server 30s
                    timeout check 30s
                    default-server inter 200ms rise 1 fall 1
                """.formatted(directory);
    }

    /** A group of the HAProxy that runs. */
    private HaproxyBackend group(String name) {
        return HaproxyBackend.named(name)
                .configuration(etc.resolve("haproxy.cfg"))
                .pidFile(etc.resolve("pid").toString())
                .socket(etc.resolve("admin.sock").toString())
                .listen(Address.of("127.0.0.1", port));
    }

    private static String stat() {
        return Running.output("sh", "-c", "echo show stat | socat - UNIX-CONNECT:" + etc + "/admin.sock");
    }

    /** The master and its newest worker: the one before may still be ending. */
    private static String state() {
        long master = Running.pid(etc.resolve("pid"));
        return master
                + " "
                + ProcessHandle.of(master)
                        .orElseThrow()
                        .children()
                        .mapToLong(ProcessHandle::pid)
                        .max();
    }

    // ------------------------------------------------------------- what holds for every block

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(HaproxyBackend.class)
                .given(disk -> disk.write("haproxy.cfg", main(directory) + "listen first\n    bind 127.0.0.1:1\n"))
                .deployed(here -> here.add(HaproxyBackend.named("shop")
                        .configuration("haproxy.cfg")
                        .pidFile("pid")
                        .listen(8080)
                        .backends(SERVERS)))
                .present(disk -> assertThat(disk.read("haproxy.cfg"))
                        .startsWith(main(directory))
                        .contains("\nlisten shop\n    bind *:8080\n    mode http\n"))
                .drift(
                        "changed",
                        disk -> disk.write(
                                "haproxy.cfg", disk.read("haproxy.cfg").replace("8080", "8081")))
                .drift("removed", disk -> disk.write("haproxy.cfg", main(directory)))
                .removed(
                        here -> here.add(HaproxyBackend.named("shop")
                                .configuration("haproxy.cfg")
                                .pidFile("pid")
                                .absent()),
                        disk -> assertThat(disk.read("haproxy.cfg")).doesNotContain("shop"))
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> ofAServerThatRuns() {
        Disk conf = new Disk(etc);
        return BlockInvariant.of(HaproxyBackend.class)
                .deployed(here ->
                        here.add(group("running").backend(SERVERS.get(0)).as("root")))
                .notKilled("there is one HAProxy, which a killed run shares with the next one")
                .present(disk -> {
                    assertThat(conf.read("haproxy.cfg")).contains("listen running\n");
                    Running.awaitAnswer(port, "one");
                })
                .state(disk -> state())
                .drift(
                        "changed",
                        disk -> conf.write(
                                "haproxy.cfg", conf.read("haproxy.cfg").replace("listen running", "listen x")))
                .removed(
                        here -> here.add(HaproxyBackend.named("running")
                                .configuration(etc.resolve("haproxy.cfg"))
                                .pidFile(etc.resolve("pid").toString())
                                .absent()),
                        disk -> {
                            assertThat(conf.read("haproxy.cfg")).doesNotContain("running");
                            Running.awaitAnswer(port, "Connection refused");
                        })
                .in(directory);
    }

    // ------------------------------------------------------------- what takes effect, and what does not

    @Test
    void aSyntaxErrorIsToldWithItsLineAndTheOldGroupStays() {
        theatre.deploy(here -> here.add(group("broken").backend(SERVERS.get(0))));
        String before = new Disk(etc).read("haproxy.cfg");

        Run failed = theatre.deploy(
                here -> here.add(group("broken").backend(SERVERS.get(1)).directive("blance leastconn")));

        assertThat(failed.failure())
                .contains("HaproxyBackend(\"broken\") > ManagedContent(\"" + etc + "/haproxy.cfg\")")
                .contains("refuses the new content of " + etc + "/haproxy.cfg, which stays as it was");
        assertThat(failed.events().toString())
                .contains("parsing [" + etc + "/haproxy.cfg:", "unknown keyword 'blance'");
        assertThat(new Disk(etc).read("haproxy.cfg")).isEqualTo(before);
        Running.awaitAnswer(port, "one");
        theatre.deploy(here -> here.add(group("broken").backend(SERVERS.get(1))));
        Running.awaitAnswer(port, "two");
        theatre.deploy(here -> here.add(group("broken").absent()));
    }

    @Test
    void aPortInUseIsAFailureThatIsNotForgotten() throws Exception {
        theatre.deploy(here -> here.add(group("port").backend(SERVERS.get(0))));
        int other;
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            other = held.getLocalPort();
            Run failed = theatre.deploy(here -> here.add(group("port")
                    .listen(Address.of("127.0.0.1", other))
                    .backend(SERVERS.get(1))
                    .timeout("10s")));

            assertThat(failed.failure())
                    .contains("HAProxy did not take the new configuration, and goes on with the one that it had")
                    .contains("port " + other + " is held by");
        }
        Running.awaitAnswer(port, "one");

        assertThat(theatre.deploy(here -> here.add(group("port")
                                .listen(Address.of("127.0.0.1", other))
                                .backend(SERVERS.get(1))))
                        .changed())
                .containsExactly("HaproxyBackend(\"port\")");

        Running.awaitAnswer(port, "two");
        theatre.deploy(here -> here.add(group("port").absent()));
    }

    @Test
    void withoutHaproxyThePackageIsNamed() {
        new Disk(theatre.workdir()).write("haproxy.cfg", main(directory));

        assertThat(theatre.deploy(here -> here.add(HaproxyBackend.named("shop")
                                .configuration("haproxy.cfg")
                                .pidFile("pid")
                                .program("/usr/sbin/no-haproxy")
                                .backends(SERVERS)))
                        .failure())
                .contains("there is no /usr/sbin/no-haproxy on this host: install the package haproxy");
    }

    @Test
    void showsACertificateAndReadsItAgainWhenItChanged() {
        Consumer<Configuration> stage = here -> {
            SelfSignedCertificate certificate =
                    here.add(SelfSignedCertificate.at("site.pem").names("localhost"));
            here.add(group("secure").backend(SERVERS.get(0)).tls(certificate));
        };
        theatre.deploy(stage);
        String pem = theatre.workdir().resolve("site.pem").toString();
        String url = "https://localhost:" + port + "/";
        assertThat(Running.output("curl", "-sS4", "--cacert", pem, url)).isEqualTo("one");
        assertThat(theatre.deploy(stage).changed()).isEmpty();

        new Disk(theatre.workdir()).delete("site.pem");
        assertThat(theatre.deploy(stage).changed()).contains("HaproxyBackend(\"secure\")");

        Waiting.waitFor("the new certificate").untilAsserted(() -> assertThat(
                        Running.output("sh", "-c", "curl -sS4 --cacert " + pem + " " + url + " 2>&1 || :"))
                .isEqualTo("one"));
        theatre.deploy(here -> here.add(group("secure").absent()));
    }

    // ------------------------------------------------------------- servers taken out and brought back

    @Test
    void serversAreTakenOutAndBroughtBack() {
        HaproxyBackend group = group("rolling").as("root").backends(SERVERS).health("/");
        Run run = theatre.deploy(here -> {
            here.add(group);
            here.add(new Acting(group, target -> {
                Waiting.waitFor("both").until(() -> Running.answers(port).size() == 2);
                group.drain(target, SERVERS.get(0));
                assertThat(Running.answers(port)).containsExactly("two");
                assertThat(catchThrowable(() -> group.drain(target, SERVERS.get(1))))
                        .hasMessageContaining("is the last server of HaproxyBackend(\"rolling\") that gets requests");
                group.restore(target, SERVERS.get(0));
                assertThat(Running.answers(port)).containsExactly("one", "two");
                assertThat(catchThrowable(() -> group.drain(target, Address.of("elsewhere", 80))))
                        .hasMessageContaining("HaproxyBackend(\"rolling\") has no server elsewhere:80");
            }));
        });

        assertThat(run.finished().failed()).as(() -> run.events().toString()).isZero();
        theatre.deploy(here -> here.add(group("rolling").absent()));
    }

    @Test
    void aPredictionListsWhatTakesAServerOutAndBringsItBack() {
        HaproxyBackend group = group("predicted").backends(SERVERS);

        Run predicted = theatre.predict(here -> {
            here.add(group);
            here.add(new Acting(group, target -> {
                group.drain(target, SERVERS.get(0));
                group.restore(target, SERVERS.get(0));
            }));
        });

        assertThat(predicted.notKnown()).isEmpty();
        assertThat(predicted.wouldRun().stream().filter(command -> command.contains("socat")))
                .hasSize(2);
    }

    @Test
    void aServerThatDoesNotGetWellIsNoneThatIsBack() {
        Address gone = Address.of("127.0.0.1", freePort());
        HaproxyBackend group = group("ill").backends(SERVERS).backend(gone).drainTime("1s");
        Run run = theatre.deploy(here -> {
            here.add(group);
            here.add(new Acting(group, target -> {
                Waiting.waitFor("the check").until(() -> stat().contains(gone + ",0,0,0,0,,0,0,0,,0,,0,0,0,0,DOWN"));
                group.drain(target, gone);
                group.restore(target, gone);
            }));
        });

        assertThat(run.failure()).contains(gone + " is not well: HAProxy says that it is DOWN");
        theatre.deploy(here -> here.add(group("ill").absent()));
    }

    @Test
    void aSocketThatNobodyListensAtIsTold() {
        Run run = theatre.deploy(here -> {
            HaproxyBackend group = here.add(
                    group("mute").backends(SERVERS).socket("nobody.sock").drainTime("1s"));
            here.add(new Acting(group, target -> group.drain(target, SERVERS.get(0))));
        });

        assertThat(run.failure()).contains("HAProxy cannot be asked at " + theatre.workdir() + "/nobody.sock");
        theatre.deploy(here -> here.add(group("mute").absent()));
    }

    // ------------------------------------------------------------- what it says

    @Test
    void saysWhatWasSet() {
        assertThat(new HaproxyText(
                                "shop",
                                "http",
                                List.of(Listen.at(443), Listen.at(Address.of("127.0.0.1", 8443))),
                                Path.of("/etc/ssl/private/shop.pem"),
                                "/health",
                                List.of("balance leastconn"),
                                List.of(Address.of("app01", 8080), Address.of("::1", 8080)))
                        .text())
                .isEqualTo("""
                        listen shop
                            bind *:443 ssl crt /etc/ssl/private/shop.pem
                            bind 127.0.0.1:8443 ssl crt /etc/ssl/private/shop.pem
                            mode http
                            option forwardfor
                            option httpchk GET /health
                            balance leastconn
                            server app01:8080 app01:8080 check
                            server ::1:8080 [::1]:8080 check
                        """);
        assertThat(new HaproxyText("db", "tcp", List.of(), null, null, List.of(), List.of(Address.of("db01", 5432)))
                        .text())
                .isEqualTo("backend db\n    mode tcp\n    server db01:5432 db01:5432 check\n");
    }

    private void assertRefused(Supplier<HaproxyBackend> group, String... expected) {
        assertThat(theatre.problems(here -> here.add(group.get()))).contains(expected);
    }

    @Test
    void whatDoesNotFitTogetherIsAnErrorOfTheModel() {
        assertRefused(() -> HaproxyBackend.named("a b"), "HaproxyBackend(\"a b\") is no name for HAProxy");
        assertRefused(() -> HaproxyBackend.named("a"), "HaproxyBackend(\"a\") has no servers");
        assertRefused(() -> HaproxyBackend.named("a").backends(SERVERS).tls(Path.of("/x")), "and listens nowhere");
        assertRefused(() -> HaproxyBackend.named("a").backends(SERVERS).configuration("x"), "say by .pidFile(…)");
    }
}
