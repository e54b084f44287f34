package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What start-up files of login shells do before a command runs: each by a user of its own on one host. */
class RemoteNoiseTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            @Component
            public class App {
                @SubComponent File config;
                void configure(Configuration here) {
                    config = File.at("app.conf").content("app\\n");
                }
            }
            """;

    private static final Map<String, String> HARMLESS = new LinkedHashMap<>();
    private static final Map<String, String> FATAL = new LinkedHashMap<>();

    static {
        HARMLESS.put("unended", "printf 'no end of line'");
        HARMLESS.put("cleared", "printf '\\033[H\\033[2J\\033[3J'");
        HARMLESS.put("titled", "echo hello; printf '\\033]0;title\\007'");
        HARMLESS.put("long", "head -c 9000 /dev/zero | tr '\\0' x");
        HARMLESS.put("large", "head -c 4000000 /dev/zero | tr '\\0' x");
        HARMLESS.put("grumbling", "head -c 3145728 /dev/zero | tr '\\0' x >&2");
        HARMLESS.put("misleading", "printf 'launchway-launchway-0000000000000000\\nlaunchway-'");
        HARMLESS.put(
                "peculiar",
                "stty erase x; mesg n; biff y; umask 027; export PS1=x IFS=x CDPATH=/:/tmp; alias cd=false; set -f; cd /tmp;"
                        + " trap '' PIPE; trap 'echo over' EXIT; export LC_ALL=C; set -eu");
        FATAL.put("reader", "read x");
        FATAL.put("printer", "cat");
        FATAL.put("leaver", "exit 3");
        FATAL.put("other", "exec true");
    }

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 1);
        HARMLESS.forEach((user, script) -> add(user, "bash", ".bashrc", script));
        add("fishy", "fish", ".config/fish/config.fish", "printf '\\033]0;title\\007'");
        add("seashell", "tcsh", ".tcshrc", "printf 'no end'");
        FATAL.forEach((user, script) -> add(user, "bash", ".bashrc", script));
        Compilers.Run compilation =
                Compilers.JAVAC.in(directory.resolve("service")).source(APP);
        for (String transport : new String[] {"sshj", "openssh"}) {
            Map<String, String> harmless = new LinkedHashMap<>(HARMLESS);
            harmless.put("fishy", "");
            harmless.put("seashell", "");
            compilation = environment(compilation, "noise-" + transport, transport, harmless);
            compilation = environment(compilation, "fatal-" + transport, transport, FATAL);
        }
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"sshj", "openssh"})
    void noiseIsNotInTheWay(String transport) throws Exception {
        Ended ended = service.run("remote", "noise-" + transport);

        assertThat(ended.code()).as(ended.err()).isZero();
        for (String user : HARMLESS.keySet()) {
            assertThat(hosts.read(1, "/home/" + user + "/noise-" + transport + "/work/app/app.conf"))
                    .isEqualTo("app\n");
        }
        assertThat(ended.err())
                .contains("no end of line")
                .doesNotContain("\033")
                .hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"sshj", "openssh"})
    void whatNoCommandGetsThroughIsNamed(String transport) throws Exception {
        Ended ended = service.run("remote", "fatal-" + transport);

        assertThat(ended.code()).as(ended.err()).isEqualTo(4);
        assertThat(ended.err())
                .contains("a start-up file of the login shell reads the standard input")
                .contains("on reader, printer,")
                .contains("the login shell runs no command: it ended without a word")
                .contains("on leaver, other,");
    }

    private static void add(String user, String shell, String file, String script) {
        String home = "/home/" + user;
        hosts.run(
                1,
                "sh",
                "-c",
                "useradd -p x -m -s \"$(command -v " + shell + ")\" " + user + " && mkdir -p $(dirname " + home + "/"
                        + file
                        + ") && printf '%s\\n' \"$1\" > " + home + "/" + file + " && cp -r /root/.ssh " + home
                        + "/ && chown -R " + user + " " + home,
                "sh",
                script);
    }

    private static Compilers.Run environment(
            Compilers.Run compilation, String name, String transport, Map<String, String> users) throws IOException {
        StringBuilder text = new StringBuilder(
                "[environment]\ntransport = \"" + transport + "\"\ntarget-directory = \"~/" + name + "\"\n[hosts]\n");
        users.keySet().forEach(user -> text.append(user).append(" = [\"app\"]\n"));
        for (String user : users.keySet()) {
            text.append(hosts.table(user, 1));
            text.append("ssh-user = \"").append(user).append("\"\n");
        }
        return compilation.resource("environments/" + name + ".toml", text.toString());
    }
}
