package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that break, and hosts that freeze, in the middle of {@code remote}. */
class RemoteFaultTest {

    private static final String TALKER = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Talker {
                @Provides("talk") String talk() { return "x".repeat(12_000_000); }
                void verify(Probe probe) { System.out.println("y".repeat(5_000_000)); }
                void update(Target target) {}
            }
            """;

    private static final String LISTENER = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.library.file.File;
            @Component
            public class Listener {
                @Requires("talk") String talk;
                @SubComponent File heard;
                void configure(dev.launchway.api.Configuration here) {
                    heard = File.at("heard").content("" + talk.length());
                }
            }
            """;

    @TempDir
    static Path directory;

    private static RemoteShop shop;

    @BeforeAll
    static void start() throws IOException {
        shop = RemoteShop.start(
                directory,
                Map.of(
                        "login", RemoteShop.ROLES,
                        "verdict", RemoteShop.ROLES,
                        "configure", RemoteShop.ROLES,
                        "frozen", RemoteShop.ROLES,
                        "reset", "web01 = [\"front\"]\napp01 = [\"gate\"]\napp02 = [\"app\"]\n",
                        "large", "web01 = [\"listener\"]\napp01 = [\"talker\"]\napp02 = [\"app\"]\n"),
                Stream.concat(Stream.of(TALKER, LISTENER), RemoteShop.WITH_A_GATE.stream())
                        .toList());
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void aConnectionThatIsResetAtLoginIsReportedAndNothingChanges() throws Exception {
        shop.hosts().run(1, "sh", "-c", "echo 'touch /root/logging-in; exec sleep 1000' > /root/.bashrc");
        Process run = shop.service().start("remote", "login");
        shop.service().waitFor(run, () -> shop.hosts().has(1, "/root/logging-in"));
        reset(1);
        Ended refused = shop.service().ended(run);
        shop.hosts().run(1, "rm", "/root/.bashrc");

        expectLost(refused, "login");
        shop.expectDeployed("login");
    }

    @Test
    void aConnectionThatIsResetWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        Process run = shop.atTheVerdict("verdict");
        reset(1);
        Ended refused = shop.service().ended(run);
        shop.release();

        expectLost(refused, "verdict");
        shop.expectNoParts("verdict");
        shop.expectDeployed("verdict");
    }

    @Test
    void aConnectionThatIsResetWhileTheHostConfiguresIsReportedAndNothingChanges() throws Exception {
        shop.hosts().run(2, "touch", "/root/hold-configure");
        Process run = shop.service().start("remote", "configure");
        shop.service().waitFor(run, () -> shop.hosts().has(2, "/root/configuring"));
        reset(2);
        Ended refused = shop.service().ended(run);
        shop.hosts().run(2, "rm", "/root/hold-configure", "/root/configuring");

        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("lost").contains("on app01");
        assertThat(shop.hosts().has(3, "/root/configure/work")).isFalse();
        shop.expectDeployed("configure");
    }

    @Test
    void aConnectionThatIsResetDuringTheDeploymentFailsItsHostAloneAndForgetsNoRestart() throws Exception {
        Process run = shop.atTheDoor("reset");
        reset(2);
        Ended failed = shop.service().ended(run);
        shop.openTheDoor("reset");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("app01: Gate")
                .contains("skipped: web01: front (waits for gate on app01, which failed)");
        assertThat(shop.hosts().read(3, "/root/reset/work/app/app.conf")).isEqualTo("app\n");
        shop.expectRestarted("reset");
    }

    @Test
    void aHostThatFreezesWhileMuchIsWrittenToItIsReportedWithinBounds() throws Exception {
        shop.hosts()
                .run(
                        3,
                        "sh",
                        "-c",
                        "echo 'touch /root/slow; while [ -e /root/slow ]; do sleep 0.05; done' > /root/.bashrc");
        try {
            Process run = startMissingTheFirst("large");
            shop.service()
                    .waitFor(
                            run,
                            () -> shop.hosts().has(3, "/root/slow")
                                    && !shop.hosts().agent(1, "/root/large").isEmpty());
            shop.hosts().freeze(1);
            shop.hosts().run(3, "rm", "/root/slow", "/root/.bashrc");
            Ended refused = shop.service().ended(run);

            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err())
                    .containsAnyOf("the connection is lost", "the connection broke") // before its first word was read
                    .contains("on web01");
        } finally {
            shop.hosts().thaw(1);
        }
        Ended second = shop.service().runWhenFree("remote", "large");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(shop.hosts().read(1, "/root/large/work/listener/heard")).isEqualTo("12000000");
    }

    @Test
    void aHostThatFreezesWhileALayerIsSentIsReportedWithinBounds() throws Exception {
        shop.replace(
                1, "head", "[ \"$1\" != -c ] || { touch /root/receiving; exec sleep 1000; }; exec head.real \"$@\"");
        try {
            Process run = startMissingTheFirst("frozen");
            shop.service().waitFor(run, () -> shop.hosts().has(1, "/root/receiving"));
            shop.hosts().freeze(1);
            expectLost(shop.service().ended(run), "frozen");
        } finally {
            shop.hosts().thaw(1);
            shop.restore(1, "head");
            shop.hosts().run(1, "sh", "-c", "kill $(pgrep -f '[s]leep 1000')");
        }
        shop.expectDeployed("frozen");
    }

    private static Process startMissingTheFirst(String environment) throws IOException {
        return shop.service().startMissing(shop.hosts().address(1), "remote", environment);
    }

    /** Breaks all connections to a host. */
    private static void reset(int host) {
        shop.hosts().run(host, "sh", "-c", "kill -9 $(pgrep -f '^sshd(-session)?: root')");
    }

    private static void expectLost(Ended refused, String environment) {
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains("on web01")
                .contains("the connection broke")
                .doesNotContain("Exception");
        assertThat(shop.hosts().has(2, "/root/" + environment + "/work")).isFalse();
    }
}
