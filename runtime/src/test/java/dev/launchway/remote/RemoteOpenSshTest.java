package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.system.LocalSystem;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remote} by the system's {@code ssh}: whose processes come and go with the run. */
class RemoteOpenSshTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.file.Path;
            @Component
            public class App {
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("app.conf").content("app\\n");
                }
                void verify(Probe probe) { probe.check(!probe.exists(Path.of("/root/closed")), "closed"); }
                void update(Target target) {
                    target.shell("touch /root/at-the-door; while [ -e /root/closed ]; do sleep 0.05; done");
                }
            }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;
    private static Path temporary;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        hosts.configureServer(1, "$aMaxSessions 1");
        temporary = Files.createDirectories(directory.resolve("t"));
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .resource("environments/prod.toml", """
                        [environment]
                        ssh-user = "root"
                        transport = "openssh"
                        [hosts]
                        app01 = ["app"]
                        """ + hosts.table("app01", 1));
        service = RemoteService.of(compilation, directory, hosts)
                .in(java(), Map.of("LANG", "C.UTF-8", "JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary));
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** Shells of users who may not log in, and such as read commands in their own ways. */
    @ParameterizedTest
    @ValueSource(strings = {"/usr/sbin/nologin", "/bin/false", "/usr/bin/tcsh", "/usr/bin/fish", "/nowhere", ""})
    void deploysWhateverShellItsUserHas(String shell) throws Exception {
        Ended ended =
                service.in(java(), Map.of("SHELL", shell, "LANG", "C.UTF-8")).run("remote", "prod");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(hosts.read(1, "/root/deployment/work/app/app.conf")).isEqualTo("app\n");
    }

    /** As a terminal sends it: to all processes in front of it. */
    @Test
    void anInterruptOfATerminalLetsTheComponentFinish() throws Exception {
        Process run = atTheDoor();
        for (ProcessHandle one : run.descendants().toList()) {
            if (group(one).equals(group(run.toHandle()))) {
                kill(one);
            }
        }
        kill(run.toHandle());
        service.waitFor(run, () -> errors(run).contains("stops after the component that is at work"));
        hosts.run(1, "rm", "/root/closed");

        Ended ended = service.ended(run);

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(ended.err()).doesNotContain("lost");
    }

    @Test
    void nothingOfItOutlivesAControllerThatIsKilled() throws Exception {
        Process run = atTheDoor();
        List<ProcessHandle> started = run.descendants().toList();
        assertThat(started).isNotEmpty();
        run.destroyForcibly().waitFor();
        hosts.run(1, "rm", "/root/closed");

        LocalSystem system = new LocalSystem();
        for (ProcessHandle one : started) {
            waitFor("the end of " + one).until(() -> system.process(one.pid()).isEmpty());
        }
        assertThat(temporary.toFile().list()).noneMatch(name -> name.startsWith("lw"));
    }

    private static String group(ProcessHandle process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", Long.toString(process.pid())).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** One that has ended meanwhile needs no signal. */
    private static void kill(ProcessHandle process) throws Exception {
        int code = new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code == 0 || !process.isAlive()).isTrue();
    }

    private static Process atTheDoor() throws Exception {
        hosts.run(1, "sh", "-c", "touch /root/closed; rm -f /root/at-the-door");
        Process run = service.start("remote", "prod");
        service.waitFor(run, () -> hosts.has(1, "/root/at-the-door"));
        return run;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static String errors(Process run) {
        try {
            return service.errors(run);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
