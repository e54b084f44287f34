package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that are too small for {@code remote}, from the beginning or in the middle of it. */
class RemoteDiskTest {

    private static final String BIG = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class Big {
                @SubComponent File data;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) {
                    data = File.at("data").content("x".repeat(30_000_000));
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
                        "little", RemoteShop.ROLES,
                        "upload", RemoteShop.ROLES,
                        "full", "web01 = [\"front\"]\napp01 = [\"big\"]\napp02 = [\"app\"]\n"),
                List.of(BIG));
    }

    @AfterAll
    static void stop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void aDiskThatIsTooSmallIsFoundBeforeAnythingChanges() throws Exception {
        mount(1, "little", "size=4m");
        mount(2, "little", "nr_inodes=3");

        Ended refused = shop.service().run("remote", "little");

        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains("the disk of /root/little has 4 MiB free, and ")
                .contains("on web01")
                .contains("No space left on device")
                .contains("on app01")
                .contains("help: make room on the host, for bytes and for files (df -k, df -i)");
        assertThat(shop.hosts().has(3, "/root/little/work")).isFalse();

        shop.hosts().run(1, "mount", "-o", "remount,size=200m", "/root/little");
        shop.hosts().run(2, "mount", "-o", "remount,nr_inodes=10000", "/root/little");
        shop.expectDeployed("little");
    }

    @Test
    void aDiskThatFillsUpWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        mount(1, "upload", "size=1m");
        shop.replace(1, "df", "echo disk; echo x 9999999 0 9999999 0% /");
        try {
            Ended refused = shop.service().run("remote", "upload");

            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err())
                    .contains("cannot send the layer 'framework' to /root/upload (")
                    .contains("No space left on device")
                    .contains("on web01")
                    .contains("help: make room");
            assertThat(shop.parts(1, "upload")).isZero();
            assertThat(shop.hosts().has(2, "/root/upload/work")).isFalse();
        } finally {
            shop.restore(1, "df");
        }
        shop.hosts().run(1, "mount", "-o", "remount,size=200m", "/root/upload");
        shop.expectDeployed("upload");
    }

    @Test
    void aDiskThatFillsUpDuringTheDeploymentStopsWhatNeedsItAlone() throws Exception {
        mount(2, "full", "size=26m");

        Ended failed = shop.service().run("remote", "full");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("app01: Big > File(\"data\")")
                .contains("/root/full/work/big")
                .containsIgnoringCase("no space left")
                .contains("skipped: web01: front (waits for big on app01, which failed)");
        assertThat(shop.hosts().read(3, "/root/full/work/app/app.conf")).isEqualTo("app\n");
        assertThat(shop.hosts().output(2, "sh", "-c", "ls -A /root/full/work/big"))
                .isEmpty();

        shop.hosts().run(2, "mount", "-o", "remount,size=200m", "/root/full");
        Ended second = shop.service().run("remote", "full");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(shop.hosts().has(1, "/root/full/work/front/front.conf")).isTrue();
    }

    private static void mount(int host, String environment, String options) {
        shop.hosts().run(host, "mkdir", "/root/" + environment);
        shop.hosts().run(host, "mount", "-t", "tmpfs", "-o", options, "none", "/root/" + environment);
    }
}
