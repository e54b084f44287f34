package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an environment sets comes to the host, whatever its type is. */
class OverridesTest {

    @TempDir
    Path directory;

    @Test
    void valuesOfAllTypesTravel() throws Exception {
        Compilers.Result compiled = Compilers.JAVAC
                .in(directory.resolve("service"))
                .source("""
                        package com.example.connections;
                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import dev.launchway.library.file.File;
                        import java.net.URI;
                        import java.nio.file.Path;
                        import java.time.Duration;
                        import java.util.*;
                        @Component
                        public class Node {
                            enum Level { LOW, VERY_HIGH }
                            @Attribute String text;
                            @Attribute String computed;
                            @Attribute boolean truth;
                            @Attribute int number;
                            @Attribute long big;
                            @Attribute double share;
                            @Attribute Level level;
                            @Attribute Path path;
                            @Attribute Duration duration;
                            @Attribute URI uri;
                            @Attribute Address address;
                            @Attribute FileMode mode;
                            @Attribute List<Duration> durations;
                            @Attribute Set<Path> paths;
                            @Attribute Map<String, URI> uris;
                            @Attribute Optional<Duration> optional;
                            @SubComponent File all;
                            void configure(Configuration here) {
                                all = File.at("all").content(String.join("\\n", text, computed, "" + truth, "" + number,
                                        "" + big, "" + share, "" + level, "" + path, "" + duration, "" + uri, "" + address,
                                        "" + mode, "" + durations, "" + paths, "" + uris, "" + optional));
                            }
                        }
                        """)
                .resource("environments/test.toml", """
                        [environment]
                        [hosts]
                        node01 = ["node"]
                        [component.node]
                        text = "some"
                        computed = "on {{ host.name }}"
                        truth = true
                        number = 1
                        big = 12345678901
                        share = 0.5
                        level = "very-high"
                        path = "/srv/data"
                        duration = "1h"
                        uri = "https://example.com/a?b=c"
                        address = "[::1]:80"
                        mode = "0640"
                        durations = ["5s", "PT0.25S"]
                        paths = ["/b", "/a"]
                        optional = "2m"
                        [component.node.uris]
                        one = "mailto:me@example.com"
                        """)
                .compile();
        assertThat(compiled.success()).as(compiled.messages().toString()).isTrue();
        List<RunEvent> events = new ArrayList<>();

        RunResult result = SimulatedRun.of(directory, compiled, "test", events);

        assertThat(result.troubles()).as(events.toString()).isEmpty();
        assertThat(directory.resolve("hosts/node01/work/node/all")).content().isEqualTo("""
                        some
                        on node01
                        true
                        1
                        12345678901
                        0.5
                        VERY_HIGH
                        /srv/data
                        PT1H
                        https://example.com/a?b=c
                        [::1]:80
                        0640
                        [PT5S, PT0.25S]
                        [/b, /a]
                        {one=mailto:me@example.com}
                        Optional[PT2M]""");
    }
}
