package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components that work as root, on hosts that are deployed by another user: what is printed for sudo lets them, on each host. */
class RemotePrivilegeTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.Command;
            @Component
            public class App {
                @SubComponent File config;
                @SubComponent Command told;
                @SubComponent Motd motd;
                void configure(Configuration here) {
                    config = File.at("/etc/shop/app.conf").content("port = 80\\n").mode("0600").leading().as("root");
                    told = Command.of("touch", "/root/told").when(config).as("root");
                    motd = new Motd();
                }
            }
            """;

    private static final String MOTD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.Path;
            @Component(as = "root")
            public class Motd {
                private final Path file = Path.of("/etc/motd");
                void configure(Configuration here) {
                    here.as("root").writes(file, null, null, null);
                }
                void verify(Probe probe) {
                    probe.check(probe.exists(file) && probe.read(file).equals("Welcome\\n"), "another text");
                }
                void update(Target target) {
                    target.write(file, "Welcome\\n".getBytes(StandardCharsets.UTF_8));
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        String production = "[environment]\nssh-user = \"root\"\nservice-user = \"shop\"\n\n[hosts]\na = [\"app\"]\n\n"
                + hosts.table("a", 1);
        service = RemoteService.of(
                Compilers.JAVAC
                        .in(directory.resolve("service"))
                        .source(APP)
                        .source(MOTD)
                        .resource("environments/production.toml", production),
                directory,
                hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void nothingBeginsWhereARuleIsMissingAndAllWorksWithWhatIsPrinted() throws Exception {
        hosts.run(1, "sh", "-c", "rm -rf /etc/shop /root/told; id shop || useradd -m -s /bin/sh shop");
        Ended refused = service.run("remote", "production", "--predict");
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains("sudo does not let shop do what components do as root: ")
                .contains("shop ALL=(root) NOPASSWD: /usr/bin/touch /root/told")
                .contains("help: add them to a file of /etc/sudoers.d of this host by visudo; plan production --sudoers"
                        + " prints all that a host needs");
        assertThat(hosts.has(1, "/etc/shop")).isFalse();

        Ended printed = service.run("plan", "production", "--sudoers");
        assertThat(printed.code()).as(printed.err()).isZero();
        hosts.run(
                1,
                "sh",
                "-c",
                "printf %s \"$1\" > /etc/sudoers.d/launchway-shop-production && chmod 0440 /etc/sudoers.d/* && visudo -c",
                "sh",
                printed.out());
        Ended deployed = service.run("remote", "production");
        assertThat(deployed.code()).as(deployed.err()).isZero();
        assertThat(hosts.output(1, "stat", "-c", "%a %U", "/etc/shop/app.conf", "/etc/motd", "/root/told"))
                .isEqualTo("600 root\n644 root\n644 root\n");
        assertThat(hosts.read(1, "/etc/motd")).isEqualTo("Welcome\n");

        hosts.run(1, "rm", "/etc/shop/app.conf");
        Ended predicted = service.run("remote", "production", "--predict", "--exit-code");
        assertThat(predicted.code()).as(predicted.err() + predicted.out()).isEqualTo(2);
        assertThat(predicted.out() + predicted.err()).contains("touch /root/told as root");
    }

    @Test
    void whoCannotBecomeTheUserOfTheDeploymentIsToldWhatIsMissing() throws Exception {
        becoming(
                "userdel -r shop 2>/dev/null || :",
                "unknown user",
                "help: create the user on the host (useradd -m shop), or set service-user to one who is there");
        becoming(
                "useradd -m -s /bin/sh shop && echo 'Defaults:root requiretty' > /etc/sudoers.d/tty",
                "must have a tty",
                "help: a deployment has no terminal; add to sudoers: Defaults:root !requiretty");
        becoming(
                "echo 'root ALL=(ALL) ALL, (shop) !ALL' > /etc/sudoers.d/tty",
                "root cannot become shop with sudo -n: ",
                "help: allow it in sudoers, without a password: root ALL=(shop) NOPASSWD: ALL");
        becoming(
                "rm /etc/sudoers.d/tty; mv /usr/bin/sudo /usr/bin/no-sudo",
                "root cannot become shop with sudo -n: ",
                "help: install the package sudo on the host, or log in as shop: ssh-user = \"shop\"");
        hosts.run(1, "mv", "/usr/bin/no-sudo", "/usr/bin/sudo");
    }

    private static void becoming(String preparation, String said, String help) throws Exception {
        hosts.run(1, "sh", "-c", preparation);
        Ended refused = service.run("remote", "production", "--predict");
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains(said).contains(help);
    }
}
