package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resources of generic records, and of sealed interfaces. */
final class CompositeDataTest {

    private static final String PAIR = "public record Pair<A, B>(A first, B second) {}\n";
    private static final String NODE = """
            public sealed interface Node {
                record Primary(Address address) implements Node {}
                record Replica(Node of, Optional<Node> next) implements Node {}
                enum Witness implements Node { ONLY }
                sealed interface Spare extends Node { record Cold(int number) implements Spare {} }
            }
            """;
    private static final String DEV = "[hosts]\na = [\"app\"]\nb = [\"web\"]\n";

    @TempDir
    Path directory;

    private Service service(Compilers compiler, String type, String... sources) {
        Service service = Service.in(compiler, directory)
                .source("@Component class App { @Provides(\"x\") " + type + " x() { return null; } }\n")
                .source("@Component class Web { @Requires(\"x\") List<" + type + "> x; }\n")
                .environment("dev", DEV);
        for (String source : sources) {
            service.source(source);
        }
        return service;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void genericRecords(Compilers compiler) {
        Compilers.Result result = service(compiler, "Pair<Address, Map<String, Pair<Integer, Double>>>", PAIR)
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("com/example/shop/App_Definition.java"))
                .contains(
                        "provides x x generic com.example.shop.Pair 2 address map generic com.example.shop.Pair 2 int double"
                                + " method");
        assertThat(result.generated().get("com/example/shop/Pair_Data.java"))
                .contains("part first variable 0", "part second variable 1");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void recordsThatHoldTheirOwnKindAndBoundedParameters(Compilers compiler) {
        assertThat(service(
                                compiler,
                                "Chain<Integer>",
                                "public record Chain<T extends Number & Comparable<T>>(T value, List<T> all, Optional<Chain<T>> next) {}\n")
                        .compile()
                        .messages())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void sealedInterfaces(Compilers compiler) {
        Compilers.Result result = service(compiler, "Node", NODE).compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("com/example/shop/Web_Definition.java"))
                .contains("sealed Node 4 record com.example.shop.Node$Primary record com.example.shop.Node$Replica"
                        + " record com.example.shop.Node$Spare$Cold enum com.example.shop.Node$Witness");
    }

    /** A provider may name one of the permitted classes. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aPermittedClassIsProvidedAndTheInterfaceRequired(Compilers compiler) {
        String says = Service.in(compiler, directory)
                .source(NODE)
                .source("@Component class App { @Provides(\"x\") Node.Primary x() { return null; } }\n")
                .source("@Component class Web { @Requires(\"x\") List<? extends Node> x; }\n")
                .environment("dev", DEV)
                .says();

        assertThat(says).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void genericSealedInterfaces(Compilers compiler) {
        Compilers.Result result = service(compiler, "Result<Address>", """
                        public sealed interface Result<T> {
                            record Ok<V>(V value) implements Result<V> {}
                            record Failed<T>(String why) implements Result<T> {}
                            record Number(int n) implements Result<Integer> {}
                        }
                        """).compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("com/example/shop/Web_Definition.java"))
                .contains("sealed Result 2 generic com.example.shop.Result$Failed 1 address"
                        + " generic com.example.shop.Result$Ok 1 address");
    }

    /** Both from a library, whose class files tell all of this. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void fromALibrary(Compilers compiler) {
        for (Compilers first : Compilers.values()) {
            Compilers.Result library = first.in(directory.resolve("library" + first))
                    .source("package com.lib;\n" + PAIR)
                    .source("package com.lib;\nimport dev.launchway.api.*;\nimport java.util.*;\n" + NODE)
                    .compile();
            assertThat(library.messages()).isEmpty();
            String head =
                    "package com.example;\nimport dev.launchway.annotation.*;\nimport com.lib.*;\nimport java.util.*;\n";
            Compilers.Result service = compiler.in(directory.resolve("service" + first))
                    .library(library)
                    .source(
                            head
                                    + "@Component class App { @Provides(\"x\") Pair<Node, Node.Witness> x() { return null; } }\n")
                    .source(head + "@Component class Web { @Requires(\"x\") List<Pair<Node, Node.Witness>> x; }\n")
                    .resource("environments/dev.toml", DEV)
                    .compile();

            assertThat(service.messages()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsNoDataIsToldWithTheReason(Compilers compiler) {
        assertThat(service(compiler, "Pair<Address, Thread>", PAIR).says())
                .startsWith("Web.java:6: [LW216] Web.x takes 'x' from all hosts, and its type is no data\n"
                        + "    its type argument Thread: Thread is neither a record nor an enum");
        assertThat(service(compiler, "Pair", PAIR).says())
                .contains("    it does not say what it holds: write for example Pair<String, String>");
        assertThat(service(
                                compiler,
                                "Node",
                                "public sealed interface Node {\n    final class Odd implements Node {} }\n")
                        .says())
                .contains(
                        "    it permits Odd, which is neither a record, nor an enum, nor a sealed interface of these");
        assertThat(service(
                                compiler,
                                "Node",
                                "public sealed interface Node {\n    record Odd(Thread thread) implements Node {} }\n")
                        .says())
                .contains("    it permits Odd: its part 'thread': Thread is neither a record nor an enum");
        assertThat(service(
                                compiler,
                                "Node<String>",
                                "public sealed interface Node<T> {\n    record Odd<T, S>(T t, S s) implements Node<T> {} }\n")
                        .says())
                .contains("    it permits Odd, whose type parameter S it does not tell");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void otherTypeArgumentsAreAnotherType(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(PAIR)
                        .source(
                                "@Component class App { @Provides(\"x\") Pair<String, Integer> x() { return null; } }\n")
                        .source("@Component class Web { @Requires(\"x\") List<Pair<String, Long>> x; }\n")
                        .environment("dev", DEV)
                        .says())
                .startsWith("Web.java:6: [LW214] Web.x takes 'x' as Pair<String, Long>, and App.x provides it as"
                        + " Pair<String, Integer>");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void secretsInThemAreSeen(Compilers compiler) {
        assertThat(service(compiler, "Pair<String, Secret>", PAIR).says())
                .startsWith("App.java:6: [LW217] a secret leaves its hosts with 'x'");
        assertThat(service(
                                compiler,
                                "Node",
                                "public sealed interface Node {\n    record Key(Secret key) implements Node {} }\n")
                        .says())
                .startsWith("App.java:6: [LW217] a secret leaves its hosts with 'x'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void templatesSeeTheTypeArguments(Compilers compiler) {
        String says = Service.in(compiler, directory)
                .source(PAIR)
                .source("@Component class App { @Provides(\"x\") Pair<String, Address> x() { return null; } }\n")
                .source("""
                        @Component class Web {
                            @Requires("x") List<Pair<String, Address>> x;
                            @SubComponent @Template("a.conf") File config;
                        }
                        """)
                .resource(
                        "com/example/shop/a.conf",
                        "{% for p in component.x %}{{ p.first }}{{ p.second.port }}{{ p.second.prot }}{% endfor %}\n")
                .environment("dev", DEV)
                .says();

        assertThat(says).contains("[LW403]", "'prot'").doesNotContain("'first'");
    }
}
