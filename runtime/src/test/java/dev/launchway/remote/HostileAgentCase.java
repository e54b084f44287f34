package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.FromAgent.AskContent;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.EventReport;
import dev.launchway.agent.protocol.FromAgent.Ready;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Begin;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.Requester;
import dev.launchway.api.ControllerFile;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Fingerprint;
import dev.launchway.engine.expand.InstalledPlan;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.ServicePlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.report.JsonReport;
import dev.launchway.report.Style;
import dev.launchway.report.TextReport;
import dev.launchway.testing.HostileHosts;
import dev.launchway.testing.HostileHosts.Behaviour;
import dev.launchway.testing.HostileHosts.Host;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A controller, and hosts whose agents say what a test has them say. */
abstract class HostileAgentCase {

    static final ControllerFile GREETING = new ControllerFile("com.example.shop.App", "greeting");
    static final String ESCAPES = "\u001b[2J\u001b]0;owned\u0007\u009b31m\u202emoc";
    static final int MEBIBYTE = 1 << 20;

    /** Long enough for honest hosts on a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    static final Duration MOST_SILENCE = Duration.ofSeconds(12);

    @TempDir
    static Path shared;

    static URLClassLoader loader;
    static ServicePlan plan;
    static Bootstrap bootstrap;
    static ClassLoader before;

    @TempDir
    Path directory;

    final ByteArrayOutputStream text = new ByteArrayOutputStream();

    String text() {
        return text.toString(StandardCharsets.UTF_8);
    }

    final ByteArrayOutputStream json = new ByteArrayOutputStream();
    volatile Map<Integer, String> fingerprints = Map.of();

    @BeforeAll
    static void compile() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(shared.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class App {
                            @SubComponent File config;
                            @Provides("app") String name(Host host) { return host.name(); }
                            void configure(Configuration here) {
                                config = File.at("app.conf").content(here.host().name());
                                here.fromController("greeting", (controller, to) -> to.write(1));
                            }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import java.util.List;
                        @Component
                        public class Front {
                            @Requires("app") List<String> apps;
                        }
                        """)
                .resource(
                        "environments/shop.toml",
                        "[environment]\n[hosts]\nevil = [\"app\"]\nhonest = [\"app\"]\nweb = [\"front\"]\n")
                .compile();
        assertThat(compiled.errors()).isEmpty();
        before = Thread.currentThread().getContextClassLoader();
        loader = new URLClassLoader(new URL[] {compiled.classes().toUri().toURL()}, before);
        plan = InstalledPlan.find(loader);
        bootstrap = new Bootstrap(List.of(compiled.classes()), shared.resolve("cache"));
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    static void found(AgentSide agent) throws IOException {
        start(agent);
        agent.send(new AskContent(GREETING));
        for (ToAgent message = agent.receive(); !(message instanceof ContentFound); message = agent.receive()) {
            assertThat(message).isNotNull();
        }
    }

    static void start(AgentSide agent) throws IOException {
        agent.send(new EventReport(new RootStarted("evil", "app")));
    }

    static void end(AgentSide agent) throws IOException {
        ToAgent message = agent.receive();
        while (message != null && !(message instanceof End)) {
            message = agent.receive();
        }
        agent.send(new Ended());
    }

    static AgentSide agent(Host host) {
        return new AgentSide(new Frames(host.in(), host.out()));
    }

    /** Plays an honest agent up to the first root component. */
    AgentSide ready(Host host) throws IOException {
        host.hello();
        AgentSide agent = agent(host);
        assertThat(agent.receive()).isInstanceOf(Begin.class);
        agent.send(new Ready(fingerprints));
        assertThat(agent.receive()).isEqualTo(new Deploy(0));
        return agent;
    }

    static byte[] garbage() {
        byte[] garbage = new byte[5000];
        new Random(7).nextBytes(garbage);
        Arrays.fill(garbage, 0, 5, (byte) 1);
        return garbage;
    }

    static void frame(Host host, int length) throws IOException {
        new DataOutputStream(host.out()).writeInt(length);
    }

