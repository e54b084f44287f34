package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many hosts at once, each with a real agent, in this process. */
class ManyHostsTest {

    private static final int HOSTS = 1000;

    @TempDir
    Path directory;

    @Test
    void deploysAThousandHosts() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.fleet;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class Node {
                            @SubComponent File config;
                            @Provides("node") String name(Host host) { return host.name(); }
                            void configure(Configuration here) {
                                config = File.at("node.conf").content(here.host().name());
                            }
                        }
                        """)
                .source("""
                        package com.example.fleet;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import java.util.List;
                        @Component
                        public class Index {
                            @Requires("node") List<String> nodes;
                            @SubComponent File list;
                            void configure(Configuration here) {
                                list = File.at("nodes").content(String.join(",", nodes));
                            }
                        }
                        """)
                .resource(
                        "environments/fleet.toml",
                        "[environment]\n[hosts]\n\"node[0001..1000]\" = [\"node\"]\nindex = [\"index\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();
        List<RunEvent> events = new ArrayList<>();

        RunResult result = SimulatedRun.of(directory, compiled, "fleet", events);

        assertThat(result.troubles()).as(events.toString()).isEmpty();
        assertThat(result.failed()).isZero();
        Set<String> started = new HashSet<>();
        for (RunEvent event : events) {
            if (event instanceof RootStarted root) {
                started.add(root.host());
                if (root.root().equals("index")) {
                    assertThat(started).hasSize(HOSTS + 1);
                }
            }
        }
        assertThat(Files.readString(directory.resolve("hosts/index/work/index/nodes")))
                .startsWith("node0001,")
                .endsWith(",node1000");
        assertThat(Files.readString(directory.resolve("hosts/node0500/work/node/node.conf")))
                .isEqualTo("node0500");
    }
}
