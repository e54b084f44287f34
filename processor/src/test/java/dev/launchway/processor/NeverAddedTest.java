package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components that code makes: those that certainly go nowhere are errors, at the line where they are made, and no others. */
final class NeverAddedTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.*;
            import dev.launchway.library.process.Command;
            import java.util.*;
            import java.util.function.*;
            import java.util.stream.*;
            """;

    private static final String PART = HEAD + """
            @Component
            class Part {
                private final String name;
                Part(String name) { this.name = name; }
                static Part named(String name) { return new Part(name); }
                static Part into(Configuration here) { return here.add(new Part("x")); }
                Part twice(int times) { return this; }
                Part with(Object... all) { return this; }
                Part addTo(Configuration here) { return here.add(this); }
                String name() { return name; }
            }
            """;

    /** Statements of configure, each of which makes one component that is lost; below them what is said, where it is more. */
    private static final List<List<String>> LOST = List.of(
            List.of("File.at(\"x\");"),
            List.of("File.at(\"x\").content(\"y\").mode(\"0640\");"),
            List.of("dev.launchway.library.file.File.at(\"x\").leading();"),
            List.of("if (flag) { Command.of(\"true\").when(kept); }"),
            List.of("new Part(\"x\");"),
            List.of("Part.named(\"x\").twice(2);"),
            List.of("new Other.Inner();"),
            List.of("File file = File.at(\"x\").content(\"y\");", "variable 'file'"),
            List.of("var file = File.at(\"x\"); file.mode(\"0640\").leading();", "variable 'file'"),
            List.of("File file; file = flag ? File.at(\"x\") : null;", "variable 'file'"),
            List.of("File file = (File.at(\"x\")); file = file.mode(\"0600\");", "variable 'file'"),
            List.of("Part part = new Part(\"x\");", "variable 'part'"),
            List.of("List<File> all = List.of(File.at(\"x\"));", "variable 'all'"),
            List.of(
                    "List<File> all = new ArrayList<>(); for (String n : names) { all.add(File.at(n)); }",
                    "variable 'all'"),
            List.of("List<File> all = names.stream().map(n -> File.at(n)).toList();", "variable 'all'"),
            List.of(
                    "var all = names.stream().map(n -> File.at(n).mode(\"0600\")).collect(Collectors.toList());",
                    "'all'"),
            List.of("Optional<File> maybe = names.stream().findFirst().map(n -> File.at(n));", "variable 'maybe'"),
            List.of("names.forEach(n -> File.at(n));"),
            List.of("names.forEach(n -> { File.at(n).content(n); });"),
            List.of("names.stream().sorted().forEach(n -> new Part(n));"),
            List.of("Runnable later = () -> { File.at(\"x\").content(\"\"); }; later.run();"),
            List.of("kept2 = Command.of(\"true\").when(File.at(\"x\"), kept);"),
            List.of(
                    "File file = File.at(\"x\"); here.add(Command.of(\"true\").env(\"a\", \"b\").when(file));",
                    "'file'"),
            List.of(
                    "File file = File.at(\"x\"); here.add(Command.of(\"true\").when(List.of(kept), file).timeout(\"5m\"));",
                    "'file'"),
            List.of("helper = File.at(\"x\"); kept2 = Command.of(\"true\").when(helper);", "field 'helper'"),
            List.of("helper = File.at(\"x\");", "field 'helper'"),
            List.of("this.helper = File.at(\"x\").content(\"y\"); helper.mode(\"0600\");", "field 'helper'"),
            List.of("hidden = Part.named(\"x\");", "field 'hidden'"),
            List.of("several = List.of(File.at(\"x\"));", "field 'several'"));

    /** Statements of configure that make components which something may take. */
    private static final List<String> TAKEN = List.of(
            "here.add(File.at(\"x\"));",
            "here.add(File.at(\"x\").content(\"y\")).path();",
            "File file = File.at(\"x\"); if (flag) { here.add(file); }",
            "File file = flag ? File.at(\"x\") : null; here.add(file);",
            "File file = null; if (flag) { file = File.at(\"x\"); } here.add(file);",
            "kept = File.at(\"x\");",
            "sites = List.of(File.at(\"x\"), File.at(\"y\"));",
            "sites = names.stream().map(n -> File.at(n)).toList();",
            "sites = names.stream().map(File::at).toList();",
            "sites = new ArrayList<>(); for (String n : names) { sites.add(File.at(n)); }",
            "List<File> all = new ArrayList<>(); all.add(File.at(\"x\")); sites = all;",
            "List<File> all = new ArrayList<>(); all.add(File.at(\"x\")); all.forEach(here::add);",
            "List<File> all = List.of(File.at(\"x\")); for (File one : all) { here.add(one); }",
            "List<File> all = sites; all.add(File.at(\"x\"));",
            "maybe = Optional.of(File.at(\"x\"));",
            "maybe = names.stream().findFirst().map(n -> File.at(n));",
            "names.forEach(n -> here.add(File.at(n)));",
            "names.stream().map(n -> File.at(n)).forEach(here::add);",
            "names.stream().map(n -> here.add(File.at(n))).toList();",
            "Supplier<File> make = () -> File.at(\"x\"); here.add(make.get());",
            "Function<String, File> make = n -> { return File.at(n); }; here.add(make.apply(\"x\"));",
            "here.add(make());",
            "take(File.at(\"x\"));",
            "new Taker(File.at(\"x\"));",
            "here.add(Command.of(\"true\").when(here.add(File.at(\"x\"))));",
            "File file = here.add(File.at(\"x\")); here.add(Command.of(\"true\").when(file));",
            "File file = File.at(\"x\"); kept2 = Command.of(\"true\").when(file); kept = file;",
            "Part part = new Part(\"x\"); part.with(File.at(\"x\")).addTo(here);",
            "Part.into(here);",
            "new Part(\"x\").addTo(here);",
            "String name = new Part(\"x\").name();",
            "File[] all = {File.at(\"x\")}; here.add(all[0]);",
            "Map<String, File> all = new HashMap<>(); all.put(\"x\", File.at(\"x\")); here.add(all.get(\"x\"));",
            "int n = 1; kept = switch (n) { case 1 -> File.at(\"x\"); default -> { yield File.at(\"y\"); } };",
            "File a, b; a = b = File.at(\"x\"); here.add(a);",
            "read = File.at(\"x\"); add(here);",
            "File helper = here.add(File.at(\"x\"));",
            "others.add(File.at(\"x\"));",
            "Object thing = File.at(\"x\"); here.add(thing);",
            "class Local { File file() { return File.at(\"x\"); } } here.add(new Local().file());",
            "shared = File.at(\"x\");",
            "open = File.at(\"x\");");

    @TempDir
    Path directory;

    private static String maker(int number, String statement) {
        return HEAD + """
                @Component
                class Maker%d {
                    @Attribute List<String> names = List.of();
                    @Attribute boolean flag;
                    @SubComponent File kept; @SubComponent Command kept2;
                    @SubComponent List<File> sites;
                    @SubComponent Optional<File> maybe;
                    File helper;
                    private Part hidden;
                    List<File> several;
                    private File read;
                    final List<File> others = new ArrayList<>();
                    File shared;
                    protected File open;
                    void configure(Configuration here) {
                        STATEMENT
                    }
                    void add(Configuration here) { here.add(read); others.forEach(here::add); }
                    private File make() { File made = File.at("m"); return made; }
                    private void take(File file) {}
                }
                """.formatted(number).replace("STATEMENT", statement);
    }

    /** What is said to each of the statements, all of them in one compilation; above it stand 23 lines. */
    private List<String> said(Compilers compiler, List<String> statements) {
        Compilers.Run run = compiler.in(directory)
                .source(PART)
                .source(HEAD + "@Component class Other { @Component static class Inner { @Attribute int shared; }"
                        + " File helper; void configure(Configuration here) { here.add(helper); } }\n")
                .source(HEAD
                        + "class Taker { Taker(File file) {} Object of(Maker0 maker) { return maker.shared; } }\n");
        for (int i = 0; i < statements.size(); i++) {
            run.source(maker(i, statements.get(i)));
        }
        List<String> errors = run.compile().errors();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            String file = "Maker" + i + ".java:";
            said.add(String.join(
                    "\n",
                    errors.stream().filter(error -> error.startsWith(file)).toList()));
        }
        assertThat(errors).allMatch(error -> error.startsWith("Maker"));
        return said;
    }

    @Test
    void whatIsLostIsAnErrorWhereItIsMade() {
        List<String> said =
                said(Compilers.JAVAC, LOST.stream().map(one -> one.get(0)).toList());
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < LOST.size(); i++) {
            List<String> one = LOST.get(i);
            String error = said.get(i);
            boolean told = error.startsWith("Maker" + i + ".java:24: [LW135] the component '")
                    && error.indexOf("[LW", error.indexOf("[LW") + 1) < 0
                    && (one.size() == 1 ? !error.contains("is kept in") : error.contains(one.get(1)));
            if (!told) {
                wrong.add(one.get(0) + "\n    " + error);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whatSomethingMayTakeIsNot() {
        List<String> said = said(Compilers.JAVAC, TAKEN);
        for (int i = 0; i < TAKEN.size(); i++) {
            assertThat(said.get(i)).as(TAKEN.get(i)).isEmpty();
        }
    }

    @Test
    void eclipsesCompilerSaysNothing() {
        assertThat(said(Compilers.ECJ, List.of("File.at(\"x\");"))).containsExactly("");
    }

    @Test
    void theLineIsThatOfEachComponentOfItsOwn() {
        String statements = "File.at(\"x\")\n.content(\"y\");\nfor (String n : names) {\nFile\n.at(\"x\");\n}";

        String[] said = said(Compilers.JAVAC, List.of(statements)).get(0).split("\nMaker", 2);

        assertThat(said).hasSize(2);
        assertThat(said[0])
                .startsWith("Maker0.java:24: [LW135] the component 'File.at(\"x\")' is made and never added");
        assertThat(said[1]).startsWith("0.java:27: ");
    }

    @Test
    void reportsForCodeHostsHaveTheLine() throws IOException {
        Path report = directory.resolve("report.sarif");

        Compilers.JAVAC
                .in(directory.resolve("service"))
                .onDisk()
                .source(PART)
                .source(maker(0, "File.at(\"x\")\n.content(\"y\");"))
                .option("-Alaunchway.report=" + report)
                .compile();

        assertThat(Files.readString(report).replaceAll("\\s", ""))
                .contains("\"ruleId\":\"LW135\"")
                .contains("\"startLine\":24,\"startColumn\":9");
    }
}
