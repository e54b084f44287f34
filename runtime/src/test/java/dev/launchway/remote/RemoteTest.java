package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remote} against hosts with real SSH servers; each case has an environment of its own, and so a target directory. */
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
                    target.shell("echo waiting; touch at-the-door; while ! [ -e open ]; do sleep 0.05; done");
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

    private static final String ROLES = "web01 = [\"front\"]\n\"app[01..02]\" = [\"app\"]\n";
    private static final String AT_THE_DOOR = "web01 = [\"gate\"]\n\"app[01..02]\" = [\"app\"]\n";
    private static final String WITH_SECRETS = "web01 = [\"client\"]\napp01 = [\"vault\"]\napp02 = [\"app\"]\n";

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
        Compilers.Run compilation =
                Compilers.JAVAC.in(directory.resolve("service")).resource("com/example/shop/front.conf", TEMPLATE);
        for (String source : List.of(APP, FRONT, GATE, DOOR, VAULT, CLIENT)) {
            compilation.source(source);
        }
        for (String plain : List.of("test", "predicted", "limited", "shells", "bare")) {
            environment(compilation, plain, "", ROLES, Map.of());
        }
        for (String gate : List.of("locked", "interrupted", "orphaned", "lost", "frozen")) {
            environment(compilation, gate, "", AT_THE_DOOR, Map.of());
        }
        environment(compilation, "secrets", "", WITH_SECRETS, Map.of());
        environment(compilation, "user", "service-user = \"shop\"", ROLES, Map.of());
        environment(compilation, "clean", "require-clean = true", ROLES, Map.of());
        environment(compilation, "broken", "", ROLES, Map.of("app01", "[host.app01.component.app]\nbroken = true"));
        environment(compilation, "random", "", ROLES, Map.of("app02", "[component.app]\nrandom = true"));
        environment(
                compilation,
                "unfit",
                "",
                ROLES,
                Map.of("app01", "ssh-port = 2222", "app02", "service-user = \"nobody-knows\""));
        environment(compilation, "without-web", "", ROLES, Map.of("web01", "ssh-port = 2222"));
        environment(compilation, "without-app", "", ROLES, Map.of("app01", "ssh-port = 2222"));
        environment(
                compilation,
                "here",
                "target-directory = \"" + directory.resolve("target") + "\"",
                ROLES,
                Map.of("app02", "connect = \"local\""));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void deploysAnEnvironment() throws Exception {
        Ended first = service.run("remote", "test");
        assertThat(first.err()).doesNotContain("failed");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(read(1, "test/work/front/front.conf")).isEqualTo("server app01:8080;\nserver app02:8080;\n");
        assertThat(read(2, "test/work/app/app.conf")).isEqualTo("port 8080\n");

        Ended second = service.run("remote", "test");
        assertThat(second.code()).isZero();
        assertThat(second.out()).startsWith("test: 0 changed, ");
        assertThat(second.err()).isEqualTo("test: reaching 3 hosts\n");

        Ended status = service.run("remote", "test", "--status");
        assertThat(status.out()).startsWith("web01, app01, app02: test, plan ").contains("(this one)");
    }

    @Test
    void predictsAndChangesNothing() throws Exception {
        Ended predicted = service.run("remote", "predicted", "--predict", "--exit-code");

        assertThat(predicted.code()).as(predicted.err()).isEqualTo(2);
        assertThat(predicted.out()).contains("+server app01:8080;");
        assertThat(there(1, "predicted/work")).isFalse();
    }

    @Test
    void leavesOutWhatWaitsForAFailureAndNothingElse() throws Exception {
        Ended ended = service.run("remote", "broken");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("the app is broken")
                .contains("skipped: web01: front (waits for app on app01, which failed)");
        assertThat(ended.out()).contains("app01: 1 changed, 1 unchanged, 1 failed");
        assertThat(read(3, "broken/work/app/app.conf")).isEqualTo("port 8080\n");
        assertThat(there(1, "broken/work/front")).isFalse();
    }

    @Test
    void refusesAConfigureThatIsNotDeterministic() throws Exception {
        Ended ended = service.run("remote", "random");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("configure of App gives something else on the host");
        assertThat(there(2, "random/work")).isFalse();
    }

    @Test
    void tellsAllProblemsOfAllHostsBeforeAnythingChanges() throws Exception {
        Ended ended = service.run("remote", "unfit");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err())
                .contains(":2222")
                .contains("on app01")
                .contains("nobody-knows")
                .contains("on app02");
        assertThat(there(1, "unfit/work")).isFalse();
    }

    @Test
    void goesOnWithoutAHostThatNobodyWaitsFor() throws Exception {
        Ended ended = service.run("remote", "without-web", "--skip-unreachable");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("web01").contains("left out");
        assertThat(read(2, "without-web/work/app/app.conf")).isEqualTo("port 8080\n");
    }

    @Test
    void doesNotGoOnWithoutAHostThatAnotherWaitsFor() throws Exception {
        Ended ended = service.run("remote", "without-app", "--skip-unreachable");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.err()).contains("cannot be left out: front on web01 waits for it");
    }

    @Test
    void deploysSomeHostsAndSaysWhatItTakesForGranted() throws Exception {
        Ended ended = service.run("remote", "limited", "--limit", "web01");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("'app:http' is taken as deployed on app01, app02");
        assertThat(there(2, "limited/work")).isFalse();
        assertThat(read(1, "limited/work/front/front.conf")).contains("app02");
    }

    @Test
    void showsNoSecretThatCameFromAnotherHost() throws Exception {
        Ended ended = service.run("remote", "secrets", "-v");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("the password is (secret)").doesNotContain("hunter2");
    }

    @Test
    void becomesTheServiceUser() throws Exception {
        Ended ended = service.run("remote", "user");

        assertThat(ended.code()).as(ended.err()).isZero();
        hosts.run(2, "sh", "-c", "[ \"$(stat -c %U /home/shop/user/work/app/app.conf)\" = shop ]");
    }

    @Test
    void worksThroughNoisyScriptsAndOtherShells() throws Exception {
        hosts.run(1, "sh", "-c", "echo 'echo welcome to the machine' > /root/.bashrc");
        hosts.run(2, "chsh", "-s", "/usr/bin/tcsh", "root");
        hosts.run(3, "chsh", "-s", "/usr/bin/fish", "root");
        try {
            Ended ended = service.run("remote", "shells");

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(read(3, "shells/work/app/app.conf")).isEqualTo("port 8080\n");
        } finally {
            hosts.run(1, "rm", "/root/.bashrc");
            hosts.run(2, "chsh", "-s", "/bin/bash", "root");
            hosts.run(3, "chsh", "-s", "/bin/bash", "root");
        }
    }

    @Test
    void tellsWhoHoldsTheLock() throws Exception {
        Process first = atTheDoor("locked");
        try {
            Ended second = service.run("remote", "locked");

            assertThat(second.code()).isEqualTo(5);
            assertThat(second.err()).contains("is locked by root on ").contains(": remote locked");
        } finally {
            openTheDoor("locked");
        }
        assertThat(service.ended(first).code()).isZero();
    }

    @Test
    void anInterruptLetsTheComponentFinish() throws Exception {
        Process run = atTheDoor("interrupted");

        run.destroy();
        service.waitFor(run, () -> service.errors(run).contains("stops after the component that is at work"));
        openTheDoor("interrupted");

        Ended ended = service.ended(run);
        assertThat(ended.code()).isEqualTo(130);
        assertThat(there(1, "interrupted/work/gate/last")).isFalse();
        assertThat(service.run("remote", "interrupted", "--limit", "web01").code())
                .isZero();
        assertThat(read(1, "interrupted/work/gate/last")).isEqualTo("1");
    }

    @Test
    void anAgentWithoutItsControllerStopsBeforeTheNextComponent() throws Exception {
        Process run = atTheDoor("orphaned");

        run.destroyForcibly().waitFor();
        awaitAgentWithoutController(1, "orphaned");
        openTheDoor("orphaned");

        Ended again = service.runWhenFree("remote", "orphaned");
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).contains("last");
    }

    /** The agent's thread of that name ends when it has heard that the controller is gone. */
    private static void awaitAgentWithoutController(int host, String environment) {
        String threads = "cat /proc/" + hosts.agent(host, "/root/" + environment) + "/task/*/comm 2> /dev/null; true";
        waitFor("an agent without its controller")
                .until(() -> !hosts.output(host, "sh", "-c", threads).contains("controller"));
    }

    @Test
    void aLostAgentIsReportedAndTheOthersGoOn() throws Exception {
        Process run = atTheDoor("lost");

        hosts.run(1, "pkill", "-9", "-f", "AgentMain");
        Ended ended = service.ended(run);
        openTheDoor("lost");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("web01: Gate").contains("the agent ended");
        assertThat(read(2, "lost/work/app/app.conf")).isEqualTo("port 8080\n");
    }

    @Test
    void aFrozenHostIsReportedWithinTheKeepaliveBound() throws Exception {
        Process run = service.startMissing(hosts.address(1), "remote", "frozen");
        awaitTheDoor(run, "frozen");

        hosts.freeze(1);
        try {
            Ended ended = service.ended(run);

            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err()).contains("web01: Gate").contains("the connection is lost");
        } finally {
            hosts.thaw(1);
            openTheDoor("frozen");
        }
    }

    @Test
    void sendsARuntimeToAHostWithoutJava() throws Exception {
        hosts.run(3, "mount", "-t", "tmpfs", "none", "/usr/lib/jvm");
        try {
            Ended ended = service.run("remote", "bare", "--limit", "app02");

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(read(3, "bare/work/app/app.conf")).isEqualTo("port 8080\n");

            String state = "/root/bare/.launchway/";
            hosts.run(3, "sh", "-c", "truncate -s 1m " + state + "runtimes/*/lib/modules");
            Ended mended = service.run("remote", "bare", "--limit", "app02");
            assertThat(mended.code()).as(mended.err()).isZero();
            assertThat(mended.err()).contains("the Java runtime in .launchway was damaged; it is sent again");
            assertThat(service.run("remote", "bare", "--limit", "app02").err()).doesNotContain("damaged");
        } finally {
            hosts.run(3, "umount", "/usr/lib/jvm");
        }
    }

    @Test
    void deploysHostsThatAreThisMachine() throws Exception {
        Ended ended = service.run("remote", "here");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(directory.resolve("target/work/app/app.conf")).hasContent("port 8080");
    }

    @Test
    void refusesWhatWasBuiltFromUncommittedChanges() throws Exception {
        Ended refused = service.run("remote", "clean");
        assertThat(refused.code()).isEqualTo(64);
        assertThat(refused.err()).contains("require-clean").contains("--dirty");

        assertThat(service.run("remote", "clean", "--dirty").code()).isZero();
    }

    private static String read(int host, String path) {
        return hosts.read(host, "/root/" + path);
    }

    private static boolean there(int host, String path) {
        return hosts.has(host, "/root/" + path);
    }

    private static Process atTheDoor(String environment) throws IOException {
        Process run = service.start("remote", environment);
        awaitTheDoor(run, environment);
        return run;
    }

    private static void awaitTheDoor(Process run, String environment) {
        service.waitFor(run, () -> there(1, environment + "/work/gate/at-the-door"));
    }

    private static void openTheDoor(String environment) {
        hosts.run(1, "touch", "/root/" + environment + "/work/gate/open");
    }

    /** Adds an environment; {@code ofHosts} are lines behind the table of a host, further tables among them. */
    private static void environment(
            Compilers.Run compilation, String name, String settings, String roles, Map<String, String> ofHosts)
            throws IOException {
        String place = settings.contains("target-directory") ? "" : "target-directory = \"~/" + name + "\"\n";
        StringBuilder text = new StringBuilder("[environment]\nssh-user = \"root\"\n" + place + settings + "\n");
        text.append("[hosts]\n").append(roles);
        String[] names = {"web01", "app01", "app02"};
        for (int i = 0; i < names.length; i++) {
            text.append(hosts.table(names[i], i + 1))
                    .append(ofHosts.getOrDefault(names[i], ""))
                    .append('\n');
        }
        compilation.resource("environments/" + name + ".toml", text.toString());
    }
}
