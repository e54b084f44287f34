package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A component that tells its secret in all the ways that it has: nothing of that is in any output, or in any file but its own. */
class SecretCanaryTest {

    private static final String CANARY = "c4nary-Of-the-process-17";

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.charset.StandardCharsets;
            import java.util.Base64;
            @Component
            public class App {
                @Requires("password") Secret password;
                private String mode;
                void configure(Configuration here) {
                    mode = here.environment().data().get("mode");
                    here.log("configured with %s", password.reveal());
                    System.out.println("printed by configure: " + password.reveal());
                    if (mode.equals("thrown")) {
                        throw new IllegalStateException("cannot use " + password.reveal());
                    }
                    here.add(File.at("app.conf").content(password.map("pw=%s\\n")));
                }
                void verify(Probe probe) {
                    probe.check(false, "because of " + password.reveal());
                }
                void update(Target target) {
                    System.out.println("printed: " + password.reveal());
                    String user = Base64.getEncoder().encodeToString(("anna:" + password.reveal()).getBytes(StandardCharsets.UTF_8));
                    target.log("Authorization: Basic " + user);
                    target.command("sh", "-c", "echo $KEY; echo $KEY >&2").env("KEY", password).run();
                    target.command("sh", "-c", "cat").stdin(password).run();
                    target.command("sh", "-c", "cat <&3").secretFd(3, password).run();
                    if (mode.equals("failing")) {
                        throw new IllegalStateException("failed with " + password.reveal(), new RuntimeException(user));
                    }
                    if (mode.equals("command")) {
                        target.command("sh", "-c", "echo \\"out $KEY\\"; echo \\"err $KEY\\" >&2; exit 3").env("KEY", password).run();
                    }
                }
            }
            """;

    private static final String VAULT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Vault {
                @Provides("password") Secret password() { return Secret.of("%s").named("vault.password"); }
            }
            """.formatted(CANARY);

    @TempDir
    static Path compiled;

    private static Path classes;

    @TempDir
    Path directory;

    private RemoteService service;
    private Path run;

    @BeforeAll
    static void compile() {
        var sources = Compilers.JAVAC.in(compiled).source(APP).source(VAULT);
        for (String mode : List.of("well", "failing", "command", "thrown")) {
            sources.resource(
                    "environments/" + mode + ".toml",
                    "[environment]\ndata.mode = \"" + mode + "\"\n[hosts]\nhere = [\"app\", \"vault\"]\n");
        }
        Compilers.Result result = sources.compile();
        assertThat(result.errors()).isEmpty();
        classes = result.classes();
    }

    @BeforeEach
    void begin() throws IOException {
        run = Files.createDirectories(directory.resolve("run"));
        Files.createDirectories(directory.resolve("home/.ssh"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        service = RemoteService.of(classes, run, directory.resolve("home")).in(java, Map.of("LC_ALL", "C.UTF-8"));
    }

    private Ended quiet(String... arguments) throws Exception {
        Ended ended = service.run(arguments);
        String said = ended.out() + ended.err();
        assertThat(said)
                .as(String.join(" ", arguments))
                .doesNotContain(CANARY)
                .doesNotContain("canary")
                .doesNotContain(base64("anna:" + CANARY));
        assertThat(holders()).isSubsetOf("work/app/app.conf");
        return ended;
    }

    /** The files below the target directory in which the secret stands. */
    private List<String> holders() throws IOException {
        List<String> holders = new ArrayList<>();
        try (Stream<Path> all = Files.walk(run)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                if (content.contains(CANARY) || content.contains(base64("anna:" + CANARY))) {
                    holders.add(run.relativize(file).toString());
                }
            }
        }
        return holders;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"well", "failing", "command"})
    void isNowhereButInItsFile(String mode) throws Exception {
        int expected = mode.equals("well") ? 0 : 1;
        assertThat(quiet("check", mode).code()).isZero();
        assertThat(quiet("plan", mode).code()).isZero();
        assertThat(quiet("local", mode, "--predict", "-v").err()).contains("configured with (secret)");
        assertThat(holders()).isEmpty();
        Ended deployed = quiet("local", mode, "-v");
        assertThat(deployed.code()).isEqualTo(expected);
        assertThat(deployed.err())
                .contains("printed: (secret)", "Authorization: Basic (secret)", "holds ‹secret vault.password›");
        assertThat(holders()).containsExactly("work/app/app.conf");
        assertThat(quiet("local", mode, "--json", "-v").code()).isEqualTo(expected);
        assertThat(quiet("local", mode).code()).isEqualTo(expected);
    }

    @Test
    void isInNoErrorOfTheModel() throws Exception {
        assertThat(quiet("check", "thrown", "-v").code()).isEqualTo(3);
        assertThat(quiet("local", "thrown", "-v").err()).contains("cannot use (secret)");
        assertThat(quiet("local", "thrown", "--json").code()).isEqualTo(3);
        assertThat(holders()).isEmpty();
    }
}
