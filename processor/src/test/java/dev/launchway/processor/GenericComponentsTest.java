package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Abstract components with type parameters, for which their subclasses name types. */
final class GenericComponentsTest {

    private static final String HEAD = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String BASE = """
            @Component public abstract class Base<T> {
                @Attribute T value;
                @Attribute List<T> many = List.of();
                @Provides("k") T provided(Host host) { return value; }
                @Provides("late") List<T> late;
                void configure(Configuration here) { late = many; }
            }
            """;
    private static final String READER = """
            @Component class Reader {
                @Requires("k") List<Integer> all;
                @Requires(value = "late", optional = true) List<Integer> late;
            }
            """;
    private static final String DEV = """
            [hosts]
            a = ["count", "reader"]
            [component.count]
            value = 5
            many = [1, 2]
            """;

    @TempDir
    Path directory;

    private Service service(Compilers compiler, String... sources) {
        Service service = Service.in(compiler, directory);
        for (String source : sources) {
            service.source(source);
        }
        return service;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSubclassNamesTheType(Compilers compiler) {
        Compilers.Result result = service(compiler, BASE, READER, "@Component class Count extends Base<Integer> {}\n")
                .environment("dev", DEV)
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("com/example/shop/Count_Definition.java"))
                .contains("typed attribute value int\n", "typed attribute many list int\n")
                .contains("typed method provided int\n", "typed provides late int\n")
                .doesNotContain("component.value");
        assertThat(result.generated().get("com/example/shop/Base_Definition.java"))
                .contains("attribute value variable 0\n", "provides provided k variable 0 method\n");
        assertThat(result.generated().get("dev/launchway/generated/Plan_dev.java"))
                .contains("override count value int 5 environments/dev.toml:4:1");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void overTwoLevels(Compilers compiler) {
        Compilers.Result result = service(
                        compiler,
                        BASE,
                        "@Component abstract class Middle<U> extends Base<List<U>> { @Attribute U own; }\n",
                        "@Component class Count extends Middle<Integer> {}\n",
                        READER.replace("List<Integer>", "List<List<Integer>>"))
                .environment("dev", DEV.replace("5", "[5]").replace("[1, 2]", "[[1], [2]]") + "own = 7\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("com/example/shop/Count_Definition.java"))
                .contains("typed attribute value list int\n", "typed attribute own int\n");
        assertThat(result.generated().get("com/example/shop/Middle_Definition.java"))
                .doesNotContain("typed attribute own")
                .contains("attribute own variable 0");
    }

    /** The base is in another package, and its members are package-private there. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void fromALibrary(Compilers compiler) {
        for (Compilers first : Compilers.values()) {
            Compilers.Result library = first.in(directory.resolve("library" + first))
                    .source("package com.lib;\n" + HEAD + BASE)
                    .compile();
            assertThat(library.messages()).isEmpty();
            Compilers.Run service = compiler.in(directory.resolve("service" + first))
                    .library(library)
                    .resource("environments/dev.toml", DEV)
                    .source("package com.example;\n" + HEAD
                            + "@Component class Count extends com.lib.Base<Integer> {}\n");
            assertThat(service.source("package com.example;\n" + HEAD + READER)
                            .compile()
                            .messages())
                    .isEmpty();
            assertThat(service.resource("environments/dev.toml", DEV.replace("value = 5", "value = \"x\""))
                            .compile()
                            .launchway())
                    .singleElement()
                    .asString()
                    .startsWith("environments/dev.toml:4:1: [LW322]");
        }
    }

    /** A base that is no component was always read so. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void fromAClassThatIsNoComponent(Compilers compiler) {
        assertThat(service(
                                compiler,
                                BASE.replace("@Component ", ""),
                                READER,
                                "@Component class Count extends Base<Integer> {}\n")
                        .environment("dev", DEV)
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void featuresRequirementsAndSubComponents(Compilers compiler) {
        Compilers.Result result = service(compiler, """
                        @Component public abstract class Server<F extends Enum<F>, P extends Part, R> {
                            @Features Set<F> features;
                            @Requires("k") Optional<? extends R> one;
                            @SubComponent List<P> parts;
                            @SubComponent Optional<P> more;
                        }
                        """, """
                        @Component public class Part { @Provides("p") String p() { return "p"; } }
                        """, """
                        @Component public class Special extends Part { @Provides("k") int k() { return 1; } }
                        """, """
                        @Component class Web extends Server<Web.Feature, Special, Integer> {
                            enum Feature { FAST, SMALL }
                        }
                        """, """
                        @Component class Reader { @Requires("p") List<String> p; @Requires("k") List<Integer> k; }
                        """, """
                        @Component class App { @Provides("k") int k() { return 1; } }
                        """)
                .environment("dev", "[hosts]\na = [\"web:fast\", \"reader\"]\n")
                .compile();

        // Its own part provides what it requires: the compiler knows of it.
        assertThat(result.launchway()).singleElement().asString().contains("[LW215] Server.one requires 'k'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatNobodyTellsIsAnError(Compilers compiler) {
        assertThat(service(compiler, """
                        @Component class Box<T> { @Attribute T value; }
                        """).says()).startsWith("""
                Box.java:6: [LW110] the attribute 'value' has the type T, which an environment cannot set
                    the type must be known where the field is declared
                    help: name the type, or make 'Box' abstract and name it in a subclass, as in: extends Box<String>
                """);
        assertThat(service(compiler, BASE, "@Component class Count<T> extends Base<T> {}\n")
                        .says()
                        .lines()
                        .filter(line -> !line.startsWith(" ")))
                .contains(
                        "Count.java:6: [LW110] the attribute 'value', which 'Count' inherits from 'Base', has the type T in"
                                + " it");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsToldMustFit(Compilers compiler) {
        assertThat(service(compiler, BASE, "@Component class Count extends Base<Thread> {}\n")
                        .says()
                        .lines()
                        .filter(line -> !line.startsWith("    the")))
                .contains(
                        "Count.java:6: [LW110] the attribute 'value', which 'Count' inherits from 'Base', has the type Thread"
                                + " in it",
                        "    help: name another type in: extends Base<…>");
        assertThat(service(compiler, BASE, READER, "@Component class Count extends Base<String> {}\n")
                        .environment("dev", "[hosts]\na = [\"count\", \"reader\"]\n")
                        .says())
                .contains(
                        "Reader.java:7: [LW214] Reader.all takes 'k' as Integer, and Count.provided provides it as String");
        assertThat(service(
                                compiler,
                                "@Component abstract class Server<P> { @SubComponent P part; }\n",
                                "@Component class Count extends Server<String> {}\n")
                        .says())
                .startsWith("Count.java:6: [LW130] the type String of the field 'part' is no component");
    }

    /** Templates know the type, too. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void templates(Compilers compiler) {
        String base = "@Component public abstract class Base<T> { @Attribute T value; }\n";
        List<String> said = service(compiler, base, """
                        @Component class Count extends Base<Address> {
                            @SubComponent @Template("a.conf") File config;
                        }
                        """)
                .resource("com/example/shop/a.conf", "{{ component.value.port }} {{ component.value.prot }}\n")
                .compile()
                .launchway();

        assertThat(said).singleElement().asString().contains("[LW403]", "'prot'");
    }
}
