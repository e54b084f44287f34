package dev.launchway.library.web;

import static dev.launchway.library.service.Bench.says;
import static dev.launchway.testing.Ports.freePort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Address;
import dev.launchway.library.file.Disk;
import dev.launchway.library.service.Bench;
import dev.launchway.library.service.ServiceState;
import dev.launchway.testing.machine.OnMachine;
import dev.launchway.testing.machine.OnMachine.Init;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Sites and groups of the servers of Debian's packages, as they are configured there, by a systemd that is process 1. */
@OnMachine(Init.SYSTEMD)
class PackagedServersTest {

    private static final int PORT = freePort();

    private final Bench bench = new Bench();
    private final Disk etc = new Disk(Path.of("/etc"));

    @Test
    void nginx() {
        bench.deploy(here -> {
            here.add(NginxSite.named("default").absent());
            here.add(NginxSite.named("shop").listen(PORT).directive("return 200 one;"));
            here.add(ServiceState.of("nginx").running());
        });
        assertThat(etc.linkText("nginx/sites-enabled/shop")).isEqualTo("../sites-available/shop");
        assertThat(etc.exists("nginx/sites-enabled/default")).isFalse();
        Running.awaitAnswer(PORT, "one");
        String pid = says("systemctl", "show", "--property=MainPID", "--value", "nginx");

        bench.deploy(here -> here.add(NginxSite.named("shop").listen(PORT).directive("return 200 two;")));

        Running.awaitAnswer(PORT, "two");
        assertThat(says("systemctl", "show", "--property=MainPID", "--value", "nginx"))
                .isEqualTo(pid);
        bench.deploy(here -> here.add(NginxSite.named("shop").absent()));
        says("systemctl", "stop", "nginx");
    }

    @Test
    void haproxy() {
        says("systemctl", "start", "haproxy");
        bench.deploy(here -> here.add(HaproxyBackend.named("shop")
                .listen(PORT)
                .backend(Address.of("127.0.0.1", 1))
                .directive("http-request return status 200 content-type text/plain string one")));
        Running.awaitAnswer(PORT, "one");

        bench.deploy(here -> here.add(HaproxyBackend.named("shop").absent()));
        Running.awaitAnswer(PORT, "Connection refused");
        says("systemctl", "stop", "haproxy");
    }

    @Test
    void apache() {
        etc.write("apache2/ports.conf", "Listen 127.0.0.1:" + freePort() + "\n");
        says("systemctl", "start", "apache2");
        new Disk(Path.of("/srv/docs")).write("index.html", "one");

        bench.deploy(here -> here.add(ApacheSite.named("docs").listen(PORT).root("/srv/docs")));

        Running.awaitAnswer(PORT, "one");
        bench.deploy(here -> here.add(ApacheSite.named("docs").absent()));
        Running.awaitAnswer(PORT, "Connection refused");
        says("systemctl", "stop", "apache2");
    }

    @Test
    void caddy() {
        String others = "{\n    admin 127.0.0.1:" + freePort() + "\n}\n";
        etc.write("caddy/Caddyfile", others);
        says("systemctl", "start", "caddy");
        new Disk(Path.of("/srv/docs")).write("index.html", "one");

        bench.deploy(here -> here.add(CaddySite.named("docs").listen(PORT).root("/srv/docs")));

        Running.awaitAnswer(PORT, "one");
        assertThat(etc.read("caddy/Caddyfile")).startsWith(others);
        says("systemctl", "stop", "caddy");
    }
}
