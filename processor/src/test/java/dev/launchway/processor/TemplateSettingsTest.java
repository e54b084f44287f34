package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler knows of the variables and the encoding that {@code configure} gives to the template of a field. */
class TemplateSettingsTest {

    private static final String UNKNOWN = "'%s' is not known: a template starts from component, host or environment";

    /** A method, or what stands beside it, and a template. */
    private record Case(String code, String template) {}

    /** What gives the template the names that it reads, in ways that can be seen and that cannot. */
    private static final List<Case> RIGHT = List.of(
            new Case("", "{{ managed }}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"backend\", backend); }",
                    "{{ backend.port }} {{ managed }}"),
            new Case(
                    "void configure(Configuration here) { config = here.add(File.at(\"x\").rendered(\"a.conf\")"
                            + ".with(NAME, 5).mode(\"0640\")); }",
                    "{{ size + 1 }}"),
            new Case(
                    "void configure(Configuration here) { this.config = port > 1 ? File.template(\"a.conf\").with(\"b\", url()) : null; }",
                    "{{ b.length }}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\"); config.with(\"b\", 1); }",
                    "{{ b }}"),
            // What is wrong with these names is told where the file is given them, by check.
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"host\", 5); }",
                    "{{ host.name }}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"my-count\", 5); }",
                    "{{ count }}"),
            new Case("void configure(Configuration here) { config = made(); } File made() { return null; }", "{{ b }}"),
            new Case(
                    "void configure(Configuration here) { for (Integer backend : List.of(1)) {"
                            + " config = File.template(\"a.conf\").with(\"b\", backend); } }",
                    "{{ b.anything }}"),
            new Case(
                    "void configure(Configuration here) { String name = url();"
                            + " config = File.template(\"a.conf\").with(name, 1); }",
                    "{{ b }}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"b\", 1).with(\"b\", backend); }",
                    "{{ b.host }}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"b\", backend); }",
                    "{% set b = 5 %}{{ b.x }}{% include 'part' %}"),
            new Case(
                    "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"b\", backend); }",
                    "{% include 'part' %}"));

    @TempDir
    Path directory;

    private Compilers.Run service(Compilers compiler, String code, String template) {
        return compiler.in(directory)
                .source("""
                package com.example.shop;

                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.List;

                @Component
                class Nginx {
                    static final String NAME = "size";
                    @Attribute int port = 80;
                    @Attribute Address backend = Address.of("a", 1);
                    @SubComponent @Template("a.conf") File config;
                    String url() { return "x"; }
                    CODE
                }
                """.replace("CODE", code))
                .resource("com/example/shop/part", "{{ b.host }}")
                .resource("com/example/shop/a.conf", template);
    }

    private List<String> errors(Compilers compiler, String code, String template) {
        return service(compiler, code, template).compile().errors();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsGivenIsKnown(Compilers compiler) {
        for (Case right : RIGHT) {
            assertThat(errors(compiler, right.code(), right.template()))
                    .as(right.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFileThatNothingIsGivenKnowsNoOtherName(Compilers compiler) {
        assertThat(errors(compiler, "", "{{ backend }}"))
                .singleElement()
                .asString()
                .contains("a.conf:1:4: ", String.format(UNKNOWN, "backend"));
        assertThat(errors(compiler, "", "{{ manged }}"))
                .singleElement()
                .asString()
                .contains("help: did you mean 'managed'?");
    }

    /** Eclipse's compiler shows nothing of methods, so that {@code check} has to tell. */
    @ParameterizedTest
    @EnumSource(value = Compilers.class, names = "JAVAC")
    void otherNamesThanThoseThatAreGivenAreToldByJavac(Compilers compiler) {
        String given =
                "void configure(Configuration here) { config = File.template(\"a.conf\").with(\"server\", backend); }";

        assertThat(errors(compiler, given, "{{ servr.host }} {{ server.hots }} {{ server.port }}"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text)
                        .contains("a.conf:1:4: ", String.format(UNKNOWN, "servr"), "did you mean 'server'?"))
                .anySatisfy(text -> assertThat(text).contains("a.conf:1:28: ", "Address has no 'hots'"));
        assertThat(errors(compiler, "void configure(Configuration here) { here.log(\"x\"); }", "{{ backend }}"))
                .hasSize(1);
        assertThat(errors(compiler, given, "{% macro m() %}{{ server.host }}{% endmacro %}{{ m() }}"))
                .singleElement()
                .asString()
                .contains("'server' is not known here: a macro sees its arguments alone");
        assertThat(errors(compiler, given.replace("backend", "5"), "{{ server.host }}"))
                .singleElement()
                .asString()
                .contains("Integer has no 'host'");
    }

    @ParameterizedTest
    @EnumSource(value = Compilers.class, names = "JAVAC")
    void whatIsNotSeenOfOneFieldIsSeenOfAnother(Compilers compiler) {
        String both = """
                @SubComponent @Template("b.conf") File other;
                void configure(Configuration here) {
                    config = File.template("a.conf").with("b", 1);
                    other = made();
                }
                File made() { return null; }
                """;

        assertThat(service(compiler, both, "{{ c }}")
                        .resource("com/example/shop/b.conf", "{{ d }}")
                        .compile()
                        .errors())
                .singleElement()
                .asString()
                .contains("a.conf:1:4: ", String.format(UNKNOWN, "c"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aTemplateIsReadInTheEncodingOfItsFile(Compilers compiler) throws Exception {
        Compilers.Run run = service(
                compiler,
                "void configure(Configuration here) { config = File.template(\"a.conf\").encoding(\"latin1\"); }",
                "x");
        byte[] latin1 = "gr\u00f6\u00dfe {{ component.port }}".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(directory.resolve("classes/com/example/shop/a.conf"), latin1);

        assertThat(run.compile().errors()).isEmpty();
    }
}
