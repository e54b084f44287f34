package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import dev.launchway.remote.transport.Destination;
import dev.launchway.remote.transport.RemoteCommand;
import dev.launchway.remote.transport.Transport;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that each host of an environment is sent, byte for byte: nothing of others but what its own components take. */
class PrivacyTest {

    private static final String ENVIRONMENT = """
            [environment]
            ssh-user = "keeper-of-keys"
            data.region = "eu"
            [hosts]
            db = ["vault"]
            web = ["client"]
            mail = ["other"]
            [host.db]
            address = "192.0.2.77"
            data.rack = "rack-of-db"
            [host.mail]
            address = "192.0.2.78"
            [component.other]
            password = "password-of-mail"
            [component.vault]
            internal = "internal-of-db"
            """;

    @TempDir
    Path directory;

    private final Map<String, ByteArrayOutputStream> sent = new ConcurrentHashMap<>();

    @Test
    void aHostIsSentNothingOfOthersButWhatItTakes() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component
                        public class Vault {
                            @Attribute String internal;
                            @Provides("password") Secret password() { return Secret.of("password-of-db"); }
                            void configure(Configuration here) { Address.of("localhost", 1).listen(); }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        @Component
                        public class Client {
                            @Requires("password") Secret password;
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Other {
                            @Attribute String password;
                        }
                        """)
                .resource("environments/shop.toml", ENVIRONMENT)
                .compile();
        assertThat(compiled.errors()).isEmpty();
        List<RunEvent> events = new ArrayList<>();

        RunResult result = SimulatedRun.of(
                directory, compiled, "shop", events, new Listening(new SimulatedHosts(directory.resolve("hosts"))));

        assertThat(result.troubles()).as(events.toString()).isEmpty();
        assertThat(result.failed()).isZero();
        assertThat(sent("192.0.2.77"))
                .contains("internal-of-db", "localhost", "rack-of-db")
                .doesNotContain("mail", "web", "client", "Client", "192.0.2.", "keeper-of-keys");
        assertThat(sent("web"))
                .contains("password-of-db", "region")
                .doesNotContain(
                        "internal-of-db", "rack-of-db", "vault", "Vault", "mail", "localhost", "keeper-of-keys");
        assertThat(sent("192.0.2.78"))
                .contains("password-of-mail")
                .doesNotContain("password-of-db", "vault", "rack-of-db", "localhost", "web", "192.0.2.");
    }

    private String sent(String address) {
        return sent.get(address).toString(StandardCharsets.ISO_8859_1);
    }

    /** Writes down what is sent. */
    private final class Listening implements Transport {
        private final Transport hosts;

        Listening(Transport hosts) {
            this.hosts = hosts;
        }

        @Override
        public Connection connect(Destination destination) throws ConnectFailedException {
            Connection connection = hosts.connect(destination);
            return new Connection() {
                @Override
                public RemoteCommand start(String command) throws ConnectFailedException {
                    return new Tapped(
                            connection.start(command),
                            sent.computeIfAbsent(destination.host(), host -> new ByteArrayOutputStream()));
                }

                @Override
                public String user() {
                    return connection.user();
                }

                @Override
                public void close() {
                    connection.close();
                }
            };
        }
    }

    /** A command whose input is written down. */
    private record Tapped(RemoteCommand command, ByteArrayOutputStream copy) implements RemoteCommand {

        @Override
        public OutputStream input() {
            return new FilterOutputStream(command.input()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    copy.write(bytes, from, length);
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream output() {
            return command.output();
        }

        @Override
        public String errors(Duration most) {
            return command.errors(most);
        }

        @Override
        public OptionalInt await(Duration most) throws IOException {
            return command.await(most);
        }

        @Override
        public void close() {
            command.close();
        }
    }
}
