package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files on their way to real hosts, by a network that takes its time: each byte travels once. */
class RemoteLargeFilesTest {

    private static final String COMPONENT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.file.*;
            @Component
            public class %s {
                @Attribute Path origin = Path.of("%s");
                ControllerFile file;
                Path path;
                void configure(Configuration here) {
                    path = here.map("app.bin");
                    file = here.fromController("app.bin", (controller, to) -> Files.copy(origin, to));
                }
                void verify(Probe probe) {
                    ControllerContent content = probe.content(file);
                    probe.check(probe.exists(path) && probe.checksum(path).equals(content.checksum()), "another one");
                }
                void update(Target target) {
                    target.write(path, target.content(file));
                }
            }
            """;

    private static final int SIZE = 12 << 20;
    /** Less than the layers, and what a conversation takes besides. */
    private static final int LITTLE = 1 << 20;

    private static final String SLOW = "4mbit";
    /** So slow that compressing pays even where a processor is shared by many. */
    private static final String VERY_SLOW = "3mbit";

    private static final String CONTENTS = "/root/shop/.launchway/contents/";

    @TempDir
    static Path directory;

    private static Path origin;
    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        origin = directory.resolve("app.bin");
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(COMPONENT.formatted("App", origin))
                .source(COMPONENT.formatted("Worker", origin))
                .resource(
                        "environments/shop.toml",
                        "[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/shop\"\n"
                                + "[hosts]\napp01 = [\"app\", \"worker\"]\n" + hosts.table("app01", 1));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private static byte[] content(long seed) throws IOException {
        byte[] content = new byte[SIZE];
        new Random(seed).nextBytes(content);
        Files.write(origin, content);
        return content;
    }

    private static long deploy() throws Exception {
        long before = hosts.received(1);
        Ended ended = service.runWhenFree("remote", "shop");
        assertThat(ended.code()).as(ended.err()).isZero();
        return hosts.received(1) - before;
    }

    /** Runs until at least so much has come. */
    private static Process runUntil(byte[] content, long length) throws Exception {
        Process run = service.start("remote", "shop");
        service.waitFor(run, () -> kept(content) >= length);
        return run;
    }

    private static long kept(byte[] content) {
        String file = CONTENTS + Sha256.hex(content) + ".part";
        return Long.parseLong(hosts.output(1, "sh", "-c", "stat -c %s " + file + " 2> /dev/null || echo 0")
                .strip());
    }

    private static void expectEverywhere(byte[] content) {
        for (String root : new String[] {"app", "worker"}) {
            assertThat(hosts.output(1, "sha256sum", "/root/shop/work/" + root + "/app.bin"))
                    .startsWith(Sha256.hex(content));
        }
        assertThat(hosts.output(1, "ls", CONTENTS)).isEqualTo("places\n");
    }

    @Test
    void whatIsInterruptedKilledAndWantedTwiceTravelsOnce() throws Exception {
        byte[] first = content(1);
        long sent = deploy();
        assertThat(sent).isLessThan(2L * SIZE);
        expectEverywhere(first);

        byte[] second = content(2);
        hosts.limit(1, SLOW);
        Process run = runUntil(second, SIZE / 4);
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(run.pid()))
                        .start()
                        .waitFor())
                .isZero();
        Ended interrupted = service.ended(run);
        assertThat(interrupted.code()).isEqualTo(130);
        assertThat(interrupted.err()).contains("interrupted: ").contains(" of 12 MiB have come");
        long had = kept(second);
        assertThat(had).isBetween((long) SIZE / 4, (long) SIZE - 1);

        Process killed = runUntil(second, had + SIZE / 4);
        killed.destroyForcibly();
        assertThat(killed.waitFor(5, TimeUnit.MINUTES)).isTrue();
        hosts.limit(1, "none");
        long rest = deploy();

        assertThat(rest).isLessThan(SIZE - had - SIZE / 4 + LITTLE);
        expectEverywhere(second);

        assertThat(deploy()).isLessThan(LITTLE);
        hosts.run(1, "rm", "-r", "/root/shop/work/worker");
        assertThat(deploy()).isLessThan(LITTLE);
        expectEverywhere(second);
    }

    @Test
    void whatCanBeCompressedIsSmallerOnASlowLine() throws Exception {
        content(3);
        deploy();
        String line = "2025-01-01 12:00:00 INFO request took 17 ms\n";
        byte[] text = line.repeat(SIZE / line.length()).getBytes(StandardCharsets.US_ASCII);
        Files.write(origin, text);
        hosts.limit(1, VERY_SLOW);

        long sent = deploy();

        hosts.limit(1, "none");
        assertThat(sent).isLessThan(SIZE / 2);
        expectEverywhere(text);
    }
}
