package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components and commands that say 70 MB, in a process with little memory. */
class TalkativeTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class App {
                @Requires("password") Secret password;
                void verify(Probe probe) {
                    probe.check(false, "why ".repeat(1_000_000));
                }
                void update(Target target) {
                    String line = "canary-of-app".repeat(77) + "\\n";
                    for (int i = 0; i < 70_000; i++) {
                        System.out.print("0123456789abcdef".repeat(64) + "\\n");
                    }
                    target.log("%s", "x".repeat(99_990) + line.repeat(5_000));
                    target.run("sh", "-c", "yes 'a line of a command' | head -c 70000000");
                    target.run("sh", "-c", "yes | head -c 20000000; head -c 30000000 /dev/urandom >&2");
                    target.run("sh", "-c", "head -c 70000000 /dev/zero | tr '\\\\0' x; yes err | head -c 70000000 >&2; exit 3");
                }
            }
            """;

    private static final String VAULT = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class Vault {
                @Provides("password") Secret password() { return Secret.of("canary-of-app"); }
            }
            """;

    @TempDir
    static Path directory;

    private static RemoteService service;

    @BeforeAll
    static void compile() throws IOException {
        Compilers.Result result = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .source(VAULT)
                .resource("environments/here.toml", "[hosts]\nhere = [\"app\", \"vault\"]\n")
                .compile();
        assertThat(result.errors()).isEmpty();
        Files.createDirectories(directory.resolve("home/.ssh"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        service = RemoteService.of(
                        result.classes(), Files.createDirectories(directory.resolve("run")), directory.resolve("home"))
                .in(java, Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m", "LC_ALL", "C.UTF-8"));
    }

    @Test
    void textIsBounded() throws Exception {
        Ended ended = service.run("local", "here", "-v");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).hasLineCount(1);
        assertThat(ended.err().length()).isLessThan(12_000_000);
        for (String text : List.of("canary", "OutOfMemory")) {
            assertThat(ended.err().contains(text)).as(text).isFalse();
        }
        for (String text : List.of(
                "    | a line of a command\n",
                "    | (there is more of it, which is not shown)\n",
                " characters more)",
                "exit code 3")) {
            assertThat(ended.err().contains(text)).as(text).isTrue();
        }
    }

    @Test
    void jsonIsBounded() throws Exception {
        Ended ended = service.run("local", "here", "--json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out().length()).isLessThan(12_000_000);
        assertThat(ended.out().contains("canary")).isFalse();
        assertThat(ended.out().contains("OutOfMemory")).isFalse();
        assertThat(ended.err().length()).isLessThan(2_000_000);
        for (String line : ended.out().lines().toList()) {
            assertThat(JsonParser.parseString(line).isJsonObject()).isTrue();
        }
    }
}
