package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Small services of all kinds: where the compiler says yes, {@code check} says yes, too. */
final class CompiledServicePropertyTest {

    private static final List<String> ATTRIBUTES = List.of(
            "String text = \"t\";",
            "int number = 7;",
            "boolean flag = true;",
            "Duration duration = Duration.ofMinutes(5);",
            "Path path = Path.of(\"p\");",
            "Address address = Address.of(\"h\", 1);",
            "Level level = Level.LOW;",
            "Retention retention = Retention.parse(\"1\");",
            "List<String> texts = List.of(\"a\");",
            "List<Retention> retentions = List.of();",
            "Map<String, Address> addresses = Map.of();",
            "Optional<Integer> maybe = Optional.empty();",
            "FileMode mode = FileMode.parse(\"0644\");",
            "List<Integer> numbers = List.of(1);",
            "Set<Level> levels = Set.of();",
            "Map<String, Duration> durations = Map.of();",
            "Optional<Level> perhaps = Optional.of(Level.LOW);");
    private static final List<String> LINES = List.of(
            "{{ component.text }} {{ component.number + 1 }}",
            "{{ component.text | upper }}{% if component.flag %}x{% endif %}",
            "{{ component.duration.toSeconds }} {{ component.path.fileName }}",
            "{{ component.address.port }} {{ component.level }}",
            "{{ component.retention.days }}",
            "{{ component.retention.unit }}",
            "{% for one in component.texts %}{{ one.length }}{{ loop.index }}{% endfor %}",
            "{% for one in component.retentions %}{{ one.days }}{% endfor %}",
            "{% for one in component.addresses %}{{ one.key }}{{ one.value.port }}{% endfor %}",
            "{{ component.maybe | default('none') }}",
            "{{ component.mode }} {{ host.name }} {{ host.fqdn }} {{ environment.name }}",
            "{{ host.data.rack }}",
            "{{ environment.data.region }}",
            "{{ host.data.rack | default(environment.data.region | default('x')) }}",
            "{% for h in environment.hosts %}{{ h.name }}{% endfor %}",
            "{% for one in component.backends %}{{ one.host }}:{{ one.port }}{% endfor %}",
            "{{ component.backend.port }}",
            "{{ component.title }} {{ component.title.length }}",
            "{% set x = component.retention %}{{ x.days }}",
            "{% include 'more.conf' %}",
            "{% for n in component.numbers %}{{ n }}{% endfor %}{% for l in component.levels %}{{ l }}{% endfor %}",
            "{% for d in component.durations %}{{ d.value.toSeconds }}{% endfor %}{{ component.perhaps }}",
            "{{ component.part.size | default(0) }}",
            "{{ component.nothing }}");
    private static final List<String> OVERRIDES = List.of(
            "text = \"x\"",
            "text = \"{{ host.name }}-{{ environment.name }}\"",
            "text = \"{{ component.path }}\"",
            "path = \"{{ component.text }}/x\"",
            "number = 8",
            "number = \"{{ host.data.rack }}\"",
            "flag = false",
            "duration = \"10s\"",
            "address = \"{{ host.fqdn }}:80\"",
            "level = \"high\"",
            "level = \"{{ environment.data.region }}\"",
            "retention = \"7\"",
            "texts = [\"a\", \"{{ host.name }}\"]",
            "retentions = [\"1\", \"2\"]",
            "addresses = { a = \"b:1\" }",
            "maybe = 5",
            "mode = \"rw-r-----\"",
            "mode = \"{{ host.data.rack }}\"",
            "numbers = [1, \"{{ host.data.rack }}\"]",
            "levels = [\"{{ environment.data.region }}\", \"high\"]",
            "durations = { a = \"{{ host.data.rack }}\", b = \"5m\" }",
            "perhaps = \"{{ environment.data.region }}\"",
            "maybe = \"{{ host.data.rack }}\"",
            "duration = \"{{ host.data.rack }}s\"");
    private static final List<String> DATA = List.of(
            "[environment]\ndata.region = \"low\"\n",
            "[environment]\ndata.region = \"eu\"\n",
            "[environment]\nplatform = \"debian\"\n",
            "[environment]\nplatform = \"debian\"\ndata.region = \"eu\"\n",
            "");
    private static final List<String> HOSTS = List.of(
            "[hosts]\na = [\"web\", \"app\"]\n",
            "[hosts]\na = [\"web\"]\nb = [\"app\"]\n",
            "[hosts]\n\"a[1..2]\" = [\"web\"]\nb = [\"app\", \"!web\"]\n",
            "[hosts]\na = [\"web\"]\n",
            "[hosts]\na = [\"web\", \"app\"]\n[host.a]\ndata.rack = 7\n",
            "[hosts]\na = [\"web\"]\nb = [\"app\"]\n[host.a]\ndata.rack = \"r\"\n");
    private static final List<String> REQUIREMENTS = List.of(
            "@Requires(\"app:http\") List<Address> backends;",
            "@Requires(value = \"app:http\", optional = true) List<Address> backends;",
            "@Requires(\"app:http\") Address backend;",
            "@Requires(\"app:http\") Optional<Address> backend;");
    private static final List<String> BODIES = List.of(
            "",
            "String title() { return \"t\" + component(); } private String component() { return \"c\"; }",
            "@SubComponent Part part; void configure(Configuration here) { part = new Part(); }",
            "@SubComponent Part part; String title() { return \"x\"; }",
            "@Platform(value = \"debian\", of = Web.class) @Component static class OnDebian {"
                    + " @SubComponent @Template(\"debian.conf\") File file; }");

