package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.ControllerUser;
import dev.launchway.remote.transport.OpenSshTransport;
import dev.launchway.remote.transport.Passphrases;
import dev.launchway.remote.transport.SshConfiguration;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.LongLine;
import dev.launchway.testing.PassingConnection;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a run waits for an answer of a host that is far away, after it has logged in. */
class RoundTripsTest {

    private static final Duration ONE_WAY = Duration.ofMillis(200);

    /** Signs of life, which nobody waits for, look like round trips: what one run shows can be shown by any. */
    private static final int ATTEMPTS = 10;

    private static final int MOST = 4;

    /** Once more for what a host lacks, and while that comes, for its server to say that it takes more than two megabytes. */
    private static final int MOST_AT_FIRST = 5 + 5;

    @TempDir
    static Path directory;

    private static final Map<Integer, LongLine> LINES = new ConcurrentHashMap<>();

    private static Hosts hosts;
    private static Compilers.Result service;
    private static Bootstrap bootstrap;
    private static SshConfiguration configuration;
    private static String ssh;

    private int asked;
    private final Map<Integer, Integer> atLogin = new ConcurrentHashMap<>();
    private final AtomicInteger commands = new AtomicInteger();
    private final List<RunEvent> events = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        StringBuilder environment = new StringBuilder(
                "[environment]\nssh-user = \"root\"\n[hosts]\n\"app[01..02]\" = [\"app\", \"cron\"]\n");
        for (int number = 1; number <= 2; number++) {
            LongLine line = new LongLine(hosts.address(number));
            LINES.put(line.port(), line);
            environment.append("[host.app0%d]\naddress = \"127.0.0.1\"\nssh-port = %d\nhost-key = \"%s\"\n"
                    .formatted(number, line.port(), hosts.key(number)));
        }
        service = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        @Component
                        public class App {
                            @SubComponent File config;
                            void configure(Configuration here) { config = File.at("app.conf").content("app"); }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Cron {}
                        """)
                .resource("environments/far.toml", environment.toString())
                .compile();
        assertThat(service.errors()).isEmpty();
        bootstrap = new Bootstrap(RemoteService.classPath(service.classes()), directory.resolve("cache"));
        Path config = hosts.home().resolve(".ssh/config");
        Files.writeString(
                config,
                "Host *\n ConnectTimeout 120\n IdentitiesOnly yes\n IdentityFile "
                        + hosts.home().resolve(".ssh/id_ed25519") + "\n");
        Path program = directory.resolve("ssh");
        Files.writeString(program, "#!/bin/sh\nexec /usr/bin/ssh -F '" + config + "' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        ssh = program.toString();
        configuration = new SshConfiguration(new ControllerUser("root", hosts.home(), Optional.empty()), ssh);
    }

    @AfterAll
    static void stop() throws IOException {
        for (LongLine line : LINES.values()) {
            line.close();
        }
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"sshj, true", "sshj, false", "openssh, true", "openssh, false"})
    void aRunThatChangesNothingWaitsFourTimes(String transport, boolean full) throws Exception {
        LINES.values().forEach(line -> line.delay(Duration.ZERO));
        assertThat(run(transport, full).failed()).isZero();

        int most = Integer.MAX_VALUE;
        for (int attempt = 1; attempt <= ATTEMPTS && most > MOST; attempt++) {
            Duration delay =
                    ONE_WAY.multipliedBy(attempt); // so that at last no machine is too slow for what is said at once
            LINES.values().forEach(line -> line.delay(delay));
            RunResult result = run(transport, full);
            assertThat(result.troubles()).as("of %s", events).isEmpty();
            assertThat(result.failed() + result.lost() + result.changed()).isZero();
            most = Math.min(most, longest());
        }
        assertThat(most).isPositive().isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sshj", "openssh"})
    void aHostThatHasNothingOfOursIsSentAllAtOnceByTheCommandThatStartsTheAgent(String transport) throws Exception {
        int most = Integer.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && most > MOST_AT_FIRST; attempt++) {
            for (int number = 1; number <= LINES.size(); number++) {
                hosts.run(number, "rm", "-rf", "/root/deployment");
            }
            LINES.values().forEach(line -> line.delay(ONE_WAY));
            commands.set(0);
            RunResult result = run(transport, false);
            LINES.values().forEach(line -> line.delay(Duration.ZERO));
            assertThat(result.troubles()).as("of %s", events).isEmpty();
            assertThat(result.changed()).isPositive();
            assertThat(commands).hasValue(LINES.size());
            most = Math.min(most, longest());
        }
        assertThat(most).isPositive().isLessThanOrEqualTo(MOST_AT_FIRST);
    }

    private int longest() {
        int longest = 0;
        for (Map.Entry<Integer, LongLine> line : LINES.entrySet()) {
            longest = Math.max(longest, line.getValue().trips() - atLogin.get(line.getKey()));
        }
        return longest;
    }

    @Test
    void whereNothingChangesNobodyIsAskedWhetherToDeploy() throws Exception {
        LINES.values().forEach(line -> line.delay(Duration.ZERO));
        assertThat(run("sshj", true).failed()).isZero();
        int before = asked;

        assertThat(run("sshj", false).unchanged()).isPositive();
        assertThat(asked).isEqualTo(before);

        assertThat(run("sshj", true).unchanged()).isPositive();
        assertThat(asked).isEqualTo(before + 1);
    }

    private Connection counted(Connection connection) {
        return new PassingConnection(connection, command -> {
            commands.incrementAndGet();
            return connection.start(command);
        });
    }

    private RunResult run(String kind, boolean full) throws Exception {
        Transport transport = kind.equals("sshj")
                ? new SshjTransport(configuration, Passphrases.NONE)
                : new OpenSshTransport(configuration, ssh, hosts.home());
        Transport counted = (destination, progress) -> {
            Connection connection = transport.connect(destination, progress);
            int port = destination.port().orElseThrow();
            atLogin.put(port, LINES.get(port).trips());
            return counted(connection);
        };
        events.clear();
        return SimulatedRun.of(
                directory,
                service,
                "far",
                events,
                counted,
                SimulatedRun.settings(SimulatedRun.PATIENCE, 0, full),
                bootstrap,
                plan -> plan,
                hosts -> {
                    asked++;
                    return true;
                });
    }
}
