package dev.launchway.library.web;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Target;
import dev.launchway.library.certificate.SelfSignedCertificate;
import dev.launchway.library.file.Disk;
import dev.launchway.library.file.File;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.run.Waiting;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collections;
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

/** Sites of Debian's nginx, which runs on loopback. */
class NginxSiteTest {

    @TempDir
    static Path etc;

    @TempDir
    Path directory;

    private final int port = freePort();
    private Theatre theatre;

    @BeforeAll
    static void start() {
        Installed.require("nginx");
        Running.write(etc.resolve("nginx.conf"), main(etc));
        Running.command("nginx", "-c", etc.resolve("nginx.conf").toString());
    }

    @AfterAll
    static void end() {
        Running.end(Running.pid(etc.resolve("nginx.pid")));
    }

    @BeforeEach
    void theatre() {
        theatre = new Theatre(directory);
    }

    private static String main(Path directory) {
        return """
                user root;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    # include nothing/*;
                    access_log off;
                    include sites-enabled/*;
                }
                """.formatted(directory);
    }

    /** A site of the nginx that runs. */
    private NginxSite site(String name) {
        return NginxSite.named(name)
                .configuration(etc.resolve("nginx.conf"))
                .pidFile(etc.resolve("nginx.pid").toString())
                .errorLog(etc.resolve("error.log").toString())
                .listen(Address.of("127.0.0.1", port));
    }

    private NginxSite saying(String name, String text) {
        return site(name).directive("return 200 \"" + text + "\";");
    }

    private static long master() {
        return Running.pid(etc.resolve("nginx.pid"));
    }

    private static List<Long> workers() {
        return ProcessHandle.of(master())
                .orElseThrow()
                .children()
                .map(ProcessHandle::pid)
                .sorted()
                .toList();
    }

