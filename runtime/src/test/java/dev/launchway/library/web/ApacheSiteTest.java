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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Sites of Debian's Apache, which runs on loopback. */
class ApacheSiteTest {

    @TempDir
    static Path etc;

    @TempDir
    Path directory;

    private final int port = freePort();
    private Theatre theatre;

    @BeforeAll
    static void start() {
        Installed.require("apache2");
        Running.write(etc.resolve("apache2.conf"), main(etc));
        Running.command("apache2", "-f", etc.resolve("apache2.conf").toString(), "-k", "start");
    }

    @AfterAll
    static void end() {
        Running.end(Running.pid(etc.resolve("apache2.pid")));
    }

    @BeforeEach
    void theatre() {
        theatre = new Theatre(directory);
    }

    private static String main(Path directory) {
        StringBuilder text = new StringBuilder();
        for (String module : List.of(
                "mpm_event",
                "authz_core",
                "alias",
                "proxy",
                "proxy_http",
                "proxy_balancer",
                "slotmem_shm",
                "lbmethod_byrequests")) {
            text.append("LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module + ".so\n");
        }
        return text + """
                ServerRoot %1$s
                DefaultRuntimeDir %1$s
                PidFile %1$s/apache2.pid
                ErrorLog %1$s/error.log
                ServerName localhost
                User www-data
                Group www-data
                StartServers 1
                Listen 127.0.0.1:%2$d
                IncludeOptional sites-enabled/*.conf
                """.formatted(directory, freePort());
    }

    /** A site of the Apache that runs. */
    private ApacheSite site(String name) {
        return ApacheSite.named(name)
                .configuration(etc.resolve("apache2.conf"))
                .pidFile(etc.resolve("apache2.pid").toString())
                .errorLog(etc.resolve("error.log").toString())
                .listen(Address.of("127.0.0.1", port));
    }

    @TestFactory
    Stream<DynamicTest> invariant() {
        return BlockInvariant.of(ApacheSite.class)
                .given(disk -> {
                    disk.write("apache2.conf", main(disk.path(".").normalize()));
                    disk.directory("htdocs");
                })
                .deployed(here -> here.add(ApacheSite.named("docs")
                        .configuration("apache2.conf")
                        .pidFile("apache2.pid")
                        .serverName("docs.example.com", "www.docs.example.com")
                        .root("htdocs")))
                .present(disk -> {
                    assertThat(disk.read("sites-available/docs.conf")).contains("ServerAlias www.docs.example.com\n");
                    assertThat(disk.linkText("sites-enabled/docs.conf")).isEqualTo("../sites-available/docs.conf");
                })
                .drift("changed", disk -> disk.write("sites-available/docs.conf", "# nothing\n"))
                .drift("disabled", disk -> disk.delete("sites-enabled/docs.conf"))
                .removed(
                        here -> here.add(ApacheSite.named("docs")
                                .configuration("apache2.conf")
                                .pidFile("apache2.pid")
                                .absent()),
                        disk -> assertThat(disk.exists("sites-enabled/docs.conf"))
                                .isFalse())
                .in(directory);
    }

    @Test
    void handsRequestsOn() {
        HttpServer one = Running.backend("one");
        HttpServer two = Running.backend("two");

        theatre.deploy(here -> here.add(site("shop")
                .backend(Address.of("127.0.0.1", one.getAddress().getPort()))
                .backend(Address.of("127.0.0.1", two.getAddress().getPort()))));

        assertThat(Running.answers(port)).containsExactly("one", "two");
        one.stop(0);
        two.stop(0);
    }

    @Test
    void aSyntaxErrorIsToldWithItsLineAndTheOldSiteStays() {
        HttpServer one = Running.backend("one");
        Address backend = Address.of("127.0.0.1", one.getAddress().getPort());
        theatre.deploy(here -> here.add(site("broken").backend(backend)));

        Run failed =
                theatre.deploy(here -> here.add(site("broken").backend(backend).directive("Requre all granted")));

        assertThat(failed.failure())
                .contains("Apache refuses its configuration with the new " + etc + "/sites-available/broken.conf")
                .contains("which stays as it was: AH00526: Syntax error on line 5 of " + etc
                        + "/sites-available/broken.conf: Invalid command 'Requre'");
        Running.awaitAnswer(port, "one");
        theatre.deploy(here -> here.add(site("broken").backend(backend).directive("Redirect /a /b")));
        assertThat(new Disk(etc).read("sites-enabled/broken.conf")).contains("Redirect /a /b");
        one.stop(0);
    }

    @Test
    void aPortInUseIsTold() throws Exception {
        Path own = directory.resolve("own");
        Running.write(own.resolve("apache2.conf"), main(own));
        Running.command("apache2", "-f", own.resolve("apache2.conf").toString(), "-k", "start");
        assertThat(Running.pid(own.resolve("apache2.pid"))).isPositive();
        try (ServerSocket held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run failed = theatre.deploy(here -> here.add(ApacheSite.named("port")
                    .configuration(own.resolve("apache2.conf"))
                    .pidFile(own.resolve("apache2.pid").toString())
                    .errorLog(own.resolve("error.log").toString())
                    .listen(Address.of("127.0.0.1", held.getLocalPort()))
                    .root("htdocs")));

            assertThat(failed.failure())
                    .contains("Apache ended when it was to read the new configuration")
                    .contains("port " + held.getLocalPort() + " is held by");
        }
        assertThat(own.resolve("sites-enabled/port.conf")).doesNotExist();
    }

    @Test
    void withoutApacheThePackageIsNamed() {
        assertThat(theatre.deploy(here -> here.add(site("shop").root("htdocs").program("/usr/sbin/no-apache2")))
                        .failure())
                .contains("there is no /usr/sbin/no-apache2 on this host: install the package apache2");
    }

    @Test
    void saysWhatWasSet() {
        assertThat(ApacheText.of(new SiteContent(
                        "shop",
                        List.of("shop.example.com"),
                        List.of(Listen.at(443), Listen.at(8443)),
                        new SiteContent.Tls(Path.of("/etc/ssl/shop.pem"), Path.of("/etc/ssl/shop.key")),
                        true,
                        List.of(Address.of("app01", 8080)),
                        null,
                        List.of("Header set X-A b"))))
                .isEqualTo("""
                        Listen 8443

                        <VirtualHost *:80>
                            ServerName shop.example.com
                            Redirect permanent "/" "https://shop.example.com/"
                        </VirtualHost>

                        <VirtualHost *:443 *:8443>
                            ServerName shop.example.com
                            SSLEngine on
                            SSLCertificateFile "/etc/ssl/shop.pem"
                            SSLCertificateKeyFile "/etc/ssl/shop.key"
                            Header set X-A b
                            <Proxy "balancer://shop">
                                BalancerMember "http://app01:8080"
                            </Proxy>
                            ProxyPreserveHost On
                            ProxyPass "/" "balancer://shop/"
                            ProxyPassReverse "/" "balancer://shop/"
                        </VirtualHost>
                        """);
    }

    @Test
    void filesAndServersBehindAreNoneForApache() {
        Supplier<ApacheSite> site = () -> site("a").root("x").backend(Address.of("app01", 8080));
        assertThat(theatre.problems(here -> here.add(site.get()))).contains("write the site as a template");
    }

    @Test
    void theServerOfThePackageIsToldByItsOwnCommand() {
        Disk disk = new Disk(theatre.workdir());
        Run predicted =
                theatre.predict(here -> here.add(ApacheSite.named("shop").root("/srv/shop")));

        assertThat(predicted.notKnown()).isEmpty();
        assertThat(predicted.events().toString())
                .contains("/usr/sbin/apache2ctl -t -f /etc/apache2/.launchway-check.shop.conf.apache2.conf");
        assertThat(disk.exists("htdocs")).isFalse();
    }
}
