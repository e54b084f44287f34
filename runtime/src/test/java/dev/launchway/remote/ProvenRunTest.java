package dev.launchway.remote;

import static dev.launchway.testing.run.Waiting.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.JavaStarts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs on hosts with real SSH servers on which nothing has changed, or on some of them. Each case has a target directory of its own.
 */
class ProvenRunTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @SubComponent File config;
                @SubComponent File secret;
                @Provides("app:http") Address http(Host host) { return Address.of(host.name(), 8080); }
                void configure(Configuration here) {
                    config = File.at("app.conf").content("app\\n");
                    secret = File.at("key").content("0123456789").mode("0600").sensitive();
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
                void configure(Configuration here) { config = File.at("front.conf").content(backends + "\\n"); }
            }
            """;

    private static final String PART = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class %1$s {
                @SubComponent File config;
                void configure(Configuration here) { config = File.at("%1$s.conf").content("1\\n"); }
            }
            """;

    private static final String SLOW = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.process.Command;
            @Component
            public class Slow {
                @SubComponent Command command;
                void configure(Configuration here) {
                    command = Command.of("true").unless("sh", "-c",
                            "while [ -e /tmp/hold ]; do touch /tmp/held; sleep 0.1; done");
                }
            }
            """;

    /** The front waits for the apps; what stands before and behind it on its host waits for nobody. */
    private static final String ROLES = "web01 = [\"first\", \"front\", \"last\"]\n\"app[01..02]\" = [\"app\"]\n";

    private static final int WEB01 = 1;
    private static final int APP01 = 2;
    private static final int APP02 = 3;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;
    private static JavaStarts starts;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
        for (int host = WEB01; host <= APP02; host++) {
            hosts.run(host, "useradd", "-m", "-d", "/srv/shop", "-s", "/bin/sh", "shop");
        }
        starts = new JavaStarts(hosts, List.of("web01", "app01", "app02"));
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .source(FRONT)
                .source(PART.formatted("First"))
                .source(PART.formatted("Last"))
                .source(SLOW);
        for (String plain : List.of(
                "unchanged",
                "drifted",
                "later",
                "full",
                "predicted",
                "locked",
                "torn",
                "refused",
                "recorded",
                "taken")) {
            environment(compilation, plain, "", ROLES, "");
        }
        for (String held : List.of("stopped", "killed", "hung", "busy")) {
            environment(compilation, held, "", "web01 = [\"first\"]\napp01 = [\"slow\"]\napp02 = [\"last\"]\n", "");
        }
        environment(compilation, "openssh", "transport = \"openssh\"", ROLES, "");
        environment(compilation, "sudo", "service-user = \"shop\"", ROLES, "");
        environment(
                compilation, "away", "", "web01 = [\"first\"]\n\"app[01..02]\" = [\"last\"]\n", "ssh-port = 2222\n");
        environment(
                compilation,
                "here",
                "target-directory = \"" + directory.resolve("target") + "\"",
                ROLES,
                "connect = \"local\"\n");
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @Test
    void whereNothingHasChangedNoJavaStartsAndTheEventsAreTheSame() throws Exception {
        deploy("unchanged");

        Ended proven = run("unchanged", "--json");
        assertThat(started()).isEqualTo("");
        Ended full = run("unchanged", "--json", "--full");
        assertThat(started()).isEqualTo("web01 app01 app02");

        assertThat(events(proven)).isEqualTo(events(full)).anyMatch(event -> event.contains("component-unchanged"));
        assertThat(run("unchanged").err()).isEqualTo("unchanged: reaching 3 hosts\n");
        awaitNone("unchanged");
    }

    @Test
    void openSshProvesTheSame() throws Exception {
        deploy("openssh");

        Ended proven = run("openssh");

        assertThat(started()).isEqualTo("");
        assertThat(proven.out()).startsWith("openssh: 0 changed, 21 unchanged");
    }

    @Test
    void aServiceUserProvesTheSame() throws Exception {
        deploy("sudo");

        Ended proven = run("sudo");

        assertThat(started()).isEqualTo("");
        assertThat(proven.out()).startsWith("sudo: 0 changed, 21 unchanged");
    }

    @Test
    void whatWaitsForSomethingElseIsLookedAtToo() throws Exception {
        deploy("drifted");
        hosts.run(APP01, "sh", "-c", "echo other > /root/drifted/work/app/app.conf");

        Ended ended = run("drifted");

        assertThat(started()).isEqualTo("web01 app01");
        assertThat(ended.out()).contains("drifted: 1 changed, 20 unchanged");
        assertThat(hosts.read(APP01, "/root/drifted/work/app/app.conf")).isEqualTo("app\n");
        run("drifted");
        assertThat(started()).isEqualTo("");
    }

    @Test
    void whatComesBeforeIsNotLookedAt() throws Exception {
        deploy("later");
        hosts.run(WEB01, "rm", "/root/later/work/last/Last.conf");

        Ended ended = run("later", "--json");

        assertThat(started()).isEqualTo("web01");
        assertThat(ended.out()).contains("\"changed\":1,\"unchanged\":20,\"failed\":0,\"skipped\":0");
        assertThat(hosts.read(WEB01, "/root/later/work/last/Last.conf")).isEqualTo("1\n");
        run("later");
        assertThat(started()).isEqualTo("");
    }

    @Test
    void aPredictionProvesAndWritesNothingDown() throws Exception {
        deploy("predicted");
        String before = deployed(APP01, "predicted");

        Ended ended = run("predicted", "--predict", "--exit-code");

        assertThat(started()).isEqualTo("");
        assertThat(ended.code()).isZero();
        assertThat(deployed(APP01, "predicted")).isEqualTo(before);
    }

    @Test
    void aRunThatIsProvenIsWrittenDownAsAnyOther() throws Exception {
        deploy("recorded");
        String before = deployed(APP01, "recorded");
        hosts.run(APP01, "sh", "-c", "sed -i s/when=.*/when=then/ /root/recorded/.launchway/deployed");

        run("recorded");

        assertThat(started()).isEqualTo("");
        assertThat(deployed(APP01, "recorded").replaceAll("when=.*", "")).isEqualTo(before.replaceAll("when=.*", ""));
        assertThat(deployed(APP01, "recorded")).doesNotContain("when=then");
        assertThat(service.run("remote", "recorded", "--status").out())
                .startsWith("web01, app01, app02: recorded, plan ")
                .doesNotContain("incomplete");
    }

    @Test
    void whereARunDidNotEndNothingIsProven() throws Exception {
        deploy("torn");
        for (String file : List.of("lock", "journal", "commands")) {
            String state = "/root/torn/.launchway/" + file;
            hosts.run(APP02, "sh", "-c", "[ -d " + state + " ] || echo x > " + state);

            run("torn");

            assertThat(started()).as(file).isEqualTo("web01 app02");
        }
        run("torn");
        assertThat(started()).isEqualTo("");
    }

    @Test
    void aRunThatIsRefusedLeavesNothing() throws Exception {
        deploy("refused");
        String before = deployed(WEB01, "refused");
        hosts.run(APP01, "sh", "-c", "mv /root/refused /root/aside && touch /root/refused");
        try {
            Ended ended = service.run("remote", "refused");

            assertThat(ended.code()).isEqualTo(4);
            assertThat(started()).isEqualTo("");
            assertThat(deployed(WEB01, "refused")).isEqualTo(before);
            awaitNone("aside");
        } finally {
            hosts.run(APP01, "sh", "-c", "rm /root/refused && mv /root/aside /root/refused");
        }
    }

    @Test
    void aStartUpFileThatTakesTheQuestionIsToldOf() throws Exception {
        deploy("taken");
        hosts.run(APP01, "sh", "-c", "echo 'read -r line' > /root/.bashrc");
        try {
            Ended ended = service.run("remote", "taken");

            assertThat(ended.code()).isEqualTo(4);
            assertThat(ended.err()).contains("a start-up file of the login shell reads the standard input");
        } finally {
            hosts.run(APP01, "rm", "/root/.bashrc");
        }
    }

    @Test
    void hostsThatTakeNoPartAreNotAsked() throws Exception {
        run("away", "--skip-unreachable");
        started();

        assertThat(run("away", "--skip-unreachable").out()).contains("away: 0 changed, 6 unchanged");
        assertThat(run("away", "--limit", "app02").out()).startsWith("away: 0 changed, 3 unchanged");
        assertThat(service.run("remote", "away").code()).isEqualTo(4);
        assertThat(started()).isEqualTo("");
    }

    @Test
    void aHostThatIsThisMachineProvesTheSame() throws Exception {
        deploy("here");
        Path state = directory.resolve("target/.launchway");
        String java = Files.readString(state.resolve("java")).strip();
        Path trace = directory.resolve("java-started");
        Path program = directory.resolve("java");
        Files.writeString(program, "#!/bin/sh\necho started >> " + trace + "\nexec " + java + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(state.resolve("java"), program + "\n");

        assertThat(run("here").out()).contains("here: 0 changed, 21 unchanged");
        assertThat(trace).doesNotExist();
        run("here", "--full");
        assertThat(trace).exists();
    }

    @Test
    void anInterruptWhileAHostProvesEndsTheRun() throws Exception {
        deploy("stopped");
        Process run = atWork("stopped");

        run.destroy();

        assertThat(service.ended(run).code()).isEqualTo(130);
        release();
        awaitNone("stopped");
        run("stopped");
        assertThat(started()).isEqualTo("");
    }

    @Test
    void whatAHostProvesForAControllerThatIsGoneEnds() throws Exception {
        deploy("killed");
        Process run = atWork("killed");

        run.destroyForcibly().waitFor();

        awaitNone("killed");
        release();
        run("killed");
        assertThat(started()).isEqualTo("");
    }

    @Test
    void aQueryThatHangsIsLeftToTheAgent() throws Exception {
        deploy("hung");
        Process run = atWork("hung");

        service.waitFor(run, () -> !hosts.agent(APP01, "/root/hung").isEmpty());
        release();

        assertThat(service.ended(run).code()).isZero();
        assertThat(started()).isEqualTo("app01");
    }

    @Test
    void whereAnotherRunIsAtWorkTheAgentFindsItLocked() throws Exception {
        deploy("busy");
        Process first = atWork("busy", "--full");
        try {
            Ended second = service.run("remote", "busy");

            assertThat(second.code()).isEqualTo(5);
            assertThat(second.err()).contains("is locked by root on ");
        } finally {
            release();
        }
        assertThat(service.ended(first).code()).isZero();
        started();
        run("busy");
        assertThat(started()).isEqualTo("");
    }

    /** A run whose query does not end on app01. */
    private static Process atWork(String... arguments) throws Exception {
        hosts.run(APP01, "sh", "-c", "rm -f /tmp/held; touch /tmp/hold");
        List<String> all = new ArrayList<>(List.of("remote"));
        all.addAll(List.of(arguments));
        Process run = service.start(all.toArray(String[]::new));
        service.waitFor(run, () -> hosts.has(APP01, "/tmp/held"));
        return run;
    }

    private static void release() {
        hosts.run(APP01, "rm", "/tmp/hold");
    }

    private static void deploy(String environment) throws Exception {
        run(environment);
        started();
    }

    private static Ended run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("remote"));
        all.addAll(List.of(arguments));
        Ended ended = service.run(all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended;
    }

    /** The hosts on which Java has started since this was asked last. */
    private static String started() {
        return starts.next();
    }

    /** What was told, without times and without an order among hosts. */
    private static Set<String> events(Ended ended) {
        Set<String> events = new TreeSet<>();
        for (String line : ended.out().split("\n", -1)) {
            events.add(line.replaceAll("\"(seconds|verify|update|parts)\":[0-9.]+", "\"$1\":0"));
        }
        return events;
    }

    /** Nothing is left that works in a target directory. */
    private static void awaitNone(String environment) {
        for (int host = WEB01; host <= APP02; host++) {
            int number = host;
            waitFor("the end of all processes").until(() -> hosts.processesIn(number, "/root/" + environment)
                    .isEmpty());
        }
    }

    private static String deployed(int host, String environment) {
        return hosts.read(host, "/root/" + environment + "/.launchway/deployed");
    }

    private static void environment(
            Compilers.Run compilation, String name, String settings, String roles, String ofApp01) throws IOException {
        compilation.resource(
                "environments/" + name + ".toml",
                "[environment]\nssh-user = \"root\"\n"
                        + (settings.contains("target-directory") ? "" : "target-directory = \"~/" + name + "\"\n")
                        + settings + "\n[hosts]\n" + roles
                        + hosts.table("web01", WEB01) + hosts.table("app01", APP01) + ofApp01
                        + hosts.table("app02", APP02));
    }
}