    // ------------------------------------------------------------- what holds for every block

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(NginxSite.class)
                .asks("tail -n 20 ")
                .given(disk -> disk.write("nginx.conf", main(disk.path("."))))
                .deployed(here -> here.add(NginxSite.named("shop")
                        .configuration("nginx.conf")
                        .pidFile("nginx.pid")
                        .serverName("shop.example.com")
                        .listen(port)
                        .root("htdocs")))
                .present(disk -> {
                    assertThat(disk.read("sites-available/shop"))
                            .startsWith("# managed by Launchway, environment test, do not edit\nserver {\n")
                            .contains("    server_name shop.example.com;\n");
                    assertThat(disk.mode("sites-available/shop")).isEqualTo("rw-r--r--");
                    assertThat(disk.linkText("sites-enabled/shop")).isEqualTo("../sites-available/shop");
                })
                .drift("changed", disk -> disk.write("sites-available/shop", "server {}\n"))
                .drift("another mode", disk -> disk.setMode("sites-available/shop", "rw-------"))
                .drift("disabled", disk -> disk.delete("sites-enabled/shop"))
                .drift("leads elsewhere", disk -> {
                    disk.delete("sites-enabled/shop");
                    disk.link("sites-enabled/shop", "/dev/null");
                })
                .drift("removed", disk -> disk.delete("sites-available/shop"))
                .removed(
                        here -> here.add(NginxSite.named("shop")
                                .configuration("nginx.conf")
                                .pidFile("nginx.pid")
                                .absent()),
                        disk -> {
                            assertThat(disk.exists("sites-available/shop")).isFalse();
                            assertThat(disk.exists("sites-enabled/shop")).isFalse();
                        })
                .in(directory);
    }

    @TestFactory
    Stream<DynamicTest> ofAServerThatRuns() {
        Disk conf = new Disk(etc);
        return BlockInvariant.of(NginxSite.class)
                .asks("tail -n 20 ")
                .deployed(here -> here.add(saying("running", "served").as("root")))
                .notKilled("there is one nginx, which a killed run shares with the next one")
                .present(disk -> {
                    assertThat(conf.read("sites-enabled/running")).contains("served");
                    Running.awaitAnswer(port, "served");
                })
                .state(disk -> master() + " " + Collections.max(workers()))
                .drift("changed", disk -> conf.write("sites-available/running", "# nothing\n"))
                .removed(
                        here -> here.add(NginxSite.named("running")
                                .configuration(etc.resolve("nginx.conf"))
                                .pidFile(etc.resolve("nginx.pid").toString())
                                .as("root")
                                .absent()),
                        disk -> {
                            assertThat(conf.exists("sites-enabled/running")).isFalse();
                            Running.awaitAnswer(port, "Connection refused");
                        })
                .in(directory);
    }

    // ------------------------------------------------------------- what takes effect, and what does not

    @Test
    void aSyntaxErrorIsToldWithItsLineAndTheOldSiteStays() {
        theatre.deploy(here -> here.add(saying("broken", "old")));
        String before = new Disk(etc).read("sites-available/broken");

        Run failed = theatre.deploy(here -> here.add(saying("broken", "new").directive("servr_name x;")));

        assertThat(failed.failure())
                .contains("NginxSite(\"broken\") > SiteFile(\"broken\")")
                .contains("which stays as it was", "unknown directive \"servr_name\"")
                .contains("in " + etc.resolve("sites-available/broken") + ":5");
        assertThat(new Disk(etc).read("sites-available/broken")).isEqualTo(before);
        assertThat(new Disk(etc).tree()).noneMatch(file -> file.contains("launchway-check"));
        Running.awaitAnswer(port, "old");
        theatre.deploy(here -> here.add(saying("broken", "mended")));
        Running.awaitAnswer(port, "mended");
    }

    @Test
    void aPortInUseLeavesTheOldSiteInForceAndTellsWhoHasIt() throws Exception {
        theatre.deploy(here -> here.add(saying("port", "old")));
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run failed = theatre.deploy(
                    here -> here.add(saying("port", "new").listen(Address.of("127.0.0.1", held.getLocalPort()))));

            assertThat(failed.failure())
                    .contains("nginx did not take the new configuration, and goes on with the one that it had")
                    .contains("port " + held.getLocalPort() + " is held by")
                    .contains("bind() to 127.0.0.1:" + held.getLocalPort() + " failed");
        }
        assertThat(new Disk(etc).read("sites-enabled/port")).contains("old");
        Running.awaitAnswer(port, "old");

        theatre.deploy(here -> here.add(saying("port", "new")));

        Running.awaitAnswer(port, "new");
    }

    @Test
    void aReloadThatFailedIsTriedAgain() {
        Path program = directory.resolve("nginx");
        Running.write(program, "#!/bin/sh\ncase \"$*\" in *reload*) echo no >&2; exit 1 ;; esac\nexec nginx \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(theatre.deploy(here -> here.add(saying("again", "new").program(program.toString())))
                        .failure())
                .startsWith("NginxSite(\"again\"): " + program);
        assertThat(theatre.deploy(here -> here.add(saying("again", "new"))).changed())
                .contains("NginxSite(\"again\")");

        Running.awaitAnswer(port, "new");
    }

    @Test
    void whatElseItReadsIsAReasonToReadItAgain() {
        Consumer<Configuration> stage = here -> {
            File users = here.add(File.at("users").content("a"));
            here.add(saying("users", "x").reloadOn(users));
        };
        theatre.deploy(stage);
        List<Long> before = workers();
        new Disk(theatre.workdir()).write("users", "b");

        assertThat(theatre.deploy(stage).reasons()).contains("NginxSite(\"users\"): a File that it reads changed");

        assertThat(workers()).isNotEqualTo(before);
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void aDirectoryThatNginxDoesNotReadIsTold() {
        assertThat(theatre.deploy(here -> here.add(saying("lost", "x").directory(etc + "/conf.d")))
                        .failure())
                .contains(etc + "/nginx.conf reads no " + etc + "/conf.d/lost.conf")
                .contains("include it there, or say by .directory(…)");
    }

    @Test
    void withoutNginxThePackageIsNamedAndAPredictionGoesOn() {
        Consumer<Configuration> stage = here -> here.add(NginxSite.named("shop")
                .configuration("none/nginx.conf")
                .pidFile("nginx.pid")
                .program("/usr/sbin/no-nginx")
                .root("htdocs"));

        assertThat(theatre.predict(stage).changed()).hasSize(2);
        assertThat(theatre.deploy(stage).failure())
                .contains("there is no /usr/sbin/no-nginx on this host: install the package nginx");
    }

    @Test
    void aTemplateSaysTheWhole() {
        theatre.deploy(here -> here.add(NginxSite.named("template")
                .configuration(etc.resolve("nginx.conf"))
                .pidFile(etc.resolve("nginx.pid").toString())
                .rendered("nginx-site")
                .with("port", port)
                .with("text", "of the template")));

        Running.awaitAnswer(port, "Hello of the template");
    }

    @Test
    void showsACertificate() {
        Path pem = etc.resolve("cert.pem");
        Running.command(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-keyout",
                pem + ".key",
                "-out",
                pem.toString());

        theatre.deploy(here -> here.add(saying("secure", "x").tls(pem, Path.of(pem + ".key"))));

        Running.command("curl", "-sSf", "--cacert", pem.toString(), "https://localhost:" + port + "/", "-4");
    }

    @Test
    void aCertificateOfAnotherNameIsAnErrorOfTheModel() {
        assertThat(theatre.problems(here -> {
                    SelfSignedCertificate certificate =
                            here.add(SelfSignedCertificate.at("site.pem").names("shop.example.com"));
                    here.add(saying("named", "x")
                            .serverName("shop.example.com", "docs.example.com")
                            .tls(certificate));
                }))
                .contains("NginxSite(\"named\") is called docs.example.com, and its certificate is for other names");
    }

    // ------------------------------------------------------------- servers behind it

    private static void act(Theatre theatre, NginxSite site, Consumer<Target> action) {
        Run run = theatre.deploy(here -> {
            here.add(site);
            here.add(new Acting(site, action));
        });
        assertThat(run.finished().failed()).as(() -> run.events().toString()).isZero();
    }

    @Test
    void serversAreTakenOutAndBroughtBack() {
        HttpServer one = Running.backend("one");
        HttpServer two = Running.backend("two");
        List<Address> servers = List.of(
                Address.of("127.0.0.1", one.getAddress().getPort()),
                Address.of("127.0.0.1", two.getAddress().getPort()));
        Supplier<NginxSite> site = () -> site("rolling").as("root").backends(servers);
        NginxSite first = site.get();
        act(theatre, first, target -> assertThat(first.servers()).isEqualTo(servers));
        assertThat(Running.answers(port)).containsExactly("one", "two");

        NginxSite drained = site.get();
        act(theatre, drained, target -> {
            drained.drain(target, servers.get(0));
            assertThat(Running.answers(port)).containsExactly("two");
            assertThat(workers()).hasSize(1);
            assertThat(catchThrowable(() -> drained.drain(target, servers.get(1))))
                    .hasMessageContaining("is the last server of NginxSite(\"rolling\") that gets requests");
            drained.restore(target, servers.get(0));
            assertThat(Running.answers(port)).containsExactly("one", "two");
            assertThat(catchThrowable(() -> drained.drain(target, Address.of("elsewhere", 80))))
                    .hasMessageContaining("NginxSite(\"rolling\") has no server elsewhere:80");
            drained.drain(target, servers.get(1));
        });

        assertThat(Running.answers(port)).containsExactly("one");
        assertThat(theatre.deploy(here -> here.add(site.get())).changed()).hasSize(2);
        Waiting.waitFor("both").until(() -> Running.answers(port).size() == 2);
        one.stop(0);
        two.stop(0);
    }

    // ------------------------------------------------------------- what it says

    @Test
    void saysWhatWasSet() {
        assertThat(NginxText.of(new SiteContent(
                        "shop",
                        List.of("shop.example.com", "*.shop.example.com"),
                        List.of(Listen.at(Address.of("::1", 8443)), Listen.at(443)),
                        new SiteContent.Tls(Path.of("/etc/ssl/shop.pem"), Path.of("/etc/ssl/shop.key")),
                        true,
                        List.of(Address.of("app01", 8080), Address.of("app02", 8080)),
                        Path.of("/srv/shop"),
                        List.of("gzip on;"))))
                .isEqualTo("""
                        upstream shop {
                            server app01:8080;
                            server app02:8080;
                        }

                        server {
                            listen 80;
                            server_name shop.example.com *.shop.example.com;
                            return 301 https://$host$request_uri;
                        }

                        server {
                            listen [::1]:8443 ssl;
                            listen 443 ssl;
                            server_name shop.example.com *.shop.example.com;
                            ssl_certificate "/etc/ssl/shop.pem";
                            ssl_certificate_key "/etc/ssl/shop.key";
                            root "/srv/shop";
                            gzip on;
                            location / {
                                try_files $uri @backends;
                            }
                            location @backends {
                                proxy_pass http://shop;
                                proxy_set_header Host $host;
                                proxy_set_header X-Real-IP $remote_addr;
                                proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                                proxy_set_header X-Forwarded-Proto $scheme;
                            }
                        }
                        """);
    }

    private void assertRefused(Supplier<NginxSite> site, String... expected) {
        assertThat(theatre.problems(here -> here.add(site.get()))).contains(expected);
    }

    @Test
    void whatDoesNotFitTogetherIsAnErrorOfTheModel() {
        assertRefused(() -> NginxSite.named("a/b"), "NginxSite(\"a/b\") is no name of a file");
        assertRefused(() -> NginxSite.named("a"), "NginxSite(\"a\") answers nothing");
        assertRefused(
                () -> NginxSite.named("a").rendered("nginx-site").listen(80), "has a template, which says everything");
        assertRefused(() -> NginxSite.named("a").root("x").with("a", 1), "no template that could use them");
        assertRefused(() -> NginxSite.named("a").root("x").redirectToTls(), "needs .tls(…) and .serverName(…)");
        assertRefused(() -> NginxSite.named("a").root("x").configuration("y"), "say by .pidFile(…)");
        assertRefused(() -> NginxSite.named("a").directive("a\nb"), "the directive has line ends");
        assertRefused(() -> NginxSite.named("a").serverName("a b"), "the server name 'a b' is no word");
    }
}
