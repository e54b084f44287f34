package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.Definitions;
import dev.launchway.plan.RecordDefinition;
import dev.launchway.plan.ValueType;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A compilation as a whole: libraries, rounds, what does not compile, the same bytes for the same sources. */
final class CompilationTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String LIBRARY_COMPONENT = """
            package com.lib;
            import dev.launchway.annotation.*;
            @Component public abstract class Server {
                @Attribute protected int port = 1;
                @Provides("server:info") protected Info info() { return new Info("x", new Info.Size(1, 2)); }
            }
            """;
    private static final String LIBRARY_RECORD = """
            package com.lib;
            public record Info(String name, Size size) {
                public record Size(int width, double height) {}
                public enum Part { A }
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void componentsOfLibrariesAreKnown(Compilers compiler) throws Throwable {
        Compilers.Result library = compiler.in(directory.resolve("library"))
                .source(LIBRARY_COMPONENT)
                .source(LIBRARY_RECORD)
                .compile();
        assertThat(library.messages()).isEmpty();
        Compilers.Result service = compiler.in(directory.resolve("service"))
                .library(library)
                .source("package com.example;\n" + IMPORTS + """
                        @Component
                        class Web extends com.lib.Server {
                            @SubComponent @Template("web.conf") File config;
                            @SubComponent List<com.lib.Server> servers;
                            @Requires(value = "server:info", reverse = true) com.lib.Info info;
                        }
                        """)
                .compile();
        assertThat(service.messages()).isEmpty();
        assertThat(service.generated().keySet())
                .hasSize(2)
                .contains("com/example/Web_Definition.java")
                .anyMatch(name -> name.matches("dev/launchway/index/Index_[0-9a-f]{16}\\.java"));
        Object info = library.loader()
                .loadClass("com.lib.Info_Data")
                .getField("INSTANCE")
                .get(null);
        @SuppressWarnings("unchecked")
        RecordDefinition<Object> definition = (RecordDefinition<Object>) info;
        ValueType<Object> type = ValueType.record(definition);
        Object value = type.decode(List.of("a", List.of(1L, 2.5)));
        assertThat(value).hasToString("Info[name=a, size=Size[width=1, height=2.5]]");
        assertThat(type.encode(value)).isEqualTo(List.of("a", List.of(1L, 2.5)));
        assertThat(definition.read(value, "name")).isEqualTo("a");
        assertThat(new Definitions().record(value.getClass())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void partialCompilationKeepsTheRestOfTheIndex(Compilers compiler) {
        compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + "@Component class First {}")
                .source("package com.example;\n" + IMPORTS + "@Component class Gone {}")
                .compile();
        assertThat(directory.resolve("classes/com/example/Gone.class").toFile().delete())
                .isTrue();
        Compilers.Result second = compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + "@Component class Second {}")
                .onDisk()
                .library(directory.resolve("classes"))
                .compile();
        assertThat(second.messages()).isEmpty();
        Compilers.Result service = compiler.in(directory.resolve("service"))
                .source("package com.example.service;\n" + IMPORTS + "@Component class Web {}")
                .resource("environments/dev.toml", "[hosts]\na = [\"first\", \"second\", \"gone\"]\n")
                .library(second)
                .compile();
        assertThat(service.launchway())
                .singleElement()
                .asString()
                .startsWith("environments/dev.toml:2:25: [LW310] there is no component 'gone'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void twoLibrariesWithOnePackage(Compilers compiler) {
        Compilers.Result first = compiler.in(directory.resolve("first"))
                .source("package com.example;\n" + IMPORTS + "@Component class First {}")
                .compile();
        Compilers.Result second = compiler.in(directory.resolve("second"))
                .source("package com.example;\n" + IMPORTS + "@Component class Second {}")
                .compile();
        Compilers.Result service = compiler.in(directory.resolve("service"))
                .source("package com.example;\n" + IMPORTS + "@Component class Web {}")
                .resource("environments/dev.toml", "[hosts]\na = [\"first\", \"second\", \"web\"]\n")
                .library(first)
                .library(second)
                .compile();

        assertThat(service.messages()).isEmpty();
    }

    @Test
    void sameSourcesGiveTheSameBytesInEachCompilerAndOrder() {
        String first = "package com.example;\n" + IMPORTS + """
                @Component class First {
                    @Requires("z") List<Address> z; @Attribute int b; @Attribute int a;
                    String m() { return ""; } String k() { return ""; }
                    @Provides("r") Data data() { return null; }
                    record Data(int one, Map<String, List<Integer>> two) {}
                }
                """;
        String second = "package com.example;\n" + IMPORTS + "@Component class Second extends First {}";
        Compilers.Result javac = Compilers.JAVAC
                .in(directory.resolve("javac"))
                .source(first)
                .source(second)
                .compile();
        Compilers.Result reversed = Compilers.JAVAC
                .in(directory.resolve("reversed"))
                .source(second)
                .source(first)
                .compile();
        Compilers.Result ecj = Compilers.ECJ
                .in(directory.resolve("ecj"))
                .source(second)
                .source(first)
                .compile();
        assertThat(javac.messages()).isEmpty();
        assertThat(javac.generated()).hasSize(4);
        assertThat(reversed.generated()).isEqualTo(javac.generated());
        assertThat(ecj.generated()).isEqualTo(javac.generated());
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatDoesNotCompileIsTheCompilersToReport(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source("package com.example;\n" + IMPORTS + """
                        @Component(adds = Missing1.class)
                        @Platform(value = "debian", of = Missing2.class)
                        class Web extends Missing3 implements Missing4<String> {
                            @Attribute Missing5 attribute;
                            @Attribute List<Missing6> attributes;
                            @Requires("x") Optional<Resource<Missing7>> required;
                            @SubComponent List<Missing8> files;
                            @Features Set<Missing9> features;
                            @Provides("y") Missing10 provided(Missing11 argument) { return null; }
                            @Provides("r") Broken broken;
                            void configure(Missing12 here) {}
                            void update(Target target) {}
                            @OnEvent(Event.BEFORE_UPDATE) void handle(Missing13 changing) {}
                            record Broken(Missing14 part) {}
                        }
                        """)
                .source("package com.example;\n" + IMPORTS + """
                        @Component class Also {
                            @Attribute private int port;
                        }
                        """)
                .compile();
        assertThat(result.success()).isFalse();
        assertThat(result.launchway()).containsExactly("""
                        Also.java:7: [LW105] the field 'port' with @Attribute is private, and generated code must reach it
                            help: make it package-private: @Attribute int port""");
        assertThat(result.messages().toString()).contains("Missing5", "Missing12", "Missing14");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void waitsForTypesThatAnotherProcessorGenerates(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .processor(new Generating())
                .source("package com.example;\n" + IMPORTS + """
                        @Component
                        class Web {
                            @Attribute Level level = Level.LOW;
                        }
                        """)
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(result.generated()).containsKey("com/example/Web_Definition.java");
    }

    @Test
    void ownFaultIsOneDiagnostic() {
        assertThat(Bug.report(new IllegalStateException("two\nlines")).text())
                .startsWith("""
                        [LW100] a bug in Launchway's processor stopped it; your code may be right
                            java.lang.IllegalStateException: two lines
                            at dev.launchway.processor.CompilationTest.ownFaultIsOneDiagnostic(""")
                .contains("\n    help: send these lines");
    }

    @SupportedAnnotationTypes("*")
    private static final class Generating extends AbstractProcessor {

        private boolean done;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("com.example.Level")
                        .openWriter()) {
                    writer.write("package com.example; enum Level { LOW }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
