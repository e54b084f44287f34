package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The findings of a compilation as a file. */
final class ReportFileTest {

    private static final String IMPORTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    private static final String NGINX = IMPORTS + """
            @Component
            public class Nginx {
                @Requires("app:http")
                @Deprecated
                List<Address> backends;

            \t@Provides(value = "web:http", reverse = true) Address http(Host host) { return Address.of("h", 1); }
            }
            """;

    private static final String BROKEN = IMPORTS + """
            @Component
            public class Broken {
                @Attribute private int count;

                @Deprecated static class Part { @Attribute private int
                    other; }

                void update(Target target) {}
            }
            """;

    private static final String CLEAN = IMPORTS + """
            @Component
            public class Nginx {
                @Attribute int port = 80;
            }
            """;

    @TempDir
    private Path directory;

    private JsonObject read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static JsonObject run(JsonObject log) {
        return log.getAsJsonArray("runs").get(0).getAsJsonObject();
    }

    private static JsonArray results(JsonObject log) {
        return run(log).getAsJsonArray("results");
    }

    /** Where a result stands, as {@code uri:line:column}, with its rule. */
    private static List<String> places(JsonObject log) {
        List<String> places = new ArrayList<>();
        results(log).forEach(result -> {
            JsonObject location = result.getAsJsonObject()
                    .getAsJsonArray("locations")
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("physicalLocation");
            String uri = location.getAsJsonObject("artifactLocation").get("uri").getAsString();
            JsonObject region = location.getAsJsonObject("region");
            places.add(result.getAsJsonObject().get("ruleId").getAsString()
                    + " "
                    + uri.substring(uri.indexOf("/src/") + 1)
                    + (region == null ? "" : ":" + region.get("startLine") + ":" + region.get("startColumn")));
        });
        return places;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFailingCompilationLeavesItsFindings(Compilers compiler) throws IOException {
        Path report = directory.resolve("not/yet/there/report.sarif");
        Compilers.Result result = compiler.in(directory)
                .onDisk()
                .source(NGINX)
                .source(BROKEN)
                .resource("environments/dev.toml", "[hosts]\na = [\"nginx\"]\n")
                .resource("environments/typo.toml", "[hosts]\na = [\"nginx\"]\nb = [\"ngin\"]\n")
                .option("-Alaunchway.report=" + report)
                .compile();

        assertThat(result.success()).isFalse();
        JsonObject log = read(report);
        if (compiler == Compilers.JAVAC) {
            assertThat(places(log))
                    .containsExactly(
                            "LW105 src/com/example/shop/Broken.java:7:28",
                            "LW121 src/com/example/shop/Broken.java:12:10",
                            "LW107 src/com/example/shop/Broken.java:9:37",
                            "LW210 src/com/example/shop/Nginx.java:7:15",
                            "LW310 environments/typo.toml:3:6");
            List<Long> lines = result.messages().stream()
                    .filter(message -> message.text().contains("[LW"))
                    .map(Compilers.Message::line)
                    .filter(line -> line > 0)
                    .toList();
            assertThat(lines).containsExactly(7L, 12L, 9L, 7L);
        } else {
            assertThat(places(log)).contains("LW210 com/example/shop/Nginx.java", "LW310 environments/typo.toml:3:6");
        }
        JsonObject first = results(log).get(3).getAsJsonObject();
        assertThat(first.getAsJsonObject("message").get("text").getAsString()).isEqualTo("""
                nothing provides 'app:http' in environments 'dev' and 'typo'
                    required by Nginx.backends on host a (environments/dev.toml:2)
                    help: provide it by @Provides("app:http") in a component, or delete the requirement""");
        assertThat(first.get("level").getAsString()).isEqualTo("error");
        assertThat(first.toString()).contains("\"fullyQualifiedName\":\"com.example.shop.Nginx.backends\"");
        assertThat(first.getAsJsonArray("relatedLocations").toString())
                .contains("environments/dev.toml")
                .contains("\"startLine\":2");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aCleanCompilationLeavesAnEmptyLog(Compilers compiler) throws IOException {
        Path report = Files.writeString(directory.resolve("report.sarif"), "old");
        Compilers.Result result = compiler.in(directory)
                .source(CLEAN)
                .resource("environments/dev.toml", "[hosts]\na = [\"nginx\"]\n")
                .option("-Alaunchway.report=" + report)
                .compile();

        assertThat(result.success()).isTrue();
        assertThat(read(report).get("version").getAsString()).isEqualTo("2.1.0");
        assertThat(results(read(report))).isEmpty();
        assertThat(directory).isDirectoryNotContaining("glob:**/.report*");
        assertThat(result.classes().resolve("META-INF/launchway/findings.json")).hasContent("[]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aReportThatCannotBeWrittenIsAnError(Compilers compiler) throws IOException {
        Files.writeString(directory.resolve("file"), "");
        for (String name : List.of(directory + "/file/report.sarif", directory.toString())) {
            Compilers.Result result = compiler.in(directory)
                    .source(CLEAN)
                    .option("-Alaunchway.report=" + name)
                    .compile();

            assertThat(result.success()).isFalse();
            assertThat(result.errors())
                    .singleElement()
                    .asString()
                    .startsWith("[LW198] the report '" + name + "' cannot be written: ")
                    .endsWith("help: name a file that can be written in -Alaunchway.report");
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anEmptyNameAsksForNone(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source(CLEAN)
                .option("-Alaunchway.report=")
                .compile();

        assertThat(result.launchway()).isEmpty();
        assertThat(result.success()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aLibraryStoresNothing(Compilers compiler) {
        Compilers.Result result = compiler.in(directory).source(CLEAN).compile();

        assertThat(result.classes().resolve("META-INF")).doesNotExist();
    }

    @Test
    void warningsAreStoredBesideThePlanWithoutAPathOfTheMachine() throws IOException {
        Compilers.Result result = Compilers.JAVAC
                .in(directory)
                .source(CLEAN)
                .resource("environments/dev.toml", "[hosts]\na = [\"nginx\"]\n[host.a.component.nginx]\n")
                .resource("environments/other.toml", "[hosts]\na = []\n[component.nginx]\nport = 1\n")
                .compile();

        assertThat(result.success()).isTrue();
        assertThat(result.classes().resolve("META-INF/launchway/findings.json")).hasContent("""
                [
                  {
                    "code": "LW325",
                    "severity": "WARNING",
                    "statement": "no host runs component 'nginx', which is set here",
                    "details": [],
                    "help": "assign the component to a host, or delete the section",
                    "place": "environments/other.toml:3:1",
                    "element": ""
                  }
                ]
                """);
    }

    @Test
    void sourcesOfAMavenProjectAreFoundByTheirClassOutput() throws IOException {
        Path project = directory.resolve("shop");
        Path environments = project.resolve("src/main/resources/environments");
        Files.createDirectories(environments);
        Files.writeString(environments.resolve("dev.toml"), "[hosts]\na = [\"ngin\"]\n");
        Path source = project.resolve("src/main/java/com/example/shop/Nginx.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, CLEAN.replace("@Attribute int", "@Attribute private int"));
        Path report = directory.resolve("report.sarif");
        for (Compilers compiler : Compilers.values()) {
            compiler.in(directory)
                    .source(CLEAN.replace("@Attribute int", "@Attribute private int"))
                    .option("-Alaunchway.environments=" + environments)
                    .option("-Alaunchway.report=" + report)
                    .compile();
            assertThat(places(read(report))).last().isEqualTo("LW310 src/main/resources/environments/dev.toml:2:6");
            if (compiler == Compilers.ECJ) {
                assertThat(places(read(report))).first().isEqualTo("LW105 src/main/java/com/example/shop/Nginx.java");
            }
        }
    }
}