    RunResult run(Behaviour behaviour) throws Exception {
        return run(behaviour, event -> {});
    }

    RunResult run(Behaviour behaviour, EventSink witness) throws Exception {
        PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
        TextReport report =
                new TextReport(new dev.launchway.report.Output(out, Style.PLAIN, out, Style.PLAIN, false), false);
        JsonReport data = new JsonReport(new PrintStream(json, true, StandardCharsets.UTF_8), true);
        EventSink sink = event -> {
            witness.accept(event);
            report.accept(event);
            data.accept(event);
        };
        sink.accept(new RunEvent.RunStarted("shop", List.of("evil", "honest", "web"), Mode.DEPLOY));
        Thread.currentThread().setContextClassLoader(loader);
        try {
            return new RemoteRun(
                            plan,
                            plan.environment("shop"),
                            new RemoteSettings(
                                    Mode.DEPLOY,
                                    List.of(),
                                    64,
                                    false,
                                    PATIENCE,
                                    MOST_SILENCE,
                                    0,
                                    () -> false,
                                    new Requester("", "", "", ""),
                                    "",
                                    false,
                                    System.nanoTime()),
                            new RemoteRun.Controller(
                                    "simulated",
                                    directory,
                                    Optional.empty(),
                                    kind -> new HostileHosts(directory.resolve("hosts"), "evil", behaviour),
                                    bootstrap,
                                    shared.resolve("cache"),
                                    hosts -> true,
                                    this::remember),
                            sink)
                    .run();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            SimulatedHosts.awaitAgents(directory);
        }
    }

    void remember(ExpandedEnvironment model) {
        Map<Integer, String> known = new LinkedHashMap<>();
        for (ExpandedRoot root : model.roots()) {
            if (root.plan().host().name().equals("evil")) {
                known.put(known.size(), Fingerprint.of(root));
            }
        }
        fingerprints = known;
    }

