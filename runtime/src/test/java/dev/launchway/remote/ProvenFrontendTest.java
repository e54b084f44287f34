package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.JavaStarts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frontend and its backends on hosts with real SSH servers, where all or most of it is unchanged. */
class ProvenFrontendTest {

    private static final String BACKEND = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.process.Command;
            @Component
            public class Backend {
                @Attribute int port = 8080;
                @SubComponent Command command;
                @Provides("backend:http") Address http(Host host) { return Address.of(host.name(), port); }
                void configure(Configuration here) {
                    command = Command.of("true").unless("sh", "-c",
                            "while [ -e /tmp/hold ]; do touch /tmp/held; sleep 0.1; done");
                }
            }
            """;

    private static final String FRONTEND = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.List;
            @Component
            public class Frontend {
                @Requires("backend:http") List<Address> backends;
                @SubComponent File config;
                void configure(Configuration here) { config = File.at("front.conf").content(backends + "\\n"); }
            }
            """;

    private static final int WEB01 = 1;
    private static final int APP01 = 2;
    private static final int APP02 = 3;

    private static Hosts hosts;
    private static JavaStarts starts;

    @TempDir
    static Path directory;

    @TempDir
    Path here;

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
        starts = new JavaStarts(hosts, List.of("web01", "app01", "app02"));
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private RemoteService service(String name, String target, String sections) throws IOException {
        return RemoteService.of(
                Compilers.JAVAC
                        .in(here.resolve(name))
                        .source(BACKEND)
                        .source(FRONTEND)
                        .resource(
                                "environments/test.toml",
                                "[environment]\nssh-user = \"root\"\ntarget-directory = \"~/" + target
                                        + "\"\n[hosts]\nweb01 = [\"frontend\"]\n\"app[01..02]\" = [\"backend\"]\n"
                                        + hosts.table("web01", WEB01) + hosts.table("app01", APP01)
                                        + hosts.table("app02", APP02) + sections),
                here.resolve(name),
                hosts);
    }

    @Test
    void aBackendsNewAddressReachesTheFrontendAfterTheBackend() throws Exception {
        Ended first = service("before", "moved", "").run("remote", "test");
        assertThat(first.code()).as(first.err()).isZero();
        starts.next();
        RemoteService moved = service("after", "moved", "[host.app01.component.backend]\nport = 9090\n");

        Ended ended = moved.run("remote", "test", "--json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(hosts.read(WEB01, "/root/moved/work/frontend/front.conf")).isEqualTo("[app01:9090, app02:8080]\n");
        assertThat(starts.next()).isEqualTo("web01 app01");
        assertThat(position(ended, "root-finished", "app01")).isLessThan(position(ended, "root-started", "web01"));
        assertThat(moved.run("remote", "test").out()).startsWith("test: 0 changed, ");
        assertThat(starts.next()).isEmpty();
    }

    /** All hosts are asked at once: the frontend's answer is there while a backend still looks. */
    @Test
    void aFrontendIsProvenWhileItsBackendsAre() throws Exception {
        RemoteService service = service("service", "held", "");
        Ended first = service.run("remote", "test");
        assertThat(first.code()).as(first.err()).isZero();
        starts.next();
        hosts.run(APP01, "sh", "-c", "rm -f /tmp/held; touch /tmp/hold");

        Process run = service.start("remote", "test", "--json");
        Path output = here.resolve("service/run/out-" + run.pid());
        service.waitFor(run, () -> hosts.has(APP01, "/tmp/held") && reached(output, "web01"));
        assertThat(reached(output, "app01")).isFalse();
        hosts.run(APP01, "rm", "/tmp/hold");

        Ended ended = service.ended(run);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(starts.next()).isEmpty();
    }

    private static boolean reached(Path output, String host) throws IOException {
        return lines(Files.readString(output)).stream()
                .anyMatch(line -> line.contains("host-reached") && line.contains('"' + host + '"'));
    }

    private static int position(Ended ended, String event, String host) {
        List<String> lines = lines(ended.out());
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains('"' + event + '"') && lines.get(i).contains('"' + host + '"')) {
                return i;
            }
        }
        throw new AssertionError(event + " of " + host + " is not in " + ended.out());
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
