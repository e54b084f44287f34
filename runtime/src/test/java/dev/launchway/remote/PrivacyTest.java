package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.RecordingTransport;
import dev.launchway.testing.SimulatedHosts;
import dev.launchway.testing.compiler.Compilers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    private RecordingTransport transport;

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

        transport = new RecordingTransport(new SimulatedHosts(directory.resolve("hosts")));

        RunResult result = SimulatedRun.of(directory, compiled, "shop", events, transport);

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
        StringBuilder all = new StringBuilder();
        transport.sent(address).forEach(bytes -> all.append(new String(bytes, StandardCharsets.ISO_8859_1)));
        return all.toString();
    }
}
