package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Host;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of value, read in each way that templates have: the compiler says yes to just what the engine renders. */
final class ReadingTableTest {

    private static final String ZOO = """
            package com.example.zoo;

            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            import java.util.regex.Pattern;

            @Component
            public class Zoo {
                public enum Level { LOW, HIGH }
                public record Plain(int days, String name) {
                    public String shout() { return name + "!"; }
                }
                public record Parsed(int days, Level level, Optional<String> note, List<Integer> all) {
                    public static Parsed parse(String text) {
                        return new Parsed(7, Level.LOW, Optional.of(text), List.of(1, 2));
                    }
                    public boolean isLong() { return days > 30; }
                }
                public record Odd(int days, Pattern pattern) {
                    public static Odd parse(String text) { return new Odd(7, Pattern.compile(text)); }
                }
                public record Nest(Parsed parsed, Map<String, Plain> plain) {
                    public static Nest valueOf(String text) {
                        return new Nest(Parsed.parse(text), Map.of("a", new Plain(1, "n")));
                    }
                }
                public record Unused(int days) {}
                public static final class Closed {
                    public static Closed parse(String text) { return new Closed(); }
                    public int days() { return 7; }
                    @Override public String toString() { return "closed"; }
                }
                public static class Open {
                    public static Open parse(String text) { return new Open(); }
                    public int days() { return 7; }
                    @Override public String toString() { return "open"; }
                }

                @Attribute String text = "x";
                @Attribute int number = 7;
                @Attribute Long boxed = 7L;
                @Attribute double fraction = 1.5;
                @Attribute boolean flag = true;
                @Attribute Level level = Level.LOW;
                @Attribute Path path = Path.of("/a/b");
                @Attribute Duration duration = Duration.ofDays(1);
                @Attribute URI uri = URI.create("http://a:1/b?c");
                @Attribute Address address = Address.of("a", 1);
                @Attribute FileMode mode = FileMode.parse("0644");
                @Attribute Parsed parsed = Parsed.parse("x");
                @Attribute Odd odd = Odd.parse("x");
                @Attribute Nest nest = Nest.valueOf("x");
                @Attribute Closed closed = new Closed();
                @Attribute Open open = new Open();
                @Attribute List<String> texts = List.of("x");
                @Attribute Set<Level> levels = new TreeSet<>(Set.of(Level.LOW));
                @Attribute List<Parsed> parsedList = List.of(parsed);
                @Attribute List<Odd> oddList = List.of(odd);
                @Attribute Map<String, String> pairs = Map.of("days", "x");
                @Attribute Map<String, Parsed> parsedMap = Map.of("days", parsed);
                @Attribute Map<String, List<Address>> addresses = Map.of("days", List.of(address));
                @Attribute Optional<Parsed> maybe = Optional.of(parsed);
                @Attribute Optional<Odd> maybeOdd = Optional.of(odd);
                @Attribute Optional<Level> maybeLevel = Optional.of(Level.LOW);
                @Attribute Optional<List<String>> maybeTexts = Optional.of(List.of("x"));
                @Attribute List<Optional<String>> textsThatMayBe = List.of(Optional.of("x"));
                @Requires(value = "plain", optional = true) List<Resource<Plain>> plains =
                        List.of(new Resource<>(new Plain(7, "n"), null, "zoo"));
                @Provides("plain") Plain plain = new Plain(7, "n");
                @Provides("level") Level provided = Level.LOW;
                Parsed method() { return parsed; }
                Odd oddMethod() { return odd; }
                Unused unused() { return new Unused(7); }
                Optional<Unused> maybeUnused() { return Optional.of(new Unused(7)); }
                List<Unused> unusedList() { return List.of(new Unused(7)); }
                Object any() { return "x"; }
                Set<Feature> features() { return Set.of(Feature.ONE); }
                enum Feature { ONE }
                int[] array() { return new int[] {1}; }
                StringBuilder builder() { return new StringBuilder("x"); }
                Collection<Integer> collection() { return List.of(1); }
                Iterable<Integer> iterable() { return List.of(1); }
                char letter() { return 'x'; }
            }
            """;

    private static final List<String> VALUES =
            List.of(("text number boxed fraction flag level path duration uri address"
                            + " mode parsed odd nest closed texts levels parsedList oddList pairs parsedMap addresses maybe maybeOdd"
                            + " maybeLevel maybeTexts textsThatMayBe plains plain provided method oddMethod unused maybeUnused"
                            + " unusedList features builder collection letter parsed.note parsed.all parsed.level nest.parsed"
                            + " nest.plain missing")
                    .split(" ", -1));

    /** Of these the compiler does not know the type that they have in a run: it says nothing, or what the engine says, too. */
    private static final List<String> OPEN = List.of("any", "open", "array", "iterable");

    /** What depends on the values: which keys a map has, and what operators make of them. */
    private static final List<String> OF_VALUES = List.of("the map has no '", "Could not perform");

