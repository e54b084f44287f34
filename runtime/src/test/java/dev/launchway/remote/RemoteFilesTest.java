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

/** What the agent does with files on a host. */
class RemoteFilesTest {

    private static final String SCRIPTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.*;
            import java.nio.charset.StandardCharsets;
            @Component
            public class Scripts {
                @SubComponent File script;
                @SubComponent Command run;
                @SubComponent File server;
                @SubComponent Program program;
                void configure(Configuration here) {
                    script = File.at("run.sh").content("#!/bin/sh\\necho command >> ran\\n").mode("0755");
                    run = Command.of("./run.sh").when(script);
                    server = File.at("server").content("#!/bin/sh\\necho program >> ran\\nexec sleep 1000\\n").mode("0755");
                    program = Program.named("app").command("./server");
                }
                void verify(Probe probe) { probe.check(probe.exists(probe.workdir().resolve("own.sh")), "never ran"); }
                void update(Target target) {
                    target.write(target.workdir().resolve("own.sh"),
                            "#!/bin/sh\\necho update >> ran\\n".getBytes(StandardCharsets.UTF_8), FileMode.of(0755));
                    target.run("./own.sh");
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
                .source(SCRIPTS)
                .resource(
                        "environments/scripts.toml",
                        "[environment]\nssh-user = \"root\"\n[hosts]\napp01 = [\"scripts\"]\n"
                                + hosts.table("app01", 1));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void executesWhatItWrote() throws Exception {
        Ended ended = service.run("remote", "scripts");
        try {
            assertThat(ended.code()).as(ended.err()).isZero();
            waitFor("what commands and the program write")
                    .untilAsserted(() -> assertThat(hosts.read(1, "/root/deployment/work/scripts/ran"))
                            .contains("command\n", "program\n", "update\n"));
        } finally {
            hosts.output(1, "sh", "-c", "kill $(head -n 1 /root/deployment/work/scripts/app.pid)");
        }
    }
}
