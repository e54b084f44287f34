package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations at each place that Java has for them: none of them keeps the processor from its work. */
final class AnnotatedPlacesTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import java.lang.annotation.*;
            import java.util.*;
            """;
    private static final String WEB = "package com.example.shop;\n" + IMPORTS + """
            @Component class Web { @Attribute int port = 80; @Requires("app:http") Optional<String> app; }
            """;
    private static final String PLAN = "dev/launchway/generated/Plan.java";

    @TempDir
    Path directory;

    /** Harmless annotations, all in one service. */
    private static final List<String> HARMLESS = List.of(
            "record A(@Mark int part) {}",
            "record B(@SuppressWarnings(\"LW213\") int part) {}",
            "record C(@OfType int part, @OnField int a, @OnMethod int b, @OnPart int c, @OnParameter int d) {}",
            "record D<@OfType T>(T part) { @Mark D {} }",
            "record E(int part) { @Mark E(@Mark int part) { this.part = part; } }",
            "record F(int part) { @Mark @Override public int part() { return part; } }",
            "class G { void method(@Mark int parameter) {} G(@Mark int parameter) {} }",
            "class H<@OfType T> { <@OfType U> void method(U one) {} List<@OfType String> field; }",
            "class I { Object field = new Object() { @Mark int inner; }; }",
            "enum J { @Mark A, @Mark B { @Mark int inner; } }",
            "interface K { @Mark int CONSTANT = 1; @Mark void method(); }",
            "@interface L { @Mark int value() default 1; }",
            "class M { java.util.function.IntUnaryOperator f = (@Mark int x) -> x; }",
            "sealed interface N permits O {}\n@Mark final class O implements N {}",
            "class P { void method() { record Local(@Attribute int port) {} new Local(1); } }",
            "class Q { void method() { @Component class Local { @Attribute int port; } new Local(); } }");

    private Compilers.Run service(Compilers compiler) {
        Compilers.Run run = compiler.in(directory)
                .source(WEB)
                .source(mark("Mark", ""))
                .source(mark("OfType", "ElementType.TYPE_USE, ElementType.TYPE_PARAMETER"))
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n");
        for (String target : List.of("Field", "Method", "Parameter")) {
            run.source(mark("On" + target, "ElementType." + target.toUpperCase(Locale.ROOT)));
        }
        return run.source(mark("OnPart", "ElementType.RECORD_COMPONENT"));
    }

    private static String mark(String name, String targets) {
        return "package com.example.shop;\n" + IMPORTS
                + (targets.isEmpty() ? "" : "@Target({" + targets + "})\n")
                + "public @interface " + name + " {}\n";
    }

    private static void add(Compilers.Run run, String body) {
        run.source(
                "com/example/shop/" + body.replaceFirst("^@?[a-z]* ?[a-z]+ ([A-Z][a-z]*).*(?s:.*)$", "$1") + ".java",
                "package com.example.shop;\n" + IMPORTS + body + "\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void annotationsOfOthersDoNotMatter(Compilers compiler) {
        Compilers.Run run = service(compiler);
        HARMLESS.forEach(body -> add(run, body));
        Compilers.Result result = run.compile();

        assertThat(result.errors()).isEmpty();
        assertThat(result.launchway()).singleElement().asString().startsWith("Web.java:5: [LW219]");
        assertThat(result.success()).isTrue();
        assertThat(result.generated()).containsKey(PLAN);
    }

    static Stream<Arguments> strays() {
        return Stream.of(Compilers.values()).flatMap(compiler -> Stream.of(
                        "record Odd(@Attribute int part) {}",
                        "record Odd(@Namevar @Attribute int part) { Odd {} }",
                        "record Odd(@Requires(\"k\") String part) {}",
                        "record Odd(@Provides(\"k\") String part) {}",
                        "record Odd(@Features Set<String> part) {}",
                        "record Odd(int port) { @Provides(\"k\") @Override public int port() { return port; } }",
                        "class Odd { record Inner(@Attribute int part) {} }",
                        "enum Odd { @Attribute A }",
                        "interface Odd { @Attribute int A = 1; }",
                        "@interface Odd { @Attribute int A = 1; }",
                        "class Odd { @Attribute int part; }")
                .map(body -> Arguments.of(compiler, body)));
    }

    /** On which line a record, and what is written in its header, stands the Eclipse compiler does not tell. */
    @ParameterizedTest
    @MethodSource("strays")
    void anAnnotationWithoutAComponentIsOneErrorAndHidesNoOther(Compilers compiler, String body) {
        Compilers.Run run = service(compiler);
        add(run, body);
        Compilers.Result result = run.compile();

        boolean untold = compiler == Compilers.ECJ && body.contains("record") && !body.contains("return");
        assertThat(result.launchway())
                .satisfiesExactly(
                        odd -> assertThat(odd)
                                .startsWith((untold ? "com/example/shop/Odd.java: " : "Odd.java:5: ") + "[LW107] the "),
                        web -> assertThat(web).startsWith("Web.java:5: [LW219]"));
        assertThat(result.launchway().get(0)).contains(help(body));
    }

    private static String help(String body) {
        if (body.startsWith("class Odd { @A")) {
            return "write @Component above 'class Odd'";
        }
        return body.startsWith("interface") ? "let a component implement 'Odd'" : "delete it";
    }
}
