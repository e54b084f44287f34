package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Problem;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.LocalTransport;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.PassingConnection;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An agent on a host that gives it as little memory as it can start with. */
@EnabledOnOs(OS.LINUX)
class SmallHeapTest {

    /** In KiB of address space, of which the agent takes a quarter for its heap. */
    private static final int SPACE = 524_288;

    @TempDir
    Path directory;

    private final List<RunEvent> events = new ArrayList<>();

    @Test
    void manyFilesFitIntoIt() throws Exception {
        RunResult result = run("many = [\"many\"]");

        assertThat(result.failed()).as(events.toString()).isZero();
        assertThat(result.changed()).isGreaterThanOrEqualTo(5000);
        try (Stream<Path> files = Files.list(directory.resolve("target/work/many/files"))) {
            assertThat(files).hasSize(5000);
        }
    }

    @Test
    void whatDoesNotFitIsSaidBeforeAnythingChanges() throws Exception {
        RunResult result = run("big = [\"big\", \"many\"]\n[component.big]\nmegabytes = 100");

        assertThat(result.troubles()).containsExactly(Trouble.UNFIT);
        assertThat(events)
                .filteredOn(Problem.class::isInstance)
                .singleElement(InstanceOfAssertFactories.type(Problem.class))
                .satisfies(problem -> assertThat(problem.failure().message())
                        .matches("the components of this host, with what they write, do not fit into the memory of the"
                                + " agent: a heap of 1[0-9]{2} MiB"));
        assertThat(directory.resolve("target/work")).doesNotExist();
    }

    private RunResult run(String hosts) throws Exception {
        Compilers.Result service = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import java.util.ArrayList;
                        import java.util.List;
                        @Component
                        public class Many {
                            @SubComponent List<File> files;
                            void configure(Configuration here) {
                                files = new ArrayList<>();
                                for (int i = 0; i < 5000; i++) {
                                    files.add(File.at("files/" + i).content("content of " + i + " ".repeat(1000)).leading());
                                }
                            }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class Big {
                            @Attribute int megabytes = 1;
                            @SubComponent File file;
                            void configure(Configuration here) {
                                file = File.at("big").content(new byte[megabytes << 20]);
                            }
                        }
                        """)
                .resource(
                        "environments/small.toml",
                        "[environment]\ntarget-directory = \"" + directory.resolve("target") + "\"\n[hosts]\n" + hosts
                                + "\n")
                .compile();
        assertThat(service.success()).as(service.messages().toString()).isTrue();
        Bootstrap bootstrap = new Bootstrap(RemoteService.classPath(service.classes()), directory.resolve("cache"));
        return SimulatedRun.of(
                directory,
                service,
                "small",
                events,
                limited(withoutArchives()),
                SimulatedRun.settings(SimulatedRun.PATIENCE, 0),
                bootstrap);
    }

    /** Directories for PATH: nothing is written beside a run, and after the end of a test. */
    private String withoutArchives() throws IOException {
        Path nice = Files.writeString(
                Files.createDirectories(directory.resolve("bin")).resolve("nice"), "#!/bin/sh\nexit 1\n");
        assertThat(nice.toFile().setExecutable(true)).isTrue();
        return nice.getParent() + ":" + System.getenv("PATH");
    }

    private static Transport limited(String path) {
        return (destination, progress) -> {
            Connection connection = new LocalTransport().connect(destination, progress);
            return new PassingConnection(
                    connection, command -> connection.start("ulimit -v " + SPACE + ";PATH='" + path + "';" + command));
        };
    }
}
