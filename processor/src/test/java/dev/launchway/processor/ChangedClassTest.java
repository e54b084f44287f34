package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.Phase;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that Lombok changes while they are compiled, after the processor has read them. */
final class ChangedClassTest {

    private static String app(String annotations) {
        return """
                package com.example.shop;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import lombok.*;
                import lombok.experimental.*;
                @Component
                %s
                class App {
                    @Attribute int port = 80;
                    @Attribute String name = "app";
                    void configure(Configuration here) { name = "configured"; }
                }
                """.formatted(annotations);
    }

    @TempDir
    Path directory;

    private Compilers.Result compile(String annotations, boolean lombokFirst) throws ReflectiveOperationException {
        Processor lombok = Class.forName("lombok.launch.AnnotationProcessorHider$AnnotationProcessor")
                .asSubclass(Processor.class)
                .getDeclaredConstructor()
                .newInstance();
        Compilers.Run run = Compilers.JAVAC
                .in(directory)
                .source("com/example/shop/App.java", app(annotations))
                .resource("environments/dev.toml", "[hosts]\nhere = [\"app\"]\n");
        return (lombokFirst ? run.processor(lombok) : run.laterProcessor(lombok)).compile();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @FieldDefaults(level = AccessLevel.PRIVATE)          | @FieldDefaults          | now the field 'port' is private / now the field 'name' is private
            @FieldDefaults(makeFinal = true)                     | @FieldDefaults          | now the field 'port' is final / now the field 'name' is final
            @Value                                               | @Value                  | now the field 'port' is private / now the field 'name' is private
            @AllArgsConstructor                                  | @AllArgsConstructor     | now it has no constructor without parameters
            @Builder                                             | @Builder                | now it has no constructor without parameters
            @NoArgsConstructor(access = AccessLevel.PRIVATE)     | @NoArgsConstructor      | now it has a private constructor
            @UtilityClass                                        | @UtilityClass           | now it has a private constructor / now the field 'port' is static / now the method 'configure' is static
            """)
    void namesTheClassWhatChangedAndTheAnnotation(String annotations, String tool, String changes)
            throws ReflectiveOperationException {
        Compilers.Result result = compile(annotations, false);

        assertThat(result.success()).isFalse();
        String error = String.join("\n", result.errors());
        assertThat(error)
                .startsWith(
                        "App.java:6: [LW115] 'App' is not what it was when its definition was generated: another tool"
                                + " has changed it since, such as Lombok\n")
                .endsWith("\n    help: take Lombok off the component: it has " + tool);
        for (String change : changes.split(" / ", -1)) {
            assertThat(error).contains("\n    " + change);
        }
        assertThat(result.errors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Value",
                "@AllArgsConstructor",
                "@Builder",
                "@NoArgsConstructor(access = AccessLevel.PRIVATE)",
                "@UtilityClass",
                "@FieldDefaults(level = AccessLevel.PRIVATE)"
            })
    void isFoundWhenLombokRunsFirst(String annotations) throws ReflectiveOperationException {
        Compilers.Result result = compile(annotations, true);

        assertThat(result.success()).isFalse();
        assertThat(String.join("\n", result.errors())).contains("App", "Lombok", annotations.replaceAll("\\(.*", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @Getter @Setter @ToString @EqualsAndHashCode
            @Data
            @Accessors(fluent = true) @Getter
            @NoArgsConstructor @AllArgsConstructor
            @Builder @NoArgsConstructor @AllArgsConstructor
            """)
    void leavesInPeaceWhatGeneratedCodeCanDoWith(String annotations) throws Throwable {
        Compilers.Result result = compile(annotations, false);

        assertThat(result.errors()).isEmpty();
        assertThat(result.success()).isTrue();
        @SuppressWarnings("unchecked")
        ComponentDefinition<Object> app = (ComponentDefinition<Object>) new Definitions()
                .component("com.example.shop.App", result.loader())
                .orElseThrow();
        Object component = app.create();
        app.write(component, "port", 8080);
        app.call(component, Phase.CONFIGURE, null);
        assertThat(app.read(component, "port")).isEqualTo(8080);
        assertThat(app.read(component, "name")).isEqualTo("configured");
    }
}
