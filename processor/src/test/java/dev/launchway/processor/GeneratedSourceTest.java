package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sources that the processor writes: without a warning, and right for every type that Java has. */
final class GeneratedSourceTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void handlesEveryType(Compilers compiler) throws Throwable {
        Compilers.Result result = compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + """
                        @Component("all-types")
                        class All<T extends Comparable<T> & Runnable> extends Outer.Base<Long> {
                            @Attribute boolean flag; @Attribute int number = 1; @Attribute long large; @Attribute double ratio;
                            @Attribute Integer boxed = 7; @Attribute Optional<Double> maybe = Optional.empty();
                            @Attribute Color color; @Attribute Map<String, List<Color>> colors; @Attribute Outer.Level level;
                            @Requires(value = "part", optional = true) List<Outer.Part> parts; @Requires("count") int count;
                            @SubComponent @Template("a.conf") File first; @SubComponent @Template("b.conf") File second;
                            byte b() { return 1; } short s() { return 2; } char c() { return 'c'; } float f() { return 3; }
                            long l() { return 4; } double d() { return 5; } boolean z() { return true; } int[] array() { return null; }
                            List<? super T>[][] generic() { return null; } T bound() { return null; }
                        }
                        """)
                .source("package com.example;\n" + IMPORTS + """
                        class Outer {
                            enum Level { LOW, HIGH }
                            record Part(String text, int number, long large, double ratio, boolean flag, List<Level> levels,
                                    Optional<Part> next, Color color) {
                                String label() { return text + number; }
                                float half() { return 0.5f; }
                            }
                            record Empty() {}
                            static class Base<N extends Number> {
                                @Attribute N generic; @Requires("empty") Empty empty;
                                protected N twice() { return generic; }
                            }
                        }
                        """)
                .source("package com.example;\n" + IMPORTS + """
                        @Component
                        class Provider {
                            @Provides("empty") Outer.Empty empty;
                            @Provides("part") Outer.Part part(Environment environment, Host host) {
                                return new Outer.Part(environment.name(), 1, 2, 3, true, List.of(), Optional.empty(), null);
                            }
                            @Provides("count") int one() { return 1; }
                            @OnEvent(Event.BEFORE_UPDATE) void one(Object changing) { throw new IllegalStateException("x"); }
                        }
                        """)
                .source("""
                        package com.example;
                        public interface Color {
                            static Color parse(CharSequence text) {
                                return new Color() { @Override public String toString() { return "#" + text; } };
                            }
                        }
                        """)
                .resource("com/example/a.conf", "")
                .resource("com/example/b.conf", "")
                .resource("environments/dev.toml", """
                        [hosts]
                        "host[1..3]" = ["all-types"]
                        one = ["provider"]
                        [component.all-types]
                        color = "red"
                        number = 2000000000
                        large = 5000000000
                        ratio = 1.5
                        colors = { a = ["x"], b = [] }
                        """)
                .compile();
        assertThat(result.messages()).noneMatch(message -> message.file().contains("_"));
        assertThat(result.success()).isTrue();
        ComponentDefinition<Object> definition = definition(result, "com.example.All");
        Object component = definition.create();
        assertThat(definition.name()).isEqualTo("all-types");
        Map<String, Object> values =
                Map.of("flag", true, "number", 2, "large", 3L, "ratio", 4.5, "boxed", 5, "generic", 6L);
        values.forEach((field, value) -> definition.write(component, field, value));
        for (Map.Entry<String, Object> value : values.entrySet()) {
            assertThat(definition.read(component, value.getKey())).isEqualTo(value.getValue());
        }
        Map<String, Object> returned =
                Map.of("b", (byte) 1, "s", (short) 2, "c", 'c', "f", 3f, "l", 4L, "d", 5d, "z", true);
        for (Map.Entry<String, Object> value : returned.entrySet()) {
            assertThat(definition.read(component, value.getKey())).isEqualTo(value.getValue());
        }
        definition.fillTemplates(component);
        assertThat(definition.read(component, "first")).isNotNull();
        assertThat(definition.read(component, "twice")).isEqualTo(6L);
        assertThat(definition.members().attributes().stream()
                        .filter(attribute -> attribute.field().equals("color"))
                        .map(attribute -> attribute.type().parse("red").toString()))
                .containsExactly("#red");
        assertThat(new Definitions().record(result.loader().loadClass("com.example.Outer$Part")))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatItsUserIsToldOfOnceIsNotRepeated(Compilers compiler) {
        Compilers.Run run = compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + """
                        @Component @Deprecated
                        public class Old {
                            @Attribute @Deprecated protected int port = 1;
                            @Attribute @Deprecated(forRemoval = true) protected String gone;
                            @Attribute Optional<Shade> shade = Optional.empty();
                            @Provides("old:shade") @Deprecated(forRemoval = true) Shade shade(Host host) { return Shade.DARK; }
                            @Provides("old:part") Part part() { return new Part(List.of(), Map.of()); }
                            @Requires(value = "old:shade", reverse = true) Shade again;
                            @Deprecated void configure(Configuration here) {}
                            @Deprecated String label() { return gone; }
                            @Deprecated enum Shade { DARK }
                            @Deprecated record Part(List<Shade> shades, Map<String, List<Integer>> numbers) {
                                @Deprecated String label() { return ""; }
                            }
                        }
                        """)
                .source("package com.example;\n" + IMPORTS + """
                        @Component @SuppressWarnings({"deprecation", "rawtypes"})
                        class Derived extends Old {
                            @Requires(value = "old:part", optional = true, reverse = true) List<Old.Part> parts;
                            @Attribute Map<String, Set<java.net.URI>> links = Map.of();
                            @Requires(value = "derived:any", from = Scope.SAME_HOST, optional = true) List<Object> any;
                            List rawMethod() { return List.of(); }
                        }
                        """)
                .source("package com.example;\n" + IMPORTS + """
                        @Component
                        class Generic<T extends Number> implements java.io.Serializable {
                            private static final long serialVersionUID = 1;
                            @Attribute int number = 1;
                            @SubComponent transient List<Derived> children;
                            transient T value;
                            T value() { return value; }
                        }
                        """);
        if (compiler == Compilers.JAVAC) {
            run.option("-Werror");
        }
        Compilers.Result result = run.compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.success()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aClassOfTheUserHasTheNameOfAGeneratedOne(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + """
                        @Component
                        class Nginx {
                            @Component static class Site {}
                            @Provides("nginx:log") Log log() { return new Log("x"); }
                            record Log(String path) {}
                        }
                        """)
                .source("package com.example;\nclass Nginx_Definition {}\n")
                .source("package com.example;\nclass Nginx_Log_Data {}\n")
                .source("package com.example;\n" + IMPORTS + "@Component(\"other\") class Nginx_Site {}\n")
                .compile();

        assertThat(result.success()).isFalse();
        assertThat(result.messages()).hasSize(3);
        List<String> messages = result.launchway().stream()
                .map(message -> message.replaceAll("^(?:com/example/)?Nginx.java:(?:10:)? (.*Nginx.Log')", "$1"))
                .toList();
        assertThat(messages).containsExactlyInAnyOrder("""
                Nginx.java:7: [LW116] 'Nginx_Definition' is the name of the class that is generated for 'Nginx', and a class of the sources has it
                    help: rename one of the two; where the source was generated before, take the directory of generated sources off the source path, or delete it""", """
                [LW116] 'Nginx_Log_Data' is the name of the class that is generated for 'Nginx.Log', and a class of the sources has it
                    help: rename one of the two; where the source was generated before, take the directory of generated sources off the source path, or delete it""", """
                Nginx_Site.java:6: [LW104] the definitions of 'Nginx.Site' and 'Nginx_Site' would both be named 'Nginx_Site_Definition'
                    help: rename one of the classes""");
    }

    private static ComponentDefinition<Object> definition(Compilers.Result result, String className) {
        @SuppressWarnings("unchecked")
        ComponentDefinition<Object> definition = (ComponentDefinition<Object>)
                new Definitions().component(className, result.loader()).orElseThrow();
        return definition;
    }
}
