package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A component that cuts its host off from the controller, as a new configuration of the network may. */
class RemoteCutOffTest {

    private static final String NETWORK = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.Command;
            @Component
            public class Network {
                @SubComponent File config;
                @SubComponent Interface changed;
                @SubComponent Command restart;
                void configure(Configuration here) {
                    config = File.at("eth0.conf").content("up\\n");
                    changed = new Interface();
                    restart = Command.of("sh", "-c", "echo restarted >> /root/restarts").when(config);
                }
            }
            """;

    private static final String INTERFACE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.file.Path;
            @Component
            public class Interface {
                void verify(Probe probe) { probe.check(probe.exists(Path.of("/root/applied")), "not applied"); }
                void update(Target target) {
                    target.shell("echo applied > /root/applied; /sbin/ip link set eth0 down");
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
        String dev = "[environment]\nssh-user = \"root\"\n[hosts]\nweb01 = [\"network\"]\n" + hosts.table("web01", 1);
        Compilers.Result result = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(NETWORK)
                .source(INTERFACE)
                .resource("environments/test.toml", dev)
                .compile();
        assertThat(result.messages()).isEmpty();
        Path own = Files.createDirectories(directory.resolve("runs"));
        service = RemoteService.of(result.classes(), own, hosts.home());
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void isReportedAsLostAndTheNextRunFinishesWhatIsPending() throws Exception {
        Ended cut = service.ended(service.startMissing(hosts.address(1), "remote", "test"));
        hosts.run(1, "/sbin/ip", "link", "set", "eth0", "up");
        hosts.run(1, "/sbin/ip", "route", "replace", "default", "dev", "eth0");
        hosts.thaw(1);
        Ended again = service.runWhenFree("remote", "test");

        assertThat(cut.code()).as(cut.err()).isEqualTo(1);
        assertThat(cut.err()).contains("web01", "the connection is lost");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(hosts.read(1, "/root/deployment/work/network/eth0.conf")).isEqualTo("up\n");
        assertThat(hosts.read(1, "/root/restarts")).isEqualTo("restarted\n");
        assertThat(service.run("remote", "test").err()).doesNotContain("Network >");
    }
}
