package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.library.checkout.Upstream;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A branch that several hosts check out. */
class CheckoutRunTest {

    @TempDir
    Path outside;

    /** The branch moves between the first host and the second one: each host commits to it after its checkout. */
    @Test
    void allHostsGetTheSameCommit() throws Exception {
        Upstream upstream = Upstream.of("git", outside);
        upstream.commit("config", "a");
        Compilers.Result service = Compilers.JAVAC
                .in(outside.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.checkout.GitCheckout;
                        import dev.launchway.library.process.Command;
                        @Component
                        public class App {
                            void configure(Configuration here) {
                                here.add(GitCheckout.of("%1$s").branch("main").to("app"));
                                here.add(Command.shell("cd %1$s && date +%%N >> config && git commit -qam x").creates("never")
                                        .allowExit(0, 1, 128));
                            }
                        }
                        """.formatted(upstream.repository()))
                .resource("environments/shop.toml", "[environment]\njobs = 1\n[hosts]\n\"app[1..3]\" = [\"app\"]\n")
                .compile();
        assertThat(service.errors()).isEmpty();
        List<RunEvent> events = new ArrayList<>();

        SimulatedRun.of(outside, service, "shop", events);

        List<String> heads = new ArrayList<>();
        for (int host = 1; host <= 3; host++) {
            heads.add(Files.readString(outside.resolve("hosts/app" + host + "/work/app/app/.git/HEAD")));
        }
        assertThat(heads).as(events + "").hasSize(3);
        assertThat(heads.stream().distinct()).hasSize(1);
        assertThat(Upstream.run(upstream.repository(), "git", "rev-list", "--count", "main"))
                .isNotEqualTo("1");
    }
}
