package dev.launchway.remote;

import static dev.launchway.testing.Canaries.canary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.HostReached;
import dev.launchway.engine.event.RunEvent.Message;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.SecretReference;
import dev.launchway.plan.SecretValue;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.sshj.SshjTransport;
import dev.launchway.remote.transport.ControllerUser;
import dev.launchway.remote.transport.Passphrases;
import dev.launchway.remote.transport.SshConfiguration;
import dev.launchway.testing.Canaries;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.RecordingTransport;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at all that reaches real hosts, sent or stored, packed or not: each secret and each file of a definition directory holds a
 * text of its own, and may be found on the hosts alone whose components use it.
 */
class NeedToKnowTest {

    private static final int DB = 1;
    private static final int WEB = 2;
    private static final int MAIL = 3;

    private static final String[] COMPONENTS = {"""
        package com.example.shop;
        import dev.launchway.annotation.*;
        import dev.launchway.api.*;
        import dev.launchway.library.file.File;
        @Component
        public class Postgres {
            @Attribute Secret password;
            @Attribute Secret internal;
            @SubComponent @Template("postgres.conf") File config;
            @Provides("db:password") Secret login() { return password; }
        }
        """, """
        package com.example.shop;
        import dev.launchway.annotation.*;
        import dev.launchway.api.*;
        import dev.launchway.library.file.*;
        import java.util.List;
        @Component
        public class Web {
            @Attribute Secret session;
            @Requires("db:password") Secret login;
            @SubComponent @Template("web.conf") File config;
            @SubComponent Directory htdocs;
            @SubComponent List<File> sites;
            void configure(Configuration here) {
                htdocs = Directory.at("htdocs").source("htdocs").exclude("*.bak");
                sites = here.files("vhosts").stream()
                        .filter(name -> name.startsWith(here.host().name()))
                        .map(name -> File.at("site-" + name).source("vhosts/" + name))
                        .toList();
            }
        }
        """, """
        package com.example.shop;
        import dev.launchway.annotation.*;
        import dev.launchway.api.*;
        import dev.launchway.library.file.File;
        @Component
        public class Mail {
            @Attribute Secret relay;
            @SubComponent File jar;
            Configuration here;
            void configure(Configuration here) {
                this.here = here;
                jar = File.at("mail.jar").source("mail.jar").binary();
                if (here.environment().name().equals("staging")) {
                    here.resource("staging.txt");
                }
            }
            void verify(Probe probe) {
                probe.check(probe.exists(here.map("late.txt")), "it is not there");
            }
            void update(Target target) {
                if (!here.hasFile("late/a.txt") || here.hasFile("late/b.txt")) {
                    throw new IllegalStateException("the wrong files");
                }
                target.write(here.map("late.txt"), here.resource("late/" + here.files("late").get(0)));
                target.write(here.map("big.txt"), here.resource("late/big.bin"));
            }
        }
        """, """
        package com.example.shop;
        import dev.launchway.annotation.*;
        import dev.launchway.api.*;
        @Component
        public class Vault {
            @Attribute Secret key;
            @Provides("vault:key") Secret provided() { return key; }
            void configure(Configuration here) { here.resource("vault.txt"); }
        }
        """, """
        package com.example.shop;
        import dev.launchway.annotation.*;
        import dev.launchway.api.*;
        @Component
        public class Backup {
            @Requires(value = "vault:key", from = Scope.SAME_HOST) Secret key;
        }
        """};

    @TempDir
    Path directory;

    private final Map<Integer, Canaries> received = new HashMap<>();
    private Hosts hosts;
    private RecordingTransport transport;
    private Compilers.Result service;

