package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What environments say about the way to a host: each value at each key, for the compiler, for the controller, and for OpenSSH. */
class ReachSettingsTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @SubComponent File config;
                void configure(Configuration here) { config = File.at("app.conf").content("x"); }
            }
            """;

    private static final List<String> KEYS =
            List.of("target-directory", "service-user", "ssh-user", "address", "host-key", "host-domain");

    private static final List<String> OF_HOST = List.of("service-user", "ssh-user", "address", "host-key");

    /** Made of what means something to a shell, to ssh, to sudo, to a path, or to none of them. */
    private static final List<String> VALUES = List.of(
            "~",
            "~/",
            "~/deployment",
            "~/with blank",
            "~/it's",
            "~/-x",
            "~/grün",
            "~/a/../b",
            "~/..",
            "~root",
            "~root/x",
            "/",
            "//",
            "/.",
            "/srv/shop",
            "/srv//shop/",
            "/srv/../etc",
            "/srv/..shop",
            "/srv/a\nb",
            "/srv/a\0b",
            "/srv/\u001b[31m",
            "deployment",
            "./deployment",
            "../deployment",
            "-deployment",
            "{{ host.name }}",
            "/srv/{{ host.name }}",
            "",
            " ",
            "shop",
            "Shop_1.x-y",
            "-shop",
            "-oProxyCommand=x",
            "shop user",
            "3proxy",
            "1000",
            "#1000",
            "root@db01",
            "root;reboot",
            "$(reboot)",
            "`reboot`",
            "a\\",
            "DOMAIN\\user",
            "a\tb",
            "a\u00a0b",
            "a".repeat(32),
            "a".repeat(33),
            "a".repeat(64),
            "müller",
            "db01",
            "db01.example.com",
            ".example.com",
            "db01..example.com",
            "db_01",
            "db01-",
            "db01:22",
            "db[01..02]",
            "192.0.2.10",
            "192.0.2.256",
            "192.0.2",
            "192.0.2.010",
            "2001:db8::10",
            "[2001:db8::10]",
            "[2001:db8::10]:22",
            "2001:db8:::10",
            "fe80::1%eth0",
            "fe80::1%eth 0",
            "ssh://db01",
            "db01/x");

    @TempDir
    static Path shared;

    private static List<String> keys;
    private static List<String> values;
    private static Map<String, List<String>> refused;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        keys = hostKeys();
        values = new ArrayList<>(VALUES);
        values.addAll(keys);
        Compilers.Run run = Compilers.JAVAC
                .in(shared.resolve("refused"))
                .source(APP)
                .option("-Xmaxerrs")
                .option("10000");
        for (String key : KEYS) {
            for (int i = 0; i < values.size(); i++) {
                run.resource("environments/" + key + "-" + i + ".toml", environment(key, values.get(i), false));
                if (OF_HOST.contains(key)) {
                    run.resource("environments/host-" + key + "-" + i + ".toml", environment(key, values.get(i), true));
                }
            }
        }
        refused = run.compile().errors().stream()
                .collect(Collectors.groupingBy(
                        error -> error.substring("environments/".length(), error.indexOf(".toml:")),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static String environment(String key, String value, boolean ofHost) {
        String line = key + " = \"" + quoted(value) + "\"\n";
        boolean general = !ofHost && !key.equals("address") && !key.equals("host-key");
        return "[environment]\njobs = 2\n" + (general ? line : "")
                + "[hosts]\nhere = [\"app\"]\n"
                + (general ? "" : "[host.here]\n" + line);
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder();
        value.chars()
                .forEach(c -> text.append(c < 32 || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c));
        return text.toString();
    }

    /** Keys as ssh-keygen makes them, and the same with one thing wrong. */
    private static List<String> hostKeys() throws IOException, InterruptedException {
        List<String> keys = new ArrayList<>();
        for (String kind : List.of("ed25519 256", "rsa 2048", "ecdsa 256", "ecdsa 384", "ecdsa 521")) {
            Path file = shared.resolve(kind.replace(' ', '-'));
            String[] words = kind.split(" ", -1);
            run("ssh-keygen", "-q", "-N", "", "-C", "", "-t", words[0], "-b", words[1], "-f", file.toString());
            String key = Files.readString(Path.of(file + ".pub")).strip();
            String type = key.substring(0, key.indexOf(' '));
            String blob = key.substring(key.indexOf(' ') + 1);
            byte[] bytes = Base64.getDecoder().decode(blob);
            keys.addAll(List.of(
                    key,
                    key + " root@db01",
                    type,
                    blob,
                    type + " " + blob.substring(0, blob.length() - 4),
                    type + " " + Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 1)),
                    type + " " + blob.substring(0, 8) + "!" + blob.substring(9),
                    type + "x " + blob,
                    key + "\ndb02 " + key));
        }
        String ed25519 = keys.get(0);
        keys.add("ssh-rsa " + ed25519.substring(ed25519.indexOf(' ') + 1));
        keys.add("ecdsa-sha2-nistp256 " + ed25519.substring(ed25519.indexOf(' ') + 1));
        keys.add("db01 " + ed25519);
        keys.add("SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDPQzkDe1OWKD2tXPI");
        return keys;
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static boolean accepts(String key, String value) {
        TestEnvironment builder = new TestEnvironment("test");
        String fqdn = key.equals("host-domain") ? "here." + value : "here.example.com";
        if (!key.equals("host-domain")) {
            builder.setting(key, value);
        }
        builder.host("here", fqdn, null, false, "", "environments/test.toml:1:1");
        EnvironmentPlan plan = builder.build();
        HostAccess access = new HostAccess(plan, plan.hostPlans().get(0));
        try {
            access.destination();
            access.place("nobody");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static List<String> settings() {
        return KEYS;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theCompilerRefusesWhatTheControllerWouldNotTake(String key) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            boolean accepted = accepts(key, value.strip());
            List<String> errors = refused.getOrDefault(key + "-" + i, List.of());

            assertThat(errors.isEmpty())
                    .as(key + " = '" + value + "' " + errors)
                    .isEqualTo(accepted);
            if (!accepted) {
                int line = key.equals("address") || key.equals("host-key") ? 6 : 3;
                assertThat(errors)
                        .singleElement()
                        .asString()
                        .matches("(?s)environments/" + key + "-" + i + "\\.toml:" + line + ":1: \\[LW304] '" + key
                                + "' takes .*, not '.*\\n    help: .*");
            }
            if (OF_HOST.contains(key)) {
                assertThat(refused.containsKey("host-" + key + "-" + i)).isEqualTo(!accepted);
            }
        }
    }

    @Test
    void acceptsAndRefusesSomeOfEachKey() {
        for (String key : KEYS) {
            assertThat(values.stream().filter(value -> accepts(key, value)).count())
                    .as(key)
                    .isBetween(4L, values.size() - 4L);
        }
        assertThat(accepts("target-directory", "/srv/..shop")).isTrue();
        assertThat(accepts("service-user", "3proxy")).isTrue();
        assertThat(accepts("ssh-user", "DOMAIN\\user")).isTrue();
        assertThat(accepts("address", "fe80::1%eth0")).isTrue();
    }

    @Test
    void hostKeysAreThoseThatSshKeygenReads() throws IOException, InterruptedException {
        for (String value : keys) {
            Path file = Files.writeString(shared.resolve("candidate"), value + "\n");
            boolean oneLine = value.indexOf('\n') < 0 && !value.startsWith("db01 ");
            boolean read = oneLine && run("ssh-keygen", "-l", "-f", file.toString()) == 0;

            assertThat(accepts("host-key", value)).as(value).isEqualTo(read);
        }
    }

    @Test
    void sshTakesForAHostAndAUserWhatWeTake() throws IOException, InterruptedException {
        for (String value : values) {
            if (accepts("address", value)) {
                assertThat(run("ssh", "-G", "-F", "/dev/null", value)).as(value).isZero();
            }
            if (accepts("ssh-user", value)) {
                assertThat(run("ssh", "-G", "-F", "/dev/null", value + "@db01"))
                        .as(value)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "it's $(odd); `here` {x} *", "-x", "..x"})
    void whatIsTakenWorksOnAHost(String name) throws IOException, InterruptedException {
        Path directory = shared.resolve(name);
        Compilers.Result result = Compilers.JAVAC
                .in(shared.resolve("service-" + name.length()))
                .source(APP)
                .resource(
                        "environments/here.toml",
                        "[environment]\nconnect = \"local\"\ntarget-directory = \"" + directory
                                + "\"\n[hosts]\nhere = [\"app\"]\n")
                .compile();
        assertThat(result.messages()).isEmpty();
        Path own = Files.createDirectories(shared.resolve("own-" + name.length()));
        Files.createDirectories(own.resolve("home/.ssh"));
        Ended ended =
                RemoteService.of(result.classes(), own, own.resolve("home")).run("remote", "here");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(directory.resolve("work/app/app.conf")).hasContent("x");
    }
}
