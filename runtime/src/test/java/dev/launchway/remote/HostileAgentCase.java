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

    /** Long enough for honest hosts on a machine that has much else to do, where nobody waits for it. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration FURTHER_SILENCE = Duration.ofSeconds(3);

    @TempDir
    static Path shared;

    static URLClassLoader loader;
    static ServicePlan plan;
    static Bootstrap bootstrap;
    static ClassLoader before;

    @TempDir
    Path directory;

    private Duration patience = LONG;

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

    /** A host of which nothing more is to be heard is waited for no longer than it has to be. */
    void prepareFor(Enum<?> behaviour) {
        boolean endless =
                behaviour.name().contains("SILENCE") || behaviour.name().contains("WITHOUT_END");
        patience = endless ? SOON : LONG;
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
                                    false,
                                    patience,
                                    patience.plus(FURTHER_SILENCE),
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

    /** Plays an agent. */
    interface Part {
        void play(Host host, AgentSide agent) throws Exception;
    }
}