    void expectHarmless() throws IOException {
        for (String shown : List.of(text(), json.toString(StandardCharsets.UTF_8))) {
            assertThat(shown.chars().filter(c -> (c != '\n' && c != '\t' && Character.isISOControl(c)) || c == 0x202e))
                    .as(shown)
                    .isEmpty();
        }
        assertThat(text()).doesNotContain("Exception").doesNotContain("trace").doesNotContain("fault of Launchway");
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString())).isSubsetOf(Set.of("hosts"));
        }
        assertThat(Trouble.values()).isNotEmpty();
    }

    /** What is said instead of an answer to the first script. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum FirstWords {
        GARBAGE("runs no command", host -> host.out().write(garbage())),
        NOTHING("runs no command", host -> {}),
        SILENCE("does not answer within 10 s", Host::silence),
        A_LINE_WITHOUT_END("a line of more than", host -> {
            host.say(host.mark() + "\n");
            while (true) {
                host.say("x".repeat(1000));
            }
        }),
        NOISE_WITHOUT_END(
                "the host",
                host -> { // too much of it, or for too long
                    while (true) {
                        host.say("welcome\n".repeat(1000));
                    }
                }),
        FACTS_WITHOUT_END("more than 1000 lines", host -> {
            host.say(host.mark() + "\n");
            while (true) {
                host.say("missing=0\n");
            }
        }),
        FACTS_AND_SILENCE("does not answer within 10 s", host -> {
            host.say(host.mark() + "\nhome=/root\nmissing=");
            host.silence();
        }),
        A_PLACE_THAT_IS_NONE(
                "no absolute path", host -> host.say(host.mark() + "\nhome=/root\nbase=../../etc\nuser=x\nready\n")),
        A_PLACE_THAT_NOBODY_CAN_WRITE(
                "no absolute path", host -> host.say(host.mark() + "\nhome=/r\0t\nbase=/x\nuser=x\nready\n")),
        A_REASON_WITH_ESCAPES("cannot", host -> host.say(host.mark() + "\nunfit=cannot " + ESCAPES + "\nend\n"));

        private final String expected;
        private final Behaviour behaviour;

        FirstWords(String expected, Behaviour behaviour) {
            this.expected = expected;
            this.behaviour = behaviour;
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(FirstWords.class)
    void nothingBegins(FirstWords words) throws Exception {
        RunResult result = run(words.behaviour);

        assertThat(result.troubles()).hasSize(1);
        assertThat(text()).contains(words.expected).contains("evil");
        assertThat(directory.resolve("hosts/honest/work")).doesNotExist();
        expectHarmless();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @EnumSource(FirstWords.class)
    void whatTheOthersLackIsToldBesides(FirstWords words) throws Exception {
        Path honest = Files.createDirectories(directory.resolve("hosts/honest"));
        Files.writeString(honest.resolve(".launchway"), "a file in the way");

        RunResult result = run(words.behaviour);

        assertThat(result.troubles()).contains(Trouble.UNFIT);
        assertThat(text())
                .contains(words.expected)
                .contains("on evil")
                .contains(".launchway")
                .contains("on honest")
                .contains("shop: 2 problems, nothing was changed");
        assertThat(directory.resolve("hosts/web/work")).doesNotExist();
    }

    /** What an agent says instead of being ready. */
    @SuppressWarnings("ImmutableEnumChecker") // what hosts do is made of constants
    enum BeforeReady {
        GARBAGE("the agent makes no sense", (host, agent) -> host.out().write(garbage())),
        A_FRAME_THAT_IS_TOO_LONG("a frame of 8388609 bytes", (host, agent) -> frame(host, 8 * MEBIBYTE + 1)),
        A_LENGTH_THAT_NOBODY_MEANS("a frame of 4294967295 bytes", (host, agent) -> frame(host, -1)),
        HALF_A_FRAME_AND_SILENCE("the agent does not answer", (host, agent) -> {
            frame(host, 1000);
            host.out().write(new byte[500]);
            host.out().flush();
            host.silence();
        }),
        A_WORD_FOR_LATER("out of turn", (host, agent) -> agent.send(new RootEnded(0, Outcome.CHANGED, 1, 0))),
        AN_EVENT("out of turn", (host, agent) -> agent.send(new EventReport(new Message("evil", "", "hello")))),
        QUESTIONS_WITHOUT_END("out of turn", (host, agent) -> {
            while (true) {
                agent.send(new AskHosts());
            }
        }),
        A_FILE_OF_ANOTHER_COMPONENT(
                "out of turn", (host, agent) -> agent.send(new AskFile("com.example.shop.Front", "front.conf"))),
        A_FILE_OF_NO_COMPONENT(
                "out of turn", (host, agent) -> agent.send(new AskFile("dev.launchway.cli.Main", "version.txt"))),
        A_FILE_OF_THE_CONTROLLER(
                "out of turn",
                (host, agent) -> agent.send(new AskFile("com.example.shop.App", "../../../environments/shop.toml"))),
        NAMES_OF_THE_CONTROLLER(
                "out of turn", (host, agent) -> agent.send(new AskFileNames("com.example.shop.App", "../.."))),
        A_FILE_TWICE("out of turn", (host, agent) -> {
            agent.send(new AskFile("com.example.shop.App", "app.conf"));
            agent.send(new AskFile("com.example.shop.App", "app.conf"));
        }),
        ANOTHER_FINGERPRINT(
                "gives something else on the host",
                (host, agent) -> agent.send(new Ready(Map.of(0, "0000", 1, "1111", 77, "2222")))),
        A_REFUSAL_WITH_ESCAPES(
                "is locked",
                (host, agent) ->
                        agent.send(new Refused(Refusal.LOCKED, "is locked" + ESCAPES, List.of(ESCAPES, "::error::x")))),
        AN_END("the agent ended", (host, agent) -> {});

        private final String expected;
        private final Part part;

        BeforeReady(String expected, Part part) {
            this.expected = expected;
            this.part = part;
        }
    }

    /** Plays an agent. */
    interface Part {
        void play(Host host, AgentSide agent) throws Exception;
    }
}
