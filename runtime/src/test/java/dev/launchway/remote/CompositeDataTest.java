package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generic records, sealed interfaces, members with type parameters and wildcards: from one host to another, and to a file. */
class CompositeDataTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String HEAD = "package com.example.travel;\n" + IMPORTS;

    @TempDir
    Path directory;

    private void deploy(Compilers.Result compiled) throws Exception {
        assertThat(compiled.messages()).isEmpty();
        List<RunEvent> events = new ArrayList<>();

        RunResult result = SimulatedRun.of(directory, compiled, "dev", events);

        assertThat(result.troubles()).as(events.toString()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void genericRecordsAndSealedInterfaces(Compilers compiler) throws Exception {
        deploy(compiler.in(directory.resolve("service"))
                .source(HEAD + "public record Pair<A, B>(A first, B second) {}\n")
                .source(HEAD + "public record Chain<T>(T value, Optional<Chain<T>> next) {}\n")
                .source(HEAD + """
                        public sealed interface Node {
                            record Primary(Address address) implements Node {}
                            record Replica(Node of, List<Node> below) implements Node {}
                            enum Witness implements Node { ONLY { } }
                        }
                        """)
                .source(HEAD + """
                        public sealed interface Result<T> {
                            record Ok<V>(V value) implements Result<V> {}
                            record Failed<T>(String why) implements Result<T> {}
                        }
                        """)
                .source(HEAD + """
                        @Component public class App {
                            @Provides("pair") Pair<String, Map<String, Pair<Integer, Address>>> pair(Host host) {
                                return new Pair<>(host.name(), Map.of("a", new Pair<>(1, Address.of("x", 2))));
                            }
                            @Provides("chain") Chain<Double> chain;
                            @Provides("node") List<Node> nodes() {
                                Node primary = new Node.Primary(Address.of("p", 1));
                                return List.of(primary, new Node.Replica(primary, List.of(Node.Witness.ONLY, primary)),
                                        Node.Witness.ONLY);
                            }
                            @Provides("node") Node.Primary one() { return new Node.Primary(Address.of("q", 1)); }
                            @Provides("result") List<Result<Integer>> results() {
                                return List.of(new Result.Ok<>(5), new Result.Failed<>("no"));
                            }
                            void configure(Configuration here) {
                                chain = new Chain<>(1.5, Optional.of(new Chain<>(2.5, Optional.empty())));
                            }
                        }
                        """)
                .source(HEAD + """
                        @Component public class Reader {
                            @Requires("pair") Pair<String, Map<String, Pair<Integer, Address>>> pair;
                            @Requires("chain") Optional<? extends Chain<Double>> chain;
                            @Requires("node") List<? extends Node> nodes;
                            @Requires("result") List<? extends Resource<? extends Result<Integer>>> results;
                            @SubComponent File all;
                            @SubComponent @Template("a.conf") File rendered;
                            void configure(Configuration here) {
                                all = File.at("all").content(pair + "\\n" + chain + "\\n" + nodes + "\\n"
                                        + results.stream().map(Resource::value).toList());
                            }
                        }
                        """)
                .resource(
                        "com/example/travel/a.conf",
                        "{{ component.pair.first }} {{ component.pair.second.a.second.port }}"
                                + " {% for n in component.nodes %}[{{ n }}]{% endfor %}")
                .resource("environments/dev.toml", "[hosts]\na = [\"app\"]\nb = [\"reader\"]\n")
                .compile());

        assertThat(directory.resolve("hosts/b/work/reader/all")).content().isEqualTo("""
                Pair[first=a, second={a=Pair[first=1, second=x:2]}]
                Optional[Chain[value=1.5, next=Optional[Chain[value=2.5, next=Optional.empty]]]]
                [Primary[address=p:1], Replica[of=Primary[address=p:1], below=[ONLY, Primary[address=p:1]]], ONLY, \
                Primary[address=q:1]]
                [Ok[value=5], Failed[why=no]]""");
        assertThat(directory.resolve("hosts/b/work/reader/a.conf")).content().startsWith("a 2 [");
    }

    /** The base is of a library, in a package of its own; two services' components name types for it. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void membersWithTypeParameters(Compilers compiler) throws Exception {
        Compilers.Result library = compiler.in(directory.resolve("library"))
                .source("package com.lib;\n" + IMPORTS + """
                        @Component public abstract class Base<T, P extends Part> {
                            @Attribute T value;
                            @Attribute Map<String, T> more = Map.of();
                            @Provides("k") T provided(Host host) { return value; }
                            @Provides("late") List<T> late;
                            @Requires(value = "k", peers = true) List<Resource<T>> all;
                            @SubComponent protected P part;
                            @SubComponent File file;
                            protected void configure(Configuration here) {
                                late = List.copyOf(more.values());
                                file = File.at("base").content(value + " " + more + " "
                                        + all.stream().map(Resource::value).toList());
                            }
                        }
                        """)
                .source("package com.lib;\n" + IMPORTS + "@Component public class Part {}\n")
                .source("package com.lib;\n" + IMPORTS
                        + "@Component public abstract class Middle<U, P extends Part> extends Base<List<U>, P> {}\n")
                .compile();
        assertThat(library.messages()).isEmpty();
        Compilers.Result service = compiler.in(directory.resolve("service"))
                .library(library)
                .source(HEAD + """
                        @Component public class Special extends com.lib.Part {
                            @Provides("p") int p() { return 9; }
                        }
                        """)
                .source(HEAD + """
                        @Component public class Count extends com.lib.Middle<Integer, Special> {
                            @Override
                            protected void configure(Configuration here) {
                                super.configure(here);
                                part = new Special();
                            }
                        }
                        """)
                .source(HEAD + """
                        @Component public class Reader {
                            @Requires("k") List<List<Integer>> values;
                            @Requires("late") List<List<Integer>> late;
                            @Requires(value = "p", optional = true) List<Integer> parts;
                            @SubComponent File file;
                            void configure(Configuration here) {
                                int sum = 0;
                                for (List<Integer> value : values) {
                                    for (int one : value) {
                                        sum += one;
                                    }
                                }
                                file = File.at("all").content(sum + " " + late + " " + parts);
                            }
                        }
                        """)
                .resource("environments/dev.toml", """
                        [hosts]
                        "c[1..2]" = ["count"]
                        r = ["reader"]
                        [component.count]
                        value = [1, 2]
                        more = { x = [3] }
                        [host.c2.component.count]
                        value = [5]
                        """)
                .compile();
        copy(library.classes(), service.classes());

        deploy(service);

        assertThat(directory.resolve("hosts/r/work/reader/all")).content().isEqualTo("8 [[3], [3]] [9, 9]");
        assertThat(directory.resolve("hosts/c2/work/count/base")).content().isEqualTo("[5] {x=[3]} [[1, 2], [5]]");
    }

    /** A plan jar holds the classes of libraries, too. */
    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
