package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A packed artifact on its way to several hosts; it lies among the resources of the tests. */
class ArtifactRunTest {

    private static final String COMPONENT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.fetch.MavenArtifact;
            @Component
            public class App {
                @SubComponent MavenArtifact jar;
                void configure(Configuration here) {
                    jar = MavenArtifact.of("com.acme:app");
                }
            }
            """;

    @TempDir
    Path directory;

    private final List<RunEvent> events = new ArrayList<>();
    private Compilers.Result service;

    private RunResult run() throws Exception {
        events.clear();
        return SimulatedRun.of(directory, service, "shop", events);
    }

    private Path deployed(int host) {
        return directory.resolve("hosts/app" + host + "/work/app/app.jar");
    }

    /** Whether the controller had to read the artifact, for any host, since this was asked last. */
    private boolean wasAskedFor() throws Exception {
        Path kept = directory.resolve("cache/controller-files/kept");
        if (!Files.exists(kept)) {
            return false;
        }
        Files.move(kept, directory.resolve("cache/controller-files/kept" + System.nanoTime()));
        return true;
    }

    @Test
    void goesToTheHostsThatLackItAndToNoOther() throws Exception {
        service = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(COMPONENT)
                .resource("environments/shop.toml", "[environment]\n[hosts]\n\"app[1..3]\" = [\"app\"]\n")
                .compile();
        assertThat(service.errors()).isEmpty();

        assertThat(run().changed()).as(events.toString()).isEqualTo(3);
        for (int host = 1; host <= 3; host++) {
            assertThat(deployed(host)).hasContent("application 1");
        }
        assertThat(wasAskedFor()).isTrue();

        assertThat(run().changed()).as(events.toString()).isZero();
        assertThat(wasAskedFor()).isFalse();

        Files.writeString(deployed(2), "another");
        assertThat(run().changed()).as(events.toString()).isEqualTo(1);
        assertThat(deployed(2)).hasContent("application 1");
        assertThat(wasAskedFor()).isTrue();
    }
}
