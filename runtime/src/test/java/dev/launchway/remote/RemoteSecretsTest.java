package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.cli.secrets.SecretsTree;
import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted secrets on their way to hosts: each reaches the host that needs it, in the file that it is meant for, and nothing else. */
class RemoteSecretsTest {

    private static final String PASSWORD = "canary-of-the-password-7431";
    private static final String TOKEN = "canary-of-the-token-9920";
    private static final String STORE = "canary-of-the-store-5518";

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.lang.management.ManagementFactory;
            """;

    private static final String DATABASE = HEAD + """
            @Component
            public class Database {
                @Attribute(required = true) Secret password;
                @SubComponent File file;
                void configure(Configuration here) { file = File.at("password").content(password.map("password=%s\\n")); }
            }
            """;

    private static final String WEB = HEAD + """
            @Component
            public class Web {
                @Attribute(required = true) Secret token;
                @Attribute(required = true) SecretFile store;
                @Attribute boolean fails;
                @SubComponent File file;
                void configure(Configuration here) { file = File.at("token").content(token); }
                void verify(Probe probe) {
                    probe.log("it is %s", token.reveal());
                    probe.check(probe.exists(probe.workdir().resolve("options")), "never written");
                }
                void update(Target target) {
                    if (fails) throw new IllegalStateException("it fails with " + token.reveal());
                    target.write(target.workdir().resolve("store"), store.reveal(), FileMode.of(0600));
                    target.write(target.workdir().resolve("options"),
                            String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
                }
            }
            """;

    private static final String ENVIRONMENT = """
            [environment]
            ssh-user = "root"
            [hosts]
            db = ["database"]
            web = ["web"]
            """;

    private static final String REFERENCES = """
            [component.web]
            store = { secret-file = "store.p12" }
            """;

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static SecretsTree tree;
    private static RemoteService service;

    @BeforeAll
    static void start() throws Exception {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        tree = new SecretsTree(Files.createDirectories(directory.resolve("secrets")), "shop", "failing");
        for (String environment : List.of("shop", "failing")) {
            tree.says("anna", "", "init", environment);
            tree.says("anna", PASSWORD, "set", environment, "component.database.password");
            tree.says("anna", TOKEN, "set", environment, "component.web.token");
            tree.says("anna", STORE, "set", environment, "files.store.p12");
        }
        tree.says("ben", "", "init");
        for (String environment : List.of("shop", "failing")) {
            Path beside = directory.resolve("service/classes/environments/" + environment + ".secrets");
            Files.createDirectories(beside);
            Files.copy(tree.environments.resolve(environment + ".secrets/store.p12"), beside.resolve("store.p12"));
        }
        String where = hosts.table("db", 1) + hosts.table("web", 2);
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(DATABASE)
                .source(WEB)
                .resource("environments/shop.toml", ENVIRONMENT + REFERENCES + where)
                .resource("environments/shop.secrets.toml", tree.text("shop.secrets.toml"))
                .resource("environments/failing.toml", ENVIRONMENT + REFERENCES + "fails = true\n" + where)
                .resource("environments/failing.secrets.toml", tree.text("failing.secrets.toml"));
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @BeforeEach
    void nothingIsDeployed() {
        for (int host = 1; host <= 2; host++) {
            hosts.run(host, "rm", "-rf", "/root/deployment");
        }
    }

    private static Ended as(String person, String... line) throws Exception {
        String[] all = Arrays.copyOf(line, line.length + 2);
        all[line.length] = "--identity";
        all[line.length + 1] = tree.identity(person).toString();
        return service.run(all);
    }

    /** The files of a host in which a text stands, where an agent, and what it starts, could have left any. */
    private static List<String> filesWith(int host, String text) {
        String found = hosts.output(
                host,
                "sh",
                "-c",
                "{ find /root/deployment /run /dev/shm /var/tmp /var/log -type f; find / /tmp /root -xdev -maxdepth 1 -type f; }"
                        + " 2> /dev/null | xargs -r grep -sl -- '" + text + "' || true");
        return found.lines().toList();
    }

    @Test
    void eachReachesTheFileThatItIsMeantForAndNoOther() throws Exception {
        for (String[] line : new String[][] {{"remote", "shop", "-v"}, {"remote", "shop", "--json"}}) {
            Ended ended = as("anna", line);

            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out() + ended.err()).contains("it is (secret)").doesNotContain("canary");
        }
        assertThat(filesWith(1, PASSWORD)).containsExactly("/root/deployment/work/database/password");
        assertThat(filesWith(1, TOKEN)).isEmpty();
        assertThat(filesWith(1, STORE)).isEmpty();
        assertThat(filesWith(2, TOKEN)).containsExactly("/root/deployment/work/web/token");
        assertThat(filesWith(2, STORE)).containsExactly("/root/deployment/work/web/store");
        assertThat(filesWith(2, PASSWORD)).isEmpty();
        assertThat(hosts.read(1, "/root/deployment/work/database/password")).isEqualTo("password=" + PASSWORD + "\n");
        for (int host = 1; host <= 2; host++) {
            assertThat(hosts.output(host, "stat", "-c", "%a", "/root/deployment/.launchway")
                            .strip())
                    .isEqualTo("700");
        }
        assertThat(hosts.output(1, "stat", "-c", "%a", "/root/deployment/work/database/password")
                        .strip())
                .isEqualTo("600");
    }

    @Test
    void theMemoryOfAnAgentIsWrittenToNoFile() throws Exception {
        assertThat(as("anna", "remote", "shop").code()).isZero();

        assertThat(hosts.read(2, "/root/deployment/work/web/options").split(" ", -1))
                .contains(
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=.launchway/hs_err.log");
    }

    @Test
    void aPredictionTellsNone() throws Exception {
        Ended ended = as("anna", "remote", "shop", "--predict", "-v");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out() + ended.err()).contains("would change").doesNotContain("canary");
        assertThat(filesWith(1, "canary")).isEmpty();
        assertThat(filesWith(2, "canary")).isEmpty();
    }

    @Test
    void aFailureTellsNone() throws Exception {
        Ended ended = as("anna", "remote", "failing", "-v");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).contains("it fails with (secret)").doesNotContain("canary");
        assertThat(filesWith(2, TOKEN)).containsExactly("/root/deployment/work/web/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote shop", "remote shop --predict", "remote shop --json"})
    void whoCannotReadThemChangesNothingAndTellsNoHost(String line) throws Exception {
        Ended ended = as("ben", line.split(" ", -1));

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.out() + ended.err())
                .contains("LW166", "the secrets of environment 'shop' cannot be read")
                .doesNotContain("reaching", "canary");
        for (int host = 1; host <= 2; host++) {
            assertThat(hosts.has(host, "/root/deployment")).isFalse();
        }
    }

    @Test
    void toLookAtHostsNoIdentityIsNeeded() throws Exception {
        assertThat(as("anna", "remote", "shop").code()).isZero();
        Ended ended = service.run("remote", "shop", "--status");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out() + ended.err()).doesNotContain("LW166");
    }
}
