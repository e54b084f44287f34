package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is assigned to a host is known by name on each host, of root components too that do not travel there. */
class HostComponentsTest {

    @TempDir
    Path directory;

    @Test
    void aHostKnowsTheNamesOfItsComponentsAndOfThoseOfOthers() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import java.nio.file.Path;
                        @Component
                        public class Motd {
                            @Attribute String assigned;
                            @Attribute Path place;
                            @SubComponent @Template("motd") File motd;
                            @SubComponent File all;
                            void configure(Configuration here) {
                                StringBuilder text = new StringBuilder(assigned).append(' ').append(place).append('\\n');
                                for (Host host : here.environment().hosts()) {
                                    text.append(host.name()).append(host.components()).append('\\n');
                                }
                                all = File.at("all").content(text.toString());
                            }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        @Component
                        public class Cron {
                            @Attribute java.nio.file.Path workdir = java.nio.file.Path.of("/own");
                            @SubComponent @Template("cron") dev.launchway.library.file.File config;
                        }
                        """)
                .resource("com/example/shop/motd", "{{ host.components | join(' ') }} {{ component.workdir }}\n")
                .resource("com/example/shop/cron", "{{ component.workdir }}\n")
                .resource("environments/dev.toml", """
                        [hosts]
                        a = ["motd", "!cron"]
                        b = ["cron", "motd"]
                        "!c" = ["cron"]
                        d = []
                        [component.motd]
                        assigned = "{{ host.components }}"
                        place = "{{ component.workdir }}/x"
                        """)
                .compile();
        assertThat(compiled.messages()).isEmpty();

        List<RunEvent> events = new ArrayList<>();
        assertThat(SimulatedRun.of(directory, compiled, "dev", events).troubles())
                .as(events.toString())
                .isEmpty();

        Path a = directory.resolve("hosts/a/work/motd");
        Path b = directory.resolve("hosts/b/work/motd");
        assertThat(a.resolve("motd")).hasContent("motd cron " + a);
        assertThat(b.resolve("motd")).hasContent("cron motd " + b);
        String all = "a[motd, cron]\nb[cron, motd]\nc[cron]\nd[]\n";
        assertThat(a.resolve("all")).hasContent("[motd, cron] " + a + "/x\n" + all);
        assertThat(b.resolve("all")).hasContent("[cron, motd] " + b + "/x\n" + all);
        assertThat(directory.resolve("hosts/b/work/cron/cron")).hasContent("/own");
    }
}
