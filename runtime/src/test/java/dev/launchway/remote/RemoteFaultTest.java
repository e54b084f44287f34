package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks, connections and controllers that fail in the middle of {@code remote}: real SSH servers, an environment for each case. */
class RemoteFaultTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.file.*;
            @Component
            public class App {
                @SubComponent File config;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) throws Exception {
                    if (Files.exists(Path.of("/root/hold-configure"))) {
                        Files.createFile(Path.of("/root/configuring"));
                        while (Files.exists(Path.of("/root/hold-configure"))) {
                            Thread.sleep(20);
                        }
                    }
                    config = File.at("app.conf").content("app\\n");
                }
            }
            """;

    private static final String FRONT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.List;
            @Component
            public class Front {
                @Requires("app:http") List<Address> backends;
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("front.conf").content(backends + "\\n");
                }
            }
            """;

    private static final String BIG = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class Big {
                @SubComponent File data;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) {
                    data = File.at("data").content("x".repeat(60_000_000));
                }
            }
            """;

    private static final String GATE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import dev.launchway.library.process.Command;
            @Component
            public class Gate {
                @SubComponent File config;
                @SubComponent Door door;
                @SubComponent Command restart;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) {
                    config = File.at("gate.conf").content("1");
                    door = new Door();
                    restart = Command.of("sh", "-c", "echo restarted >> restarts").when(config);
                }
            }
            """;

    private static final String DOOR = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.nio.file.Path;
            @Component
            public class Door {
                void verify(Probe probe) { probe.check(probe.exists(Path.of("open")), "closed"); }
                void update(Target target) {
                    target.shell("touch at-the-door; while ! [ -e open ]; do sleep 0.05; done");
                }
            }
            """;

    private static final String TALKER = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Talker {
                @Provides("talk") String talk() { return "x".repeat(12_000_000); }
                void verify(Probe probe) { System.out.println("y".repeat(5_000_000)); }
                void update(Target target) {}
            }
            """;

    private static final String LISTENER = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.library.file.File;
            @Component
            public class Listener {
                @Requires("talk") String talk;
                @SubComponent File heard;
                void configure(dev.launchway.api.Configuration here) {
                    heard = File.at("heard").content("" + talk.length());
                }
            }
            """;

    private static final String ROLES = "web01 = [\"front\"]\n\"app[01..02]\" = [\"app\"]\n";

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
        for (int host = 1; host <= 3; host++) {
            hosts.run(host, "useradd", "-m", "-s", "/bin/sh", "shop");
        }
        Compilers.Run compilation = Compilers.JAVAC.in(directory.resolve("service"));
        for (String source : List.of(APP, FRONT, BIG, GATE, DOOR, TALKER, LISTENER)) {
            compilation = compilation.source(source);
        }
        for (String environment : List.of(
                "little", "upload", "login", "verdict", "configure", "begin", "frozen", "signals", "orphan", "both")) {
            compilation = environment(compilation, environment, ROLES, "");
        }
        for (String environment : List.of("reset", "twice", "hangup")) {
            compilation = environment(
                    compilation, environment, "web01 = [\"front\"]\napp01 = [\"gate\"]\napp02 = [\"app\"]\n", "");
        }
        compilation =
                environment(compilation, "full", "web01 = [\"front\"]\napp01 = [\"big\"]\napp02 = [\"app\"]\n", "");
        compilation = environment(
                compilation, "large", "web01 = [\"listener\"]\napp01 = [\"talker\"]\napp02 = [\"app\"]\n", "");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void aDiskThatIsTooSmallIsFoundBeforeAnythingChanges() throws Exception {
        mount(1, "little", "size=4m");
        mount(2, "little", "nr_inodes=3");

        Ended refused = service.run("remote", "little");

        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains("the disk of /root/little has 4 MiB free, and ")
                .contains("on web01")
                .contains("No space left on device")
                .contains("on app01")
                .contains("help: make room on the host, for bytes and for files (df -k, df -i)");
        assertThat(hosts.has(3, "/root/little/work")).isFalse();

        hosts.run(1, "mount", "-o", "remount,size=200m", "/root/little");
        hosts.run(2, "mount", "-o", "remount,nr_inodes=10000", "/root/little");
        expectDeployed("little");
    }

    @Test
    void aDiskThatFillsUpWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        mount(1, "upload", "size=1m");
        replace(1, "df", "echo disk; echo x 9999999 0 9999999 0% /");
        try {
            Ended refused = service.run("remote", "upload");

            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err())
                    .contains("cannot send the layer 'framework' to /root/upload (")
                    .contains("No space left on device")
                    .contains("on web01")
                    .contains("help: make room");
            assertThat(parts(1, "upload")).isZero();
            assertThat(hosts.has(2, "/root/upload/work")).isFalse();
        } finally {
            restore(1, "df");
        }
        hosts.run(1, "mount", "-o", "remount,size=200m", "/root/upload");
        expectDeployed("upload");
    }

    @Test
    void aDiskThatFillsUpDuringTheDeploymentStopsWhatNeedsItAlone() throws Exception {
        mount(2, "full", "size=40m");

        Ended failed = service.run("remote", "full");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("app01: Big > File(\"data\")")
                .contains("/root/full/work/big")
                .containsIgnoringCase("no space left")
                .contains("skipped: web01: front (waits for big on app01, which failed)");
        assertThat(hosts.read(3, "/root/full/work/app/app.conf")).isEqualTo("app\n");
        assertThat(hosts.output(2, "sh", "-c", "ls -A /root/full/work/big")).isEmpty();

        hosts.run(2, "mount", "-o", "remount,size=200m", "/root/full");
        Ended second = service.run("remote", "full");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.has(1, "/root/full/work/front/front.conf")).isTrue();
    }

    @Test
    void aConnectionThatIsResetAtLoginIsReportedAndNothingChanges() throws Exception {
        hosts.run(1, "sh", "-c", "echo 'touch /root/logging-in; exec sleep 1000' > /root/.bashrc");
        Process run = service.start("remote", "login");
        service.waitFor(run, () -> hosts.has(1, "/root/logging-in"));
        reset(1);
        Ended refused = service.ended(run);
        hosts.run(1, "rm", "/root/.bashrc");

        expectLost(refused, "login");
        expectDeployed("login");
    }

    @Test
    void aConnectionThatIsResetWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        Process run = atTheVerdict("verdict");
        reset(1);
        Ended refused = service.ended(run);
        release();

        expectLost(refused, "verdict");
        expectNoParts("verdict");
        expectDeployed("verdict");
    }

    @Test
    void aConnectionThatIsResetWhileTheHostConfiguresIsReportedAndNothingChanges() throws Exception {
        hosts.run(2, "touch", "/root/hold-configure");
        Process run = service.start("remote", "configure");
        service.waitFor(run, () -> hosts.has(2, "/root/configuring"));
        reset(2);
        Ended refused = service.ended(run);
        hosts.run(2, "rm", "/root/hold-configure", "/root/configuring");

        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("lost").contains("on app01");
        assertThat(hosts.has(3, "/root/configure/work")).isFalse();
        expectDeployed("configure");
    }

    @Test
    void aConnectionThatIsResetDuringTheDeploymentFailsItsHostAloneAndForgetsNoRestart() throws Exception {
        Process run = atTheDoor("reset");
        reset(2);
        Ended failed = service.ended(run);
        openTheDoor("reset");

        assertThat(failed.code()).as(failed.err()).isEqualTo(1);
        assertThat(failed.err())
                .contains("app01: Gate")
                .contains("skipped: web01: front (waits for gate on app01, which failed)");
        assertThat(hosts.read(3, "/root/reset/work/app/app.conf")).isEqualTo("app\n");
        expectRestarted("reset");
    }

    @Test
    void aHostThatFreezesWhileMuchIsWrittenToItIsReportedWithinBounds() throws Exception {
        hosts.run(
                3, "sh", "-c", "echo 'touch /root/slow; while [ -e /root/slow ]; do sleep 0.05; done' > /root/.bashrc");
        try {
            Process run = service.start("remote", "large");
            service.waitFor(
                    run,
                    () -> hosts.has(3, "/root/slow")
                            && !hosts.agent(1, "/root/large").isEmpty());
            hosts.freeze(1);
            hosts.run(3, "rm", "/root/slow", "/root/.bashrc");
            Ended refused = service.ended(run);

            assertThat(refused.code()).as(refused.err()).isEqualTo(4);
            assertThat(refused.err())
                    .containsAnyOf("the connection is lost", "the connection broke") // before its first word was read
                    .contains("on web01");
        } finally {
            hosts.thaw(1);
        }
        Ended second = service.runWhenFree("remote", "large");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.read(1, "/root/large/work/listener/heard")).isEqualTo("12000000");
    }

    @Test
    void aHostThatFreezesWhileALayerIsSentIsReportedWithinBounds() throws Exception {
        replace(1, "cat", "touch /root/receiving; sleep 1000");
        try {
            Process run = service.start("remote", "frozen");
            service.waitFor(run, () -> hosts.has(1, "/root/receiving"));
            hosts.freeze(1);
            expectLost(service.ended(run), "frozen");
        } finally {
            hosts.thaw(1);
            restore(1, "cat");
            hosts.run(1, "sh", "-c", "kill $(pgrep -f '[s]leep 1000')");
        }
        expectDeployed("frozen");
    }

    @Test
    void anInterruptWhileSomethingIsSentEndsTheRunBeforeAnythingChanges() throws Exception {
        Process run = atTheVerdict("signals");
        signal(run, "INT");
        Ended ended = service.ended(run);
        release();

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(hosts.has(3, "/root/signals/work")).isFalse();
        expectNoParts("signals");
        expectDeployed("signals");
    }

    @Test
    void aControllerThatIsKilledWhileSomethingIsSentLeavesNothingBehind() throws Exception {
        Process run = atTheVerdict("orphan");
        run.destroyForcibly().waitFor();
        release();

        expectNoParts("orphan");
        expectDeployed("orphan");
    }

    @Test
    void aSecondInterruptEndsTheRunAtOnce() throws Exception {
        Process run = atTheDoor("twice");
        signal(run, "INT");
        service.waitFor(run, () -> errors(run).contains("once more stops at once"));
        signal(run, "INT");
        Ended ended = service.ended(run);
        assertThat(hosts.has(2, "/root/twice/work/gate/open")).isFalse();
        openTheDoor("twice");

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        expectRestarted("twice");
    }

    @Test
    void theEndOfTheTerminalLetsTheComponentFinish() throws Exception {
        Process run = atTheDoor("hangup");
        signal(run, "HUP");
        service.waitFor(run, () -> errors(run).contains("stops after the component that is at work"));
        openTheDoor("hangup");
        Ended ended = service.ended(run);

        assertThat(ended.code()).as(ended.err()).isEqualTo(130);
        assertThat(hosts.has(2, "/root/hangup/work/gate/restarts")).isFalse();
        expectRestarted("hangup");
    }

    @Test
    void ofControllersThatStartAtTheSameInstantOneDeploysAndTheOthersNameIt() throws Exception {
        for (int round = 0; round < 2; round++) {
            List<Process> runs = List.of(
                    service.start("remote", "both"), service.start("remote", "both"), service.start("remote", "both"));
            List<Ended> deployed = new ArrayList<>();
            for (Process run : runs) {
                Ended ended = service.ended(run);
                assertThat(ended.code()).as(ended.err()).isIn(0, 5);
                if (ended.code() == 5) {
                    assertThat(ended.err()).contains("is locked by root on ");
                    assertThat(ended.out()).contains("nothing was changed");
                } else {
                    deployed.add(ended);
                }
            }
            assertThat(deployed).as("one of them finds all hosts free").isNotEmpty();
            assertThat(deployed) // one may be so slow to begin that another has ended
                    .filteredOn(ended -> !ended.out().startsWith("both: 0 changed"))
                    .hasSizeLessThanOrEqualTo(1);
        }
        expectDeployed("both");
    }

    private static void expectLost(Ended refused, String environment) {
        assertThat(refused.code()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err())
                .contains("on web01")
                .contains("the connection broke")
                .doesNotContain("Exception");
        assertThat(hosts.has(2, "/root/" + environment + "/work")).isFalse();
    }

    private static void expectDeployed(String environment) throws Exception {
        Ended ended = service.runWhenFree("remote", environment);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(hosts.read(1, "/root/" + environment + "/work/front/front.conf"))
                .isEqualTo("[app01:8080, app02:8080]\n");
        assertThat(parts(1, environment)).isZero();
        hosts.run(1, "sh", "-c", "umount /root/" + environment + " 2> /dev/null; true");
    }

    /** The next run does not wait for a lock, and does what the interrupted one owed. */
    private static void expectRestarted(String environment) throws Exception {
        Ended second = service.runWhenFree("remote", environment);
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(hosts.read(2, "/root/" + environment + "/work/gate/restarts"))
                .isEqualTo("restarted\n");
        assertThat(hosts.has(1, "/root/" + environment + "/work/front/front.conf"))
                .isTrue();
    }

    private static void mount(int host, String environment, String options) {
        hosts.run(host, "mkdir", "/root/" + environment);
        hosts.run(host, "mount", "-t", "tmpfs", "-o", options, "none", "/root/" + environment);
    }

    private static long parts(int host, String environment) {
        return hosts.output(host, "sh", "-c", "cd /root/" + environment + "/.launchway&&find . -name '*.jar.*'")
                .lines()
                .count();
    }

    private static void expectNoParts(String environment) {
        waitFor("the end of all parts").until(() -> parts(1, environment) == 0);
    }

    /** Puts a script in the place of a program. */
    private static void replace(int host, String program, String script) {
        hosts.run(
                host,
                "sh",
                "-c",
                "mv /usr/bin/" + program + " /usr/bin/" + program + ".real; printf '%s\\n' '#!/bin/sh' '" + script
                        + "' > /usr/bin/" + program + "; chmod 755 /usr/bin/" + program);
    }

    private static void restore(int host, String program) {
        hosts.run(host, "mv", "/usr/bin/" + program + ".real", "/usr/bin/" + program);
    }

    /** Starts a deployment and stops it where host 1 has received a layer, and is about to say so. */
    private static Process atTheVerdict(String environment) throws Exception {
        hosts.run(1, "touch", "/root/undecided");
        replace(
                1,
                "sha256sum",
                "touch /root/deciding-" + environment + "; while [ -e /root/undecided ]; do sleep 0.05; done; exit 1");
        Process run = service.start("remote", environment);
        service.waitFor(
                run,
                () -> hosts.has(1, "/root/deciding-" + environment)
                        && hosts.has(1, "/root/" + environment + "/.launchway")
                        && parts(1, environment) > 0);
        return run;
    }

    private static void release() {
        restore(1, "sha256sum");
        hosts.run(1, "rm", "/root/undecided");
    }

    private static Process atTheDoor(String environment) throws Exception {
        Process run = service.start("remote", environment);
        service.waitFor(run, () -> hosts.has(2, "/root/" + environment + "/work/gate/at-the-door"));
        return run;
    }

    private static void openTheDoor(String environment) {
        hosts.run(2, "touch", "/root/" + environment + "/work/gate/open");
    }

    /** Breaks all connections to a host. */
    private static void reset(int host) {
        hosts.run(host, "sh", "-c", "kill -9 $(pgrep -f '^sshd(-session)?: root')");
    }

    private static void signal(Process process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String errors(Process run) {
        try {
            return service.errors(run);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Compilers.Run environment(Compilers.Run compilation, String name, String roles, String settings)
            throws IOException {
        StringBuilder text = new StringBuilder("[environment]\nssh-user = \"root\"\ntarget-directory = \"/root/" + name
                + "\"\n" + settings + "[hosts]\n" + roles);
        String[] names = {"web01", "app01", "app02"};
        for (int i = 0; i < names.length; i++) {
            text.append(hosts.table(names[i], i + 1));
        }
        return compilation.resource("environments/" + name + ".toml", text.toString());
    }
}
