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

/** A component that is left alone on a host for a while does not travel there, and nothing of it is forgotten. */
class LeftAloneTest {

    @TempDir
    Path directory;

    private Compilers.Result service;

    @Test
    void aPendingUpdateOutlivesRunsThatLeaveItsComponentAlone() throws Exception {
        service = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class App {
                            @SubComponent File config;
                            void configure(Configuration here) { config = File.at("app.conf").content("app"); }
                            void verify(Probe probe) { probe.assertNoChanges(config); }
                            void update(Target target) {
                                if (target.exists(target.workdir().resolve("broken"))) {
                                    throw new IllegalStateException("it does not start");
                                }
                                target.write(target.workdir().resolve("started"), "yes");
                            }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Cron {}
                        """)
                .resource("environments/all.toml", "[hosts]\na = [\"app\", \"cron\"]\n")
                .resource("environments/less.toml", "[hosts]\na = [\"!app\", \"cron\"]\n")
                .compile();
        assertThat(service.errors()).isEmpty();
        Path work = Files.createDirectories(directory.resolve("hosts/a/work/app"));
        Path broken = Files.writeString(work.resolve("broken"), "");

        assertThat(run("all").failed()).isEqualTo(1);
        assertThat(run("less").failed()).isZero();
        Files.delete(broken);
        assertThat(run("all").failed()).isZero();

        assertThat(work.resolve("started")).hasContent("yes");
    }

    private RunResult run(String environment) throws Exception {
        List<RunEvent> events = new ArrayList<>();
        RunResult result = SimulatedRun.of(directory, service, environment, events);
        assertThat(result.troubles()).as(events.toString()).isEmpty();
        return result;
    }
}
