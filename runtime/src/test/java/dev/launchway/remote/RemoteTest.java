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

/** {@code remote} against hosts with real SSH servers, each case in a target directory of its own. */
class RemoteTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @Attribute int port = 8080;
                @Attribute boolean broken;
                @Attribute boolean random;
                @SubComponent File config;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), port); }
                void configure(Configuration here) {
                    String extra = random ? " " + System.nanoTime() : "";
                    config = File.at("app.conf").content("port " + port + extra + "\\n");
                }
                void verify(Probe probe) {
                    if (broken) {
                        throw new IllegalStateException("the app is broken");
                    }
                }
                void update(Target target) {}
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
                @SubComponent @Template("front.conf") File config;
            }
            """;

    private static final String GATE = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.List;
            @Component
            public class Gate {
                @SubComponent File first;
                @SubComponent Door door;
                @SubComponent File last;
                void configure(Configuration here) {
                    first = File.at("first").content("1");
                    door = new Door();
                    last = File.at("last").content("1");
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
                void verify(Probe probe) { probe.check(probe.exists(Path.of("/root/passed")), "not passed yet"); }
                void update(Target target) {
                    target.shell("echo waiting; touch /root/at-the-door; while ! [ -e /root/open ]; do sleep 0.05; done");
                }
            }
            """;

    private static final String VAULT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Vault {
                @Provides("vault:password") Secret password() { return Secret.of("hunter2-of-the-vault"); }
            }
            """;

    private static final String CLIENT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Client {
                @Requires("vault:password") Secret password;
                void verify(Probe probe) { probe.check(false, "always"); }
                void update(Target target) { target.command("cat").stdin("the password is " + password.reveal()).run(); }
            }
            """;

    private static final String TEMPLATE = "{% for one in component.backends %}server {{ one }};\n{% endfor %}";

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static int number;

    @TempDir
    Path here;

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
        for (int host = 1; host <= 3; host++) {
            hosts.run(host, "useradd", "-m", "-s", "/bin/sh", "shop");
        }
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void deploysAnEnvironment() throws Exception {
        RemoteService service = service("", "");

        Ended first = service.run("remote", "test");
        assertThat(first.err()).doesNotContain("failed");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(read(1, "work/front/front.conf")).isEqualTo("server app01:8080;\nserver app02:8080;\n");
        assertThat(read(2, "work/app/app.conf")).isEqualTo("port 8080\n");

        Ended second = service.run("remote", "test");
        assertThat(second.code()).isZero();
        assertThat(second.out()).startsWith("test: 0 changed, ");
        assertThat(second.err()).isEqualTo("test: reaching 3 hosts\n");

        Ended status = service.run("remote", "test", "--status");
        assertThat(status.out()).startsWith("web01, app01, app02: test, plan ").contains("(this one)");
    }

    @Test
    void predictsAndChangesNothing() throws Exception {
        Ended predicted = service("", "").run("remote", "test", "--predict", "--exit-code");

        assertThat(predicted.code()).as(predicted.err()).isEqualTo(2);
        assertThat(predicted.out()).contains("+server app01:8080;");
        assertThat(there(1, "work")).isFalse();
    }

    @Test
    void leavesOutWhatWaitsForAFailureAndNothingElse() throws Exception {
        Ended ended = service("", "[host.app01.component.app]\nbroken = true\n").run("remote", "test");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("the app is broken")
                .contains("skipped: web01: front (waits for app on app01, which failed)");
        assertThat(ended.out()).contains("app01: 1 changed, 1 unchanged, 1 failed");
        assertThat(read(3, "work/app/app.conf")).isEqualTo("port 8080\n");
        assertThat(there(1, "work/front")).isFalse();
    }

    @Test
    void refusesAConfigureThatIsNotDeterministic() throws Exception {
        Ended ended = service("", "[component.app]\nrandom = true\n").run("remote", "test");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("configure of App gives something else on the host");
        assertThat(there(2, "work")).isFalse();
    }

    @Test
    void tellsAllProblemsOfAllHostsBeforeAnythingChanges() throws Exception {
        Ended ended = service("", "[host.app01]\nssh-port = 2222\n[host.app02]\nservice-user = \"nobody-knows\"\n")
                .run("remote", "test");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err())
                .contains(":2222")
                .contains("on app01")
                .contains("nobody-knows")
                .contains("on app02");
        assertThat(there(1, "work")).isFalse();
    }

    @Test
    void goesOnWithoutAHostThatNobodyWaitsFor() throws Exception {
        RemoteService service = service("", "[host.web01]\nssh-port = 2222\n");

        Ended ended = service.run("remote", "test", "--skip-unreachable");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("web01").contains("left out");
        assertThat(read(2, "work/app/app.conf")).isEqualTo("port 8080\n");
    }

    @Test
    void doesNotGoOnWithoutAHostThatAnotherWaitsFor() throws Exception {
        RemoteService service = service("", "[host.app01]\nssh-port = 2222\n");

        Ended ended = service.run("remote", "test", "--skip-unreachable");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("cannot be left out: front on web01 waits for it");
    }

    @Test
    void deploysSomeHostsAndSaysWhatItTakesForGranted() throws Exception {
        Ended ended = service("", "").run("remote", "test", "--limit", "web01");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("'app:http' is taken as deployed on app01, app02");
        assertThat(there(2, "work")).isFalse();
        assertThat(read(1, "work/front/front.conf")).contains("app02");
    }

    @Test
    void showsNoSecretThatCameFromAnotherHost() throws Exception {
        Ended ended = service("", "").run("remote", "vault", "-v");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("the password is (secret)").doesNotContain("hunter2");
    }

    @Test
    void becomesTheServiceUser() throws Exception {
        Ended ended = service("service-user = \"shop\"", "").run("remote", "test");

        assertThat(ended.code()).as(ended.err()).isZero();
        hosts.run(2, "sh", "-c", "[ \"$(stat -c %U /home/shop/" + target() + "/work/app/app.conf)\" = shop ]");
    }

    @Test
    void worksThroughNoisyScriptsAndOtherShells() throws Exception {
        hosts.run(1, "sh", "-c", "echo 'echo welcome to the machine' > /root/.bashrc");
        hosts.run(2, "chsh", "-s", "/usr/bin/tcsh", "root");
        hosts.run(3, "chsh", "-s", "/usr/bin/fish", "root");
        try {
            Ended ended = service("", "").run("remote", "test");

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(read(3, "work/app/app.conf")).isEqualTo("port 8080\n");
        } finally {
            hosts.run(1, "rm", "/root/.bashrc");
            hosts.run(2, "chsh", "-s", "/bin/bash", "root");
            hosts.run(3, "chsh", "-s", "/bin/bash", "root");
        }
    }

    @Test
    void tellsWhoHoldsTheLock() throws Exception {
        RemoteService service = service("", "");
        Process first = atTheDoor(service);
        try {
            Ended second = service.run("remote", "gate");

            assertThat(second.code()).isEqualTo(5);
            assertThat(second.err()).contains("is locked by root on ").contains(": remote gate");
        } finally {
            openTheDoor();
        }
        assertThat(service.ended(first).code()).isZero();
    }

    @Test
    void anInterruptLetsTheComponentFinish() throws Exception {
        RemoteService service = service("", "");
        Process run = atTheDoor(service);

        run.destroy();
        service.waitFor(run, () -> service.errors(run).contains("stops after the component that is at work"));
        openTheDoor();

        Ended ended = service.ended(run);
        assertThat(ended.code()).isEqualTo(130);
        assertThat(there(1, "work/gate/last")).isFalse();
        assertThat(service.run("remote", "gate", "--limit", "web01").code()).isZero();
        assertThat(read(1, "work/gate/last")).isEqualTo("1");
    }

    @Test
    void anAgentWithoutItsControllerStopsBeforeTheNextComponent() throws Exception {
        RemoteService service = service("", "");
        Process run = atTheDoor(service);

        run.destroyForcibly().waitFor();
        awaitAgentWithoutController(1);
        openTheDoor();

        Ended again = waitFor("the lock").until(() -> service.run("remote", "gate"), ended -> ended.code() != 5);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("last");
    }

    /** The agent's thread of that name ends when it has heard that the controller is gone. */
    private static void awaitAgentWithoutController(int host) {
        hosts.run(
                host,
                "sh",
                "-c",
                "agent=$(pgrep -o -f 'dev.launchway.agent.Agent[M]ain');"
                        + "timeout 120 sh -c \"while cat /proc/$agent/task/*/comm 2>/dev/null | grep -q controller; do sleep 0.02; done\"");
    }

    @Test
    void aLostAgentIsReportedAndTheOthersGoOn() throws Exception {
        RemoteService service = service("", "");
        Process run = atTheDoor(service);

        hosts.run(1, "pkill", "-9", "-f", "AgentMain");
        Ended ended = service.ended(run);
        openTheDoor();

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("web01: Gate").contains("the agent ended");
        assertThat(read(2, "work/app/app.conf")).isEqualTo("port 8080\n");
    }

    @Test
    void aFrozenHostIsReportedWithinTheKeepaliveBound() throws Exception {
        RemoteService service = service("", "");
        Process run = atTheDoor(service);

        hosts.freeze(1);
        try {
            Ended ended = service.ended(run);

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("web01: Gate").contains("the connection is lost");
        } finally {
            hosts.thaw(1);
            openTheDoor();
        }
    }

    @Test
    void sendsARuntimeToAHostWithoutJava() throws Exception {
        hosts.run(3, "mount", "-t", "tmpfs", "none", "/usr/lib/jvm");
        try {
            RemoteService service = service("", "");
            Ended ended = service.run("remote", "test", "--limit", "app02");

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(read(3, "work/app/app.conf")).isEqualTo("port 8080\n");

            String state = "/root/" + target() + "/.launchway/";
            hosts.run(3, "sh", "-c", "truncate -s 1m " + state + "runtimes/*/lib/modules");
            Ended mended = service.run("remote", "test", "--limit", "app02");
            assertThat(mended.code()).as(mended.err()).isZero();
            assertThat(mended.err()).contains("the Java runtime in .launchway was damaged; it is sent again");
            assertThat(service.run("remote", "test", "--limit", "app02").err()).doesNotContain("damaged");
        } finally {
            hosts.run(3, "umount", "/usr/lib/jvm");
        }
    }

    @Test
    void deploysHostsThatAreThisMachine() throws Exception {
        RemoteService service = service("", "[host.app02]\nconnect = \"local\"\n");

        Ended ended = service.run("remote", "test");

        assertThat(ended.code()).as(ended.err()).isZero();
        Path work = Path.of(System.getProperty("user.home")).resolve(target());
        assertThat(work.resolve("work/app/app.conf")).hasContent("port 8080");
        assertThat(new ProcessBuilder("rm", "-rf", work.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void refusesWhatWasBuiltFromUncommittedChanges() throws Exception {
        RemoteService service = service("require-clean = true", "");

        Ended refused = service.run("remote", "test");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("require-clean").contains("--dirty");

        assertThat(service.run("remote", "test", "--dirty").code()).isZero();
    }

    private static String target() {
        return "target" + number;
    }

    private static String read(int host, String path) throws IOException {
        return hosts.read(host, "/root/" + target() + "/" + path);
    }

    private static boolean there(int host, String path) throws IOException {
        return hosts.has(host, "/root/" + target() + "/" + path);
    }

    private static Process atTheDoor(RemoteService service) throws IOException {
        hosts.run(1, "rm", "-f", "/root/open", "/root/at-the-door");
        Process run = service.start("remote", "gate");
        service.waitFor(run, () -> hosts.has(1, "/root/at-the-door"));
        return run;
    }

    private static void openTheDoor() {
        hosts.run(1, "touch", "/root/open");
    }

    private RemoteService service(String settings, String sections) throws IOException {
        number++;
        StringBuilder reach = new StringBuilder();
        String[] names = {"web01", "app01", "app02"};
        String rest = sections;
        for (int i = 0; i < names.length; i++) {
            String header = "[host." + names[i] + "]\n";
            String own = hosts.table(names[i], i + 1);
            if (rest.contains(header)) {
                rest = rest.replace(header, own);
            } else {
                reach.append(own);
            }
        }
        String head = "[environment]\nssh-user = \"root\"\ntarget-directory = \"~/" + target() + "\"\n";
        Compilers.Run compilation = Compilers.JAVAC
                .in(here.resolve("service"))
                .source(APP)
                .source(FRONT)
                .source(GATE)
                .source(DOOR)
                .source(VAULT)
                .source(CLIENT)
                .resource("com/example/shop/front.conf", TEMPLATE)
                .resource(
                        "environments/test.toml",
                        head + settings + "\n[hosts]\nweb01 = [\"front\"]\n\"app[01..02]\" = [\"app\"]\n" + reach
                                + rest)
                .resource(
                        "environments/vault.toml",
                        head + "[hosts]\nweb01 = [\"client\"]\napp01 = [\"vault\"]\napp02 = [\"app\"]\n" + reach)
                .resource(
                        "environments/gate.toml",
                        head + "[hosts]\nweb01 = [\"gate\"]\n\"app[01..02]\" = [\"app\"]\n" + reach);
        return RemoteService.of(compilation, here, hosts);
    }
}
