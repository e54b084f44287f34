package dev.launchway.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.Javas;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the locale of controller and hosts, and whatever their Java: the same bytes in names, arguments and variables. */
class LocaleTest {

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.*;
            import dev.launchway.library.process.Command;
            @Component
            public class App {
                @SubComponent File config;
                @SubComponent Purge old;
                @SubComponent Command touch;
                void configure(Configuration here) {
                    config = File.at("gr\\u00fc\\u00dfe/\\u4e16.conf").content("\\u00fc\\n").leading();
                    old = Purge.of("old*");
                    touch = Command.of("touch", "\\u20ac gr\\u00fc\\u00dfe").creates("\\u20ac gr\\u00fc\\u00dfe");
                }
                void verify(Probe probe) {
                    probe.assertNoSubComponentChanges();
                    probe.log("sees %s", probe.list(probe.workdir()).get(0).getFileName());
                }
                void update(Target target) {
                    target.command("sh", "-c", "printf '%s %s %s' \\"$1\\" \\"$WORD\\" \\"$(locale charmap)\\" >out", "x", "\\u00e4")
                            .env("WORD", "\\u00f6").run();
                    target.command("sh", "-c", "echo $LANG $LC_ALL >own").env("LC_ALL", "POSIX").run();
                    target.run("./gr\\u00fc\\u00dfe/../run\\u00e9");
                }
            }
            """;

    private static final List<Map<String, String>> LOCALES = List.of(
            Map.of(),
            Map.of("LANG", "C"),
            Map.of("LC_ALL", "POSIX", "LANG", "C.UTF-8"),
            Map.of("LC_CTYPE", "de_DE.ISO-8859-1"));

    /** For shells; in ASCII, as the tests may run in any locale. */
    private static final String TRAINS = "\"$(printf '/root/z\\303\\274ge/work/app')\"";

    @TempDir
    static Path directory;

    private static Hosts hosts;
    private static RemoteService service;

    @BeforeAll
    static void start() throws IOException {
        hosts = Hosts.start(directory.resolve("hosts"), 2);
        StringBuilder remote =
                new StringBuilder("[environment]\nssh-user = \"root\"\ntarget-directory = \"~/z\u00fcge\"\n");
        remote.append("[hosts]\n\"app[01..02]\" = [\"app\"]\n");
        for (int host = 1; host <= 2; host++) {
            remote.append(hosts.table("app0" + host, host));
        }
        Compilers.Run compilation = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source(APP)
                .resource("environments/here.toml", "[hosts]\nhere = [\"app\"]\n")
                .resource("environments/there.toml", remote.toString());
        service = RemoteService.of(compilation, directory, hosts);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    /** As cron, systemd and containers start it. */
    @Test
    void localWritesTheSameBytes() throws Exception {
        Path base = directory.resolve("run");
        for (Path java : Javas.all()) {
            for (Map<String, String> locale : LOCALES) {
                String what = java + " " + locale;
                shell(base, "rm -rf work; mkdir -p work/app; cd work/app; " + prepared());

                Ended ended = service.in(java, locale).run("local", "here");

                assertThat(ended.code()).as(what + ended.err()).isZero();
                assertThat(shell(base, "cd work/app; " + found())).as(what).isEqualTo(expected());
                assertThat(service.in(java, locale).run("local", "here").out())
                        .as(what)
                        .contains(" 0 changed");
            }
        }
    }

    @Test
    void remoteWritesTheSameBytes() throws Exception {
        Path[] javas = Javas.all().toArray(Path[]::new);
        for (int host = 1; host <= 2; host++) {
            hosts.run(host, "sh", "-c", "mkdir -p " + TRAINS + "; cd " + TRAINS + ";" + prepared());
            for (Path java : javas) {
                if (!java.equals(javas[host % javas.length])) {
                    hosts.run(
                            host,
                            "mount",
                            "-t",
                            "tmpfs",
                            "none",
                            java.getParent().toString());
                }
            }
        }

        Ended ended = service.in(javas[0], Map.of("LC_ALL", "C")).run("remote", "there");

        assertThat(ended.code()).as(ended.err()).isZero();
        for (int host = 1; host <= 2; host++) {
            assertThat(hosts.output(host, "sh", "-c", "cd " + TRAINS + ";" + found()))
                    .isEqualTo(expected());
        }
        assertThat(service.in(javas[javas.length - 1], Map.of())
                        .run("remote", "there")
                        .out())
                .contains(" 0 changed");
    }

    /** A program with a letter, and an old file whose name is no UTF-8. */
    private static String prepared() {
        return "e=$(printf '\\303\\251'); printf '#!/bin/sh\\necho ran >ran' >\"run$e\"; chmod +x \"run$e\";"
                + "touch \"old$e\" \"old$(printf '\\374')\"; ";
    }

    private static String found() {
        return "LC_ALL=C ls; cat out own ran; cat g*/*";
    }

    private static String expected() {
        return """
                gr\u00fc\u00dfe
                out
                own
                ran
                run\u00e9
                \u20ac gr\u00fc\u00dfe
                \u00e4 \u00f6 UTF-8C.UTF-8 POSIX
                ran
                \u00fc
                """;
    }

    private static String shell(Path base, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh")
                .directory(base.toFile())
                .redirectErrorStream(true)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(script.getBytes(UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }
}
