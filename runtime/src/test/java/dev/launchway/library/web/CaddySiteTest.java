package dev.launchway.library.web;

import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.launchway.api.Address;
import dev.launchway.library.file.Disk;
import dev.launchway.testing.BlockInvariant;
import dev.launchway.testing.Installed;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import dev.launchway.testing.run.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sites of Debian's Caddy, which runs on loopback. */
class CaddySiteTest {

    @TempDir
    static Path etc;

    private static final int FIRST = freePort();
    private static Process caddy;

    @TempDir
    Path directory;

    private final int port = freePort();
    private Theatre theatre;

    @BeforeAll
    static void start() throws Exception {
        Installed.require("caddy");
        Running.write(
                etc.resolve("Caddyfile"),
                main(freePort()) + "http://127.0.0.1:" + FIRST + " {\n    respond first\n}\n");
        ProcessBuilder builder = new ProcessBuilder(
                        "caddy", "run", "--adapter", "caddyfile", "--config", etc + "/Caddyfile")
                .redirectErrorStream(true)
                .redirectOutput(etc.resolve("log").toFile());
        builder.environment().put("XDG_DATA_HOME", etc + "/data");
        builder.environment().put("XDG_CONFIG_HOME", etc + "/config");
        caddy = builder.start();
        Running.awaitAnswer(FIRST, "first");
    }

    @AfterAll
    static void end() {
        caddy.destroy();
        Waiting.waitFor("the end of Caddy").until(() -> !caddy.isAlive());
    }

    @BeforeEach
    void theatre() {
        theatre = new Theatre(directory);
    }

    private static String main(int admin) {
        return "{\n    admin 127.0.0.1:" + admin + "\n    storage file_system " + etc + "/storage\n}\n";
    }

    /** A site of the Caddy that runs. */
    private CaddySite site(String name) {
        return CaddySite.named(name).configuration(etc.resolve("Caddyfile")).listen(Address.of("127.0.0.1", port));
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        int admin = freePort();
        return BlockInvariant.of(CaddySite.class)
                .given(disk -> disk.write("Caddyfile", main(admin)))
                .deployed(here -> here.add(CaddySite.named("docs")
                        .configuration("Caddyfile")
                        .listen(port)
                        .root("htdocs")))
                .notKilled("Caddy takes half a second for each check; its file is a ManagedContent")
                .present(disk -> assertThat(disk.read("Caddyfile")).contains("http://:" + port + " {\n"))
                .drift(
                        "changed",
                        disk -> disk.write("Caddyfile", disk.read("Caddyfile").replace("http://:", "http://a:")))
                .removed(
                        here -> here.add(CaddySite.named("docs")
                                .configuration("Caddyfile")
                                .absent()),
                        disk -> assertThat(disk.read("Caddyfile")).doesNotContain("docs"))
                .in(directory);
    }

    @Test
    void whatItDoesNotTakeLeavesTheOldSiteInForce() {
        HttpServer one = Running.backend("one");
        Address backend = Address.of("127.0.0.1", one.getAddress().getPort());
        theatre.deploy(here -> here.add(site("shop").backend(backend)));
        Running.awaitAnswer(port, "one");
        String before = new Disk(etc).read("Caddyfile");

        Run failed =
                theatre.deploy(here -> here.add(site("shop").backend(backend).directive("revrse_proxy x")));

        assertThat(failed.failure())
                .contains("refuses the new content of " + etc + "/Caddyfile, which stays as it was");
        assertThat(failed.events().toString()).contains(etc + "/Caddyfile:", "unrecognized directive: revrse_proxy");
        assertThat(new Disk(etc).read("Caddyfile")).isEqualTo(before);
        Running.awaitAnswer(port, "one");
        theatre.deploy(here -> here.add(site("shop").root("htdocs")));
        Running.awaitAnswer(port, "status 404");
        one.stop(0);
    }

    @Test
    void withoutCaddyThePackageIsNamed() {
        assertThat(theatre.deploy(here -> here.add(site("shop").root("htdocs").program("/usr/bin/no-caddy")))
                        .failure())
                .contains("CaddySite(\"shop\") > InstalledServer(\"/usr/bin/no-caddy\")")
                .contains("there is no /usr/bin/no-caddy on this host: install the package caddy");
    }

    @Test
    void saysWhatWasSet() {
        assertThat(CaddyText.of(new SiteContent(
                        "shop",
                        List.of("shop.example.com", "www.shop.example.com"),
                        List.of(Listen.at(8443)),
                        new SiteContent.Tls(Path.of("/etc/ssl/shop.pem"), Path.of("/etc/ssl/shop.key")),
                        false,
                        List.of(Address.of("app01", 8080), Address.of("app02", 8080)),
                        Path.of("/srv/shop"),
                        List.of("encode gzip"))))
                .isEqualTo("""
                        https://shop.example.com:8443, https://www.shop.example.com:8443 {
                            tls "/etc/ssl/shop.pem" "/etc/ssl/shop.key"
                            root * "/srv/shop"
                            encode gzip
                            @file file
                            handle @file {
                                file_server
                            }
                            handle {
                                reverse_proxy app01:8080 app02:8080
                            }
                        }
                        """);
        assertThat(theatre.problems(here -> here.add(site("a")
                        .serverName("a")
                        .root("x")
                        .tls(Path.of("/a"), Path.of("/b"))
                        .redirectToTls())))
                .contains("CaddySite(\"a\") need not say .redirectToTls()");
    }
}
