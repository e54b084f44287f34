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

/** Hosts that are set up in other ways than most: they work, or the message says what is in the way. */
class RemoteUserlandTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @Attribute(required = true) String key;
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("app.conf").content("app\\n");
                }
                void verify(Probe probe) {
                    String all = probe.run("ps", "axww", "-o", "args").stdout();
                    if (all.contains(key) || all.contains("app02")) {
                        throw new IllegalStateException("ps shows too much");
                    }
                }
                void update(Target target) {}
            }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 3).withArchives();
        Compilers.Run compilation =
                Compilers.JAVAC.in(directory.resolve("service")).source(APP);
        compilation = environment(compilation, "odd", "root", "", "", "");
        compilation = environment(compilation, "barred", "root", "ssh-user = \"barred\"", "", "");
        compilation =
                environment(compilation, "unfit", "root", "ssh-user = \"homeless\"", "service-user = \"homeless\"", "");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void worksWithLittle() throws Exception {
        on(1, "chmod 0 /usr/bin/df /usr/bin/sha256sum /usr/bin/mktemp");
        on(1, "mkdir -p /srv/real && ln -s /srv/real /root/odd");
        hosts.configureServer(1, "$aBanner /etc/issue.net\\nMaxSessions 1");
        on(2, "echo 'umask 077; echo hello' > /root/.bashrc && mount -t tmpfs -o noexec none /tmp");
        on(3, "echo 'umask 000' > /root/.bashrc && mkdir /root/odd && chown nobody /root/odd && chmod 0 /usr/bin/sudo");
        try {
            Ended ended = service.run("remote", "odd");

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.err() + ended.out()).doesNotContain("canary");
            assertThat(hosts.read(1, "/srv/real/work/app/app.conf")).isEqualTo("app\n");
            for (int host = 1; host <= 3; host++) {
                assertThat(hosts.output(host, "stat", "-L", "-c", "%a", "/root/odd/.launchway"))
                        .isEqualTo("700\n");
                assertThat(
                                hosts.output(
                                        host,
                                        "sh",
                                        "-c",
                                        "grep -rl canary /root/odd/ || true; cd /root/odd/.launchway; find layers archives java -perm /77"))
                        .isEmpty();
            }
        } finally {
            on(1, "chmod 755 /usr/bin/df /usr/bin/sha256sum /usr/bin/mktemp");
            hosts.configureServer(1, "/^Banner\\|^MaxSessions/d");
            on(2, "rm /root/.bashrc; umount -l /tmp");
            on(3, "rm /root/.bashrc; chmod 4755 /usr/bin/sudo");
        }
    }

    @Test
    void saysWhatIsInTheWayOfAnAgent() throws Exception {
        on(
                1,
                "useradd -p x -m -s /usr/sbin/nologin barred && cp -r /root/.ssh /home/barred/ && chown -R barred /home/barred");
        on(2, "mkdir /srv/barred && mount -t tmpfs -o ro none /srv/barred");
        on(3, "mkdir -p /srv/barred/.launchway && chown -R nobody /srv/barred");

        Ended ended = service.run("remote", "barred");

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err())
                .contains("the login shell runs no command: ")
                .containsIgnoringCase("not available")
                .contains("on app01")
                .contains("cannot write to /srv/barred: Read-only file system")
                .contains("on app02")
                .contains("/srv/barred/.launchway belongs to another user, or is a link")
                .contains("on app03");
    }

    @Test
    void saysWhatIsInTheWayOfAUser() throws Exception {
        on(
                1,
                "useradd -p x -M -d /nowhere/homeless -s /bin/sh homeless && mkdir -p /etc/keys && cp /root/.ssh/authorized_keys /etc/keys/"
                        + " && chmod 644 /etc/keys/*");
        hosts.configureServer(1, "s,^AuthorizedKeysFile.*,AuthorizedKeysFile /etc/keys/authorized_keys,");
        on(2, "chmod 0 /usr/bin/sudo && useradd -p x -m -s /bin/sh homeless");
        hosts.configureServer(3, "$aForceCommand echo hi");
        try {
            Ended ended = service.run("remote", "unfit");

            assertThat(ended.code()).as(ended.err()).isEqualTo(4);
            assertThat(ended.err())
                    .contains("cannot create /nowhere/homeless/unfit: Permission denied")
                    .contains("on app01")
                    .contains("cannot become homeless with sudo -n: ")
                    .contains("on app02")
                    .contains("the login shell runs no command: hi")
                    .contains("on app03");
        } finally {
            on(2, "chmod 4755 /usr/bin/sudo");
        }
    }

    private static void on(int host, String script) {
        hosts.run(host, "sh", "-c", script);
    }

    private static Compilers.Run environment(
            Compilers.Run compilation, String name, String user, String first, String second, String third)
            throws IOException {
        StringBuilder text = new StringBuilder("[environment]\nssh-user = \"" + user + "\"\ntarget-directory = \""
                + (name.equals("barred") ? "/srv/" : "~/") + name
                + "\"\n[hosts]\n\"app[01..03]\" = [\"app\"]\n[component.app]\nkey = \"canary\"\n");
        String[] own = {first, second, third};
        for (int host = 1; host <= own.length; host++) {
            text.append(hosts.table("app0" + host, host));
            text.append(own[host - 1]).append('\n');
        }
        return compilation.resource("environments/" + name + ".toml", text.toString());
    }
}
