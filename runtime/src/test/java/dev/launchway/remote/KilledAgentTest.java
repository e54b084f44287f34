package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is killed while a command of its run is at work. */
class KilledAgentTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.process.Command;
            @Component
            public class App {
                @SubComponent Command wait;
                void configure(Configuration here) {
                    wait = Command.of("sh", "-c", "while [ -e /root/hold ]; do touch /root/held; sleep 1; done; touch done").creates("done");
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
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .resource(
                        "environments/there.toml",
                        "[environment]\nssh-user = \"root\"\n[hosts]\napp01 = [\"app\"]\n" + hosts.table("app01", 1));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void itsCommandEndsAndTheNextRunTellsOfIt() throws Exception {
        hosts.run(1, "touch", "/root/hold");
        Process first = service.start("remote", "there");
        service.waitFor(first, () -> hosts.has(1, "/root/held"));

        hosts.run(1, "sh", "-c", "kill -9 $(pgrep -f AgentMai[n])");
        Ended ended = service.ended(first);
        assertThat(ended.code()).as(ended.err()).isEqualTo(1);

        awaitNone("/held");
        hosts.run(1, "rm", "/root/hold");
        Ended next = service.run("remote", "there");
        assertThat(next.code()).as(next.err()).isZero();
        assertThat(next.err()).contains("the last run was interrupted while 'sh -c while [ -e /root/hold ]");
        assertThat(hosts.has(1, "/root/deployment/work/app/done")).isTrue();
        awaitNone("PIPE");
    }

    private static void awaitNone(String process) {
        waitFor("the end of " + process)
                .until(() -> hosts.processesIn(1, "/").values().stream().noneMatch(line -> line.contains(process)));
    }
}
