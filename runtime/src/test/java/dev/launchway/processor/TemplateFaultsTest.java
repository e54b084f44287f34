package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.TemplateCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler says of templates; that of each case which the engine renders, nothing. */
class TemplateFaultsTest {

    private static final Path SOURCES = Path.of("src/test/java");
    private static final Path TEMPLATES = Path.of("src/test/resources/com/example/templates");

    /** What only values show. */
    private static final List<String> OF_VALUES =
            List.of("is null (not set)", "broken failed", "the list has no element", "host.data.rak");

    @TempDir
    Path directory;

    private static final String NGINX = """
            package com.example.shop;

            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;

            @Component
            class Nginx {
                enum Level { LOW, HIGH }
                @Attribute int port = 80;
                @Attribute String serverName = "x";
                @Attribute Level level = Level.LOW;
                @Attribute Duration timeout = Duration.ZERO;
                @Attribute Path root = Path.of("x");
                @Attribute Map<String, Address> upstreams = Map.of();
                @Requires(value = "app:http", optional = true) List<Resource<Address>> backends;
                Object anything() { return "x"; }
                String url() { return "http://x"; }
                @SubComponent @Template("nginx.conf") File config;
            }
            """;

    private Compilers.Run nginx(Compilers compiler, String template) {
        return compiler.in(directory).source(NGINX).resource("com/example/shop/nginx.conf", template);
    }

    private List<String> errors(Compilers compiler, String template) {
        return nginx(compiler, template).compile().errors();
    }

    private static String at(String place, String rest) {
        return "Nginx.java:22: com/example/shop/nginx.conf:" + place + ": " + rest;
    }

    private List<String> ofCases(Compilers compiler, List<String> lines) throws IOException {
        Compilers.Run run =
                compiler.in(directory).source(Files.readString(SOURCES.resolve("com/example/templates/Page.java")));
        StringBuilder source = new StringBuilder("""
                package com.example.templates;
                @dev.launchway.annotation.Component
                class Cases extends Page {
                """);
        for (int i = 0; i < lines.size(); i++) {
            run.resource("com/example/templates/case" + i, TemplateCases.template(lines.get(i)));
            source.append("@dev.launchway.annotation.SubComponent @dev.launchway.annotation.Template(\"case")
                    .append(i)
                    .append("\") dev.launchway.library.file.File c")
                    .append(i)
                    .append(";\n");
        }
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TEMPLATES.relativize(file).toString();
                Path copy = directory.resolve("classes/com/example/templates").resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return run.source(source.append("}\n").toString()).compile().errors();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void saysNothingOfWhatTheEngineRenders(Compilers compiler) throws IOException {
        assertThat(ofCases(compiler, TemplateCases.read())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void saysWhatTheEngineWouldSay(Compilers compiler) throws IOException {
        List<String> known = new ArrayList<>();
        for (String line : TemplateCases.refused()) {
            if (OF_VALUES.stream().noneMatch(line::contains)) {
                known.add(line);
            }
        }

        List<String> errors = ofCases(compiler, known);

        assertThat(errors).hasSize(known.size());
        for (int i = 0; i < known.size(); i++) {
            String[] expected = TemplateCases.result(known.get(i)).split("; did you mean |; hand it over: ", 2);
            assertThat(errors.get(i))
                    .contains("com/example/templates/case" + i + ":1:")
                    .containsIgnoringCase("] " + expected[0].replace("a Page is", "a Cases is"));
            if (expected.length > 1) {
                assertThat(errors.get(i)).contains("help: ").endsWith(expected[1]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void pointsAtEachNameThatIsNotThere(Compilers compiler) {
        assertThat(errors(compiler, """
                        listen {{ component.prot }};
                        # {{ component.port }} {{ host.nam }}
                        {% for b in component.backends %}
                          {{ b.value.host }}:{{ b.value.prot }} {{ b.host.fqdm }} {{ loop.indx }} {{ b.name }}
                        {% endfor %}
                        {{ component.timeout.toSecnds }} {{ component.level.name }} {{ component.port.x }}
                        {{ component.root.fileName }} {{ component.anything.whatever.x }} {{ component.url.length }}
                        {% for u in component.upstreams %}{{ u.key }} {{ u.value.hots }}{% endfor %}
                        {{ component.upstreams.main.port }} {{ component.upstreams['x-y'].prt }}
                        """))
                .containsExactly(
                        at("1:21", "[LW403] component has no 'prot'\n    help: did you mean 'port'?"),
                        at("2:32", "[LW403] host has no 'nam'\n    help: did you mean 'name'?"),
                        at("4:33", "[LW403] Address has no 'prot'\n    help: did you mean 'port'?"),
                        at("4:51", "[LW403] Host has no 'fqdm'\n    help: did you mean 'fqdn'?"),
                        at("4:67", "[LW403] loop has no 'indx'\n    help: did you mean 'index'?"),
                        at("4:80", "[LW403] Resource has no 'name'"),
                        at("6:22", "[LW403] Duration has no 'toSecnds'\n    help: did you mean 'toSeconds'?"),
                        at("6:53", "[LW403] text has no 'name'"),
                        at("6:79", "[LW403] Integer has no 'x'"),
                        at("8:58", "[LW403] Address has no 'hots'\n    help: did you mean 'host'?"),
                        at("9:67", "[LW403] Address has no 'prt'\n    help: did you mean 'port'?"));
    }
}
