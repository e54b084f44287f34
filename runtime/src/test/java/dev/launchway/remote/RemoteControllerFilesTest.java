package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.run.Waiting;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller gets, on its way to a real host: killed, with a disk that is too small, and with secrets. */
class RemoteControllerFilesTest {

    private static String component(Path origin) {
        return """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.file.*;
            @Component
            public class App {
                @Attribute Path origin = Path.of("%s");
                @Attribute Secret token;
                ControllerFile file;
                Path path;
                void configure(Configuration here) {
                    path = here.map("app.bin");
                    file = here.fromController("app.bin", (controller, to) -> {
                        controller.command("sh", "-c", "echo $$ > started; while test -e slow; do sleep 0.1; done;"
                                        + " ! test -e broken || { echo wrong: $TOKEN >&2; exit 4; }")
                                .directory(origin)
                                .env("TOKEN", token)
                                .run();
                        Files.copy(origin.resolve("app.bin"), to);
                    });
                }
                void verify(Probe probe) {
                    ControllerContent content = probe.content(file);
                    probe.check(probe.exists(path) && probe.checksum(path).equals(content.checksum()), "another one");
                }
                void update(Target target) {
                    target.write(path, target.content(file));
                }
            }
            """.formatted(origin);
    }

    /** For the agent, and not for much more. */
    private static final String ROOM = "24m";

    @TempDir
    static Path directory;

    private static Path origin;
    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        origin = Files.createDirectory(directory.resolve("origin"));
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        Compilers.Run compilation =
                Compilers.JAVAC.in(directory.resolve("service")).source(component(origin));
        compilation = compilation.resource(
                "environments/shop.toml",
                "[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/shop\"\nsecrets.command = [\"echo\", \"correct-horse-battery {{ key }}\"]\n[hosts]\napp01 = [\"app\"]\n"
                        + hosts.table("app01", 1)
                        + "[component.app]\ntoken = { secret = \"token\" }\n");
        hosts.run(1, "mkdir", "/root/shop");
        hosts.run(1, "mount", "-t", "tmpfs", "-o", "size=" + ROOM, "none", "/root/shop");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void nothingIsWrong() throws IOException {
        Files.deleteIfExists(origin.resolve("slow"));
        Files.deleteIfExists(origin.resolve("broken"));
        Files.deleteIfExists(origin.resolve("started"));
        Files.writeString(origin.resolve("app.bin"), "old");
    }

    private static void expectDeployed() throws Exception {
        Ended first = service.runWhenFree("remote", "shop");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(deployed()).isEqualTo("old");
    }

    private static String deployed() {
        return hosts.read(1, "/root/shop/work/app/app.bin");
    }

    @Test
    void aControllerThatIsKilledTakesItsSourcesWithItAndTheNextRunGoesOn() throws Exception {
        expectDeployed();
        Files.writeString(origin.resolve("app.bin"), "new");
        Files.createFile(origin.resolve("slow"));
        Files.delete(origin.resolve("started"));

        Process run = service.start("remote", "shop");
        service.waitFor(run, () -> Files.exists(origin.resolve("started")));
        long command = Waiting.waitFor("the source's command")
                .until(() -> Files.readString(origin.resolve("started")).strip(), pid -> !pid.isEmpty())
                .transform(Long::parseLong);
        run.destroyForcibly();
        assertThat(run.waitFor(5, TimeUnit.MINUTES)).isTrue();

        Waiting.waitFor("the end of the source's command")
                .until(() ->
                        ProcessHandle.of(command).filter(ProcessHandle::isAlive).isEmpty());
        assertThat(deployed()).isEqualTo("old");

        Files.delete(origin.resolve("slow"));
        Ended next = service.runWhenFree("remote", "shop");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(deployed()).isEqualTo("new");
    }

    @Test
    void aSourceThatFailsIsToldWithoutItsSecrets() throws Exception {
        Files.createFile(origin.resolve("broken"));

        Ended failed = service.run("remote", "shop");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.err())
                .contains("app01: App")
                .contains("the controller cannot get 'app.bin': sh")
                .contains("exit code 4")
                .contains("wrong: (secret)");
        assertThat(failed.err() + failed.out()).doesNotContain("correct-horse");
    }

    @Test
    void aDiskThatIsTooSmallKeepsTheOldFile() throws Exception {
        expectDeployed();
        try (RandomAccessFile large =
                new RandomAccessFile(origin.resolve("app.bin").toFile(), "rw")) {
            large.setLength(30_000_000);
        }

        Ended failed = service.run("remote", "shop");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err()).contains("app01: App").containsIgnoringCase("no space left");
        assertThat(deployed()).isEqualTo("old");

        hosts.run(1, "mount", "-o", "remount,size=100m", "/root/shop");
        Ended second = service.run("remote", "shop");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.output(1, "stat", "-c", "%s", "/root/shop/work/app/app.bin"))
                .isEqualTo("30000000\n");
    }
}
