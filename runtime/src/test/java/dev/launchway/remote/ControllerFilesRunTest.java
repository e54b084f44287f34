package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the controller gets, on its way to several hosts. */
class ControllerFilesRunTest {

    private static String component(Path origin) {
        return """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.charset.StandardCharsets;
            import java.nio.file.*;
            @Component
            public class App {
                @Attribute Path origin = Path.of("%s");
                ControllerFile file;
                Path path;
                void configure(Configuration here) {
                    path = here.map("app.bin");
                    file = here.fromController("app.bin", (controller, to) -> {
                        Files.writeString(origin.resolve("runs"), "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                        controller.log("gets it");
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

    @TempDir
    Path directory;

    private Path origin;
    private Compilers.Result service;
    private List<RunEvent> events;

    @BeforeEach
    void compile() throws Exception {
        origin = Files.createDirectory(directory.resolve("origin"));
        service = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(component(origin))
                .resource("environments/shop.toml", "[environment]\n[hosts]\n\"app[1..3]\" = [\"app\"]\n")
                .compile();
        assertThat(service.errors()).isEmpty();
    }

    private RunResult run() throws Exception {
        events = new ArrayList<>();
        return SimulatedRun.of(directory, service, "shop", events);
    }

    private Path deployed(int host) {
        return directory.resolve("hosts/app" + host + "/work/app/app.bin");
    }

    @Test
    void eachHostGetsWhatTheSourceWroteOnce() throws Exception {
        byte[] large = new byte[5_000_001];
        new Random(1).nextBytes(large);
        for (byte[] content : List.of(large, new byte[0], new byte[] {1}, new byte[1 << 18])) {
            Files.write(origin.resolve("app.bin"), content);
            Files.deleteIfExists(origin.resolve("runs"));

            RunResult result = run();

            assertThat(result.changed()).as(events.toString()).isEqualTo(3);
            for (int host = 1; host <= 3; host++) {
                assertThat(deployed(host)).hasBinaryContent(content);
            }
            assertThat(origin.resolve("runs")).hasContent("x");
            assertThat(events.stream().filter(Message.class::isInstance).map(event -> ((Message) event).text()))
                    .containsOnlyOnce("gets it");
            assertThat(run().changed()).isZero();
        }
    }

    @Test
    void aSourceThatFailsFailsOnEachHostAndTheNextRunGoesOn() throws Exception {
        assertThat(run().failed()).isEqualTo(3);
        for (RunEvent event : events) {
            if (event instanceof ComponentFailed failed) {
                assertThat(failed.breadcrumb()).isEqualTo("App");
                assertThat(failed.failure().message())
                        .isEqualTo("the controller cannot get 'app.bin': " + origin.resolve("app.bin")
                                + ": no such file or directory");
            }
        }

        Files.writeString(origin.resolve("app.bin"), "there");
        assertThat(run().changed()).isEqualTo(3);
    }
}