    @BeforeEach
    void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
        Path config = hosts.home().resolve(".ssh/config");
        Files.writeString(
                config,
                "Host *\n ConnectTimeout 120\n IdentitiesOnly yes\n IdentityFile "
                        + hosts.home().resolve(".ssh/id_ed25519") + "\n");
        SshConfiguration ssh =
                new SshConfiguration(new ControllerUser("root", hosts.home(), Optional.empty()), "/usr/bin/ssh");
        transport = new RecordingTransport(new SshjTransport(ssh, Passphrases.NONE));
        service = compiled();
    }

    @AfterEach
    void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private Compilers.Result compiled() throws IOException {
        Compilers.Run run = Compilers.JAVAC.in(directory.resolve("service"));
        for (String component : COMPONENTS) {
            run = run.source(component);
        }
        for (String file : List.of(
                "part.conf",
                "unused.conf",
                "staging.txt",
                "vault.txt",
                "htdocs/index.html",
                "htdocs/old.bak",
                "vhosts/web.conf",
                "vhosts/mail.conf",
                "late/a.txt")) {
            run = run.resource("com/example/shop/" + file, canary("file." + file.replaceAll("[^a-z]", ".")) + "\n");
        }
        run = run.resource(
                        "com/example/shop/postgres.conf",
                        canary("file.postgres") + " {{ component.password }} {{ component.internal }}\n")
                .resource(
                        "com/example/shop/web.conf",
                        canary("file.web") + " {{ component.login }}\n{% include \"part.conf\" %}\n")
                .resource("com/example/shop/mail.jar", canary("file.mail.jar") + noise(100_000))
                .resource("com/example/shop/late/big.bin", canary("file.big") + noise(3_000_000))
                .resource("com/example/words.txt", canary("file.words"))
                .resource("environments/dev.identity", canary("file.identity"))
                .resource("environments/staging.toml", """
                        # %s
                        [environment]
                        secrets.environment = "SHOP_"
                        [hosts]
                        "mail[1..2]" = ["mail"]
                        """.formatted(canary("file.staging.toml")))
                .resource("environments/shop.toml", """
                        # %s
                        [environment]
                        ssh-user = "root"
                        secrets.environment = "SHOP_"
                        [hosts]
                        db = ["postgres", "backup", "!vault"]
                        web = ["web"]
                        mail = ["mail", "!web"]
                        %s%s%s
                        """.formatted(
                                canary("file.shop.toml"),
                                hosts.table("db", DB),
                                hosts.table("web", WEB),
                                hosts.table("mail", MAIL)));
        Compilers.Result result = run.compile();
        assertThat(result.errors()).isEmpty();
        return result;
    }

    /** What no packing makes smaller. */
    private static String noise(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void eachHostReceivesWhatItsComponentsUseAndNothingElse() throws Exception {
        List<RunEvent> events = run();

        for (int host : List.of(DB, WEB, MAIL)) {
            received.put(host, new Canaries());
            transport.sent(hosts.address(host)).forEach(received.get(host)::search);
            assertThat(received.get(host).found()).as("sent to host " + host).isEqualTo(needed(host));
            received.get(host).search(hosts.written(host));
            assertThat(received.get(host).found()).as("stored on host " + host).isEqualTo(needed(host));
        }
        assertThat(hosts.read(MAIL, "/root/deployment/work/mail/late.txt")).startsWith(canary("file.late.a.txt"));
        assertThat(hosts.output(MAIL, "wc", "-c", "/root/deployment/work/mail/big.txt"))
                .startsWith((canary("file.big") + noise(3_000_000)).length() + " ");
        assertThat(events.stream().filter(Message.class::isInstance).map(event -> ((Message) event).text()))
                .anyMatch(text -> text.startsWith("got the file 'late/a.txt' of a definition directory late"));
    }

    private static Set<String> needed(int host) {
        return switch (host) {
            case DB ->
                Set.of(
                        "postgres.password",
                        "postgres.internal",
                        "vault.key",
                        "file.postgres",
                        "file.vault.txt",
                        "file.words");
            case WEB ->
                Set.of(
                        "postgres.password",
                        "web.session",
                        "file.web",
                        "file.part.conf",
                        "file.htdocs.index.html",
                        "file.vhosts.web.conf",
                        "file.words");
            default -> Set.of("mail.relay", "file.mail.jar", "file.late.a.txt", "file.big", "file.words");
        };
    }

    @Test
    void whatIsThereIsNotSentAgainAndAChangedFileGoesWhereItIsUsed() throws Exception {
        run();
        assertThat(sent(run())).containsExactlyInAnyOrderEntriesOf(Map.of("db", 0L, "web", 0L, "mail", 0L));

        Files.writeString(service.classes().resolve("com/example/shop/postgres.conf"), "another\n");
        Map<String, Long> sent = sent(run());

        assertThat(sent).containsEntry("web", 0L).containsEntry("mail", 0L);
        assertThat(sent.get("db")).isBetween(1L, 10_000L);
        assertThat(hosts.read(DB, "/root/deployment/work/postgres/postgres.conf"))
                .isEqualTo("another\n");
    }

    private static Map<String, Long> sent(List<RunEvent> events) {
        Map<String, Long> sent = new HashMap<>();
        for (RunEvent event : events) {
            if (event instanceof HostReached reached) {
                sent.put(reached.host(), reached.sent());
            }
        }
        return sent;
    }

    private List<RunEvent> run() throws Exception {
        List<RunEvent> events = new ArrayList<>();
        RunResult result = SimulatedRun.of(
                directory,
                service,
                "shop",
                events,
                transport,
                SimulatedRun.settings(SimulatedRun.PATIENCE, 0),
                new Bootstrap(RemoteService.classPath(service.classes()), directory.resolve("cache")),
                NeedToKnowTest::withCanaries);
        assertThat(result.troubles()).as(events.toString()).isEmpty();
        assertThat(result.failed() + result.lost()).as(events.toString()).isZero();
        return events;
    }

    private static EnvironmentPlan withCanaries(EnvironmentPlan plan) {
        Map<SecretReference, SecretValue> values = new HashMap<>();
        for (SecretReference secret : plan.secrets()) {
            values.put(
                    secret, new SecretValue(secret.name(), canary(secret.name()).getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(values).hasSize(5);
        return plan.withSecrets(values);
    }
}