    /** A service. */
    record Sample(
            Set<String> attributes,
            List<String> lines,
            List<String> more,
            List<String> overrides,
            String data,
            String hosts,
            String requirement,
            String body) {

        String web() {
            return """
                    package com.example.shop;
                    import dev.launchway.annotation.*;
                    import dev.launchway.api.*;
                    import dev.launchway.library.file.File;
                    import java.nio.file.Path;
                    import java.time.Duration;
                    import java.time.temporal.ChronoUnit;
                    import java.util.*;
                    import java.util.regex.Pattern;
                    @Component class Web {
                        enum Level { LOW, HIGH }
                        record Retention(int days, ChronoUnit unit, Pattern pattern) {
                            public static Retention parse(String text) {
                                return new Retention(Integer.parseInt(text), ChronoUnit.DAYS, Pattern.compile(text));
                            }
                        }
                    """
                    + attributes.stream()
                            .map(one -> "    @Attribute " + one + "\n")
                            .collect(Collectors.joining())
                    + "    " + requirement + "\n    " + body + "\n"
                    + "    @SubComponent @Template(\"web.conf\") File config;\n}\n";
        }

        /** Overrides of attributes that there are: the others are found too easily. */
        String environment() {
            String known = overrides.stream()
                    .filter(line -> attributes.stream()
                            .anyMatch(one -> one.contains(" " + line.substring(0, line.indexOf(' ')) + " =")))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            return data + hosts + (known.isEmpty() ? "" : "[component.web]\n" + known);
        }
    }

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component class App {
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;
    private static final String PART = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.library.file.File;
            @Component class Part {
                @Attribute int size = 1;
                @SubComponent @Template("part.conf") File file;
            }
            """;

    @Provide
    Arbitrary<Sample> services() {
        Arbitrary<List<String>> overrides = Arbitraries.of(OVERRIDES)
                .list()
                .uniqueElements(line -> line.substring(0, line.indexOf(' ')))
                .ofMaxSize(6);
        return Combinators.combine(
                        Arbitraries.of(ATTRIBUTES).set().ofMinSize(9).ofMaxSize(ATTRIBUTES.size()),
                        Arbitraries.of(LINES).list().uniqueElements().ofMaxSize(3),
                        Arbitraries.of(LINES).list().uniqueElements().ofMaxSize(2),
                        overrides,
                        Arbitraries.of(DATA),
                        Arbitraries.of(HOSTS),
                        Arbitraries.of(REQUIREMENTS),
                        Arbitraries.of(BODIES))
                .as(Sample::new);
    }

    @Property(tries = 30, seed = "15")
    void whatTheCompilerAcceptsHoldsTogether(@ForAll Compilers compiler, @ForAll("services") Sample sample)
            throws IOException {
        Path directory = Files.createTempDirectory("launchway-property");
        try {
            Compilers.Result result = compiler.in(directory)
                    .source(sample.web())
                    .source(APP)
                    .source(PART)
                    .resource("com/example/shop/web.conf", String.join("\n", sample.lines()))
                    .resource(
                            "com/example/shop/more.conf",
                            String.join("\n", sample.more()).replace("more.conf", "part.conf"))
                    .resource("com/example/shop/part.conf", "{{ host.name }}\n")
                    .resource("com/example/shop/debian.conf", "{{ environment.data.region }}\n")
                    .resource("environments/dev.toml", sample.environment())
                    .compile();
            if (result.success()) {
                assertThat(CheckOf.service(result.loader(), directory))
                        .as(sample.web() + sample.environment() + sample.lines() + sample.more())
                        .doesNotContain("error:");
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