    private static final List<String> WAYS = List.of(
            "{{ V }}",
            "{{ V.days }}",
            "{{ V.name }}",
            "{{ V.level }}",
            "{{ V.note }}",
            "{{ V.pattern }}",
            "{{ V.parsed.days }}",
            "{{ V.isLong }}",
            "{{ V.long }}",
            "{{ V.shout }}",
            "{{ V.nothing }}",
            "{{ V.size }}",
            "{{ V.length }}",
            "{{ V.isEmpty }}",
            "{{ V.empty }}",
            "{{ V.host }}",
            "{{ V.port }}",
            "{{ V.value }}",
            "{{ V.toString }}",
            "{{ V.hashCode }}",
            "{{ V.class }}",
            "{{ V.days() }}",
            "{{ V.days(1) }}",
            "{{ V['days'] }}",
            "{{ V['size'] }}",
            "{{ V[0] }}",
            "{{ V[0].days }}",
            "{{ V.first }}",
            "{{ V.first.days }}",
            "{{ V.days.days }}",
            "{{ V.keySet }}",
            "{% for e in V %}{{ e }}{% endfor %}",
            "{% for e in V %}{{ e.days }}{% endfor %}",
            "{% for e in V %}{{ e.value.days }}{% endfor %}",
            "{% for e in V %}{{ e.value }}{% endfor %}",
            "{% for e in V %}{{ e.key }}{% endfor %}",
            "{% for e in V %}{{ e.nothing }}{% endfor %}",
            "{% for e in V.all %}{{ e.nothing }}{% endfor %}",
            "{% if V %}x{% endif %}",
            "{% if V.days > 1 %}x{% endif %}",
            "{{ V.nothing | default('') }}",
            "{{ V ~ 'x' }}",
            "{{ V == 1 }}",
            "{{ V is defined }}",
            "{{ V.nothing is defined }}",
            "{% set s = V %}{{ s.days }}",
            "{{ (V).days }}");

    private final EnvironmentPlan environment = new TestEnvironment("dev")
            .host("web01", "web01.example.com", "debian", false, "", "")
            .build();
    private final Templates engine = new Templates(new Definitions(), new KnownSecrets());
    private final Host host = environment.hosts().get(0);

    @TempDir
    Path directory;

    private static List<String> templates(List<String> values) {
        List<String> templates = new ArrayList<>();
        for (String value : values) {
            for (String way : WAYS) {
                templates.add(way.replace("V", "component." + value));
            }
        }
        return templates;
    }

    /** What the compiler says, by the number of the template. */
    private Map<Integer, String> refused(Compilers compiler, List<String> templates) {
        Compilers.Run run = compiler.in(directory.resolve("checked")).source(ZOO);
        StringBuilder files = new StringBuilder("""
                package com.example.zoo;
                @dev.launchway.annotation.Component
                class Files extends Zoo {
                """);
        for (int i = 0; i < templates.size(); i++) {
            run.resource("com/example/zoo/t" + i, templates.get(i));
            files.append("@dev.launchway.annotation.SubComponent @dev.launchway.annotation.Template(\"t")
                    .append(i)
                    .append("\") dev.launchway.library.file.File t")
                    .append(i)
                    .append(";\n");
        }
        if (compiler == Compilers.JAVAC) {
            run.option("-Xmaxerrs").option(String.valueOf(templates.size()));
        }
        Map<Integer, String> refused = new TreeMap<>();
        Pattern place = Pattern.compile("com/example/zoo/t(\\d+)[^ ]*: (.*)", Pattern.DOTALL);
        for (String error : run.source(files.append("}\n").toString()).compile().errors()) {
            Matcher found = place.matcher(error);
            assertThat(found.find()).as(error).isTrue();
            refused.putIfAbsent(Integer.parseInt(found.group(1)), found.group(2));
        }
        return refused;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theCompilerSaysYesToJustWhatTheEngineRenders(Compilers compiler) throws Exception {
        List<String> templates = templates(VALUES);
        List<String> open = templates(OPEN);
        templates.addAll(open);
        Map<Integer, String> refused = refused(compiler, templates);
        Compilers.Result zoo = compiler.in(directory.resolve("run")).source(ZOO).compile();
        assertThat(zoo.messages()).isEmpty();
        Object component =
                zoo.loader().loadClass("com.example.zoo.Zoo").getConstructor().newInstance();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            String said = refused.getOrDefault(i, "");
            String ran = rendered(component, templates.get(i));
            boolean told = !said.isEmpty()
                    || OF_VALUES.stream().anyMatch(ran::contains)
                    || i >= templates.size() - open.size();
            if (said.isEmpty() ? !ran.isEmpty() && !told : ran.isEmpty()) {
                differences.add(templates.get(i) + " compiler: " + said + " engine: " + ran);
            }
        }

        assertThat(templates).hasSizeGreaterThan(2000);
        assertThat(differences).isEmpty();
    }

    /** What the engine says against a template; nothing where it renders it. */
    private String rendered(Object component, String template) {
        try {
            engine.renderText(
                    DefinitionDirectory.of(component.getClass()),
                    "{##}" + template,
                    new TemplateScope(component, host, environment, Path.of("/srv/work/zoo")));
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
