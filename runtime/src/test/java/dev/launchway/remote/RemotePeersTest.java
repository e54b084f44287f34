package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.Hosts;
import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose members know each other, on hosts with real SSH servers. */
class RemotePeersTest {

    private static final String STORE = """
            package com.example.cluster;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.List;
            @Component
            public class Store {
                @Attribute int port = 2380;
                @Attribute boolean broken;
                @Requires(value = "store:member", peers = true) List<Resource<Address>> members;
                @SubComponent @Template("store.conf") File config;
                @Provides("store:member") Address member(Host host) { return Address.of(host.name(), port); }
                void verify(Probe probe) {
                    if (broken) {
                        throw new IllegalStateException("the store is broken");
                    }
                }
                void update(Target target) {}
            }
            """;
    private static final String TEMPLATE =
            "{% for m in component.members %}{{ m.host.name }}={{ m.value }}\n{% endfor %}";
    private static final String ALL = "db01=db01:2380\ndb02=db02:1\ndb03=db03:2380\n";

    private static Hosts hosts;

    @TempDir
    static Path directory;

    @TempDir
    Path here;

    @BeforeAll
    static void start() {
        hosts = Hosts.start(directory.resolve("hosts"), 3);
    }

    @AfterAll
    static void stop() {
        if (hosts != null) {
            hosts.close();
        }
    }

    private RemoteService service(String target, String sections) throws IOException {
        StringBuilder environment = new StringBuilder("[environment]\nssh-user = \"root\"\ntarget-directory = \"~/"
                + target + "\"\n[hosts]\n\"db[01..03]\" = [\"store\"]\n");
        for (int host = 1; host <= 3; host++) {
            environment.append(hosts.table("db0" + host, host));
        }
        environment.append("[host.db02.component.store]\nport = 1\n").append(sections);
        return RemoteService.of(
                Compilers.JAVAC
                        .in(here.resolve("service"))
                        .source(STORE)
                        .resource("com/example/cluster/store.conf", TEMPLATE)
                        .resource("environments/test.toml", environment.toString()),
                here,
                hosts);
    }

    private static String config(int host, String target) throws IOException {
        return hosts.read(host, "/root/" + target + "/work/store/store.conf");
    }

    @Test
    void eachMemberKnowsAll() throws Exception {
        RemoteService service = service("cluster", "");

        Ended first = service.run("remote", "test");

        assertThat(first.code()).as(first.err()).isZero();
        for (int host = 1; host <= 3; host++) {
            assertThat(config(host, "cluster")).isEqualTo(ALL);
        }
        assertThat(service.run("remote", "test").out()).startsWith("test: 0 changed, ");
    }

    /** Nobody waits for it, and its value is known all the same. */
    @Test
    void aMemberThatFailsHoldsNoOtherUp() throws Exception {
        RemoteService service = service("failing", "[host.db01.component.store]\nbroken = true\n");

        Ended ended = service.run("remote", "test");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.out()).contains(" 1 failed, 0 skipped ");
        assertThat(config(2, "failing")).isEqualTo(ALL);
        assertThat(config(3, "failing")).isEqualTo(ALL);
    }

    @Test
    void aPartOfTheHosts() throws Exception {
        Ended ended = service("part", "").run("remote", "test", "--limit", "db03");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(config(3, "part")).isEqualTo(ALL);
    }
}
