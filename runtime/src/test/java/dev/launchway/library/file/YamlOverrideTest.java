package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is laid over YAML that others wrote, and what stays as they wrote it. */
class YamlOverrideTest {

    private static String over(String source, Object data) {
        return YamlText.overlaid(source, new DataTree().plain(data), false);
    }

    private static Object old(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "Off",
                "y",
                "N",
                "0644",
                "0o14",
                "1.10",
                "1e3",
                "0x1F",
                "1_000",
                "12:30:45",
                "2026-01-01",
                "2026-01-01 10:00:00 +01:00",
                "~",
                "null",
                "Null",
                "True",
                "FALSE",
                ".5",
                ".NaN",
                "-.INF",
                "=",
                "'it''s'",
                "'yes'",
                "\"a\\tb\"",
                "a b  c",
                "!!binary 'eA=='",
                "!vault 'x'",
                "[a, 'b', 0x1F]",
                "{a: 1, b: [yes]}",
                "http://localhost:80/a",
                "*x",
                "&y 0644",
                "|\n  line\n    more\n",
                ">-\n  folded text\n",
                "# only a remark",
                "- 1\n  - yes"
            })
    void whatIsNotTouchedStays(String value) {
        boolean lines = value.startsWith("- ");
        String first = lines ? "a:\n  " + value : "a: " + value;
        String source = "x: &x old\n" + first + (value.endsWith("\n") ? "" : "\n")
                + "# a remark\nb: 1 # and one more\n\nc:\n  d: 2\n";

        String text = over(source, Map.of("c", Map.of("d", 3)));

        assertThat(text).isEqualTo(source.replace("d: 2", "d: 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1: a\nyes: b\n0x1F: c\n", "? [1, 2]\n: a\n", "1.10: {no: 0644}\n", "'a b': 1\n\"c\": 2\n"})
    void keysStayAsTheyAre(String source) {
        assertThat(over(source, Map.of("z", 1))).isEqualTo(source + "z: 1\n");
    }

    @Test
    void withoutAnOverrideNothingChanges() {
        String source = "a:   {b:  1}\n\n\n#  x\nb:  [ 1,2 ]   # y";

        assertThat(YamlText.overlaid(source, null, false)).isEqualTo(source);
        assertThat(YamlText.overlaid(source, null, true)).isEqualTo("{a: {b: 1}, b: [1, 2]}\n");
        assertThat(YamlText.overlaid("a:\nb: 0644\nc: &x [y]\nd: *x\n", null, true))
                .isEqualTo("{a: null, b: 0644, c: &x [y], d: *x}\n");
    }

    @Test
    void replacesAddsAndAppends() {
        String source = """
                # the service
                server:
                    port: 0644   # octal
                    # names
                    names:
                      - a
                      - b  # last
                    tls: yes
                empty:
                """;

        assertThat(over(
                        source,
                        Map.of(
                                "server",
                                Map.of("port", 80, "names", List.of("no"), "host", "h"),
                                "empty",
                                Map.of("k", "v"))))
                .isEqualTo("""
                        # the service
                        server:
                            port: 80 # octal
                            # names
                            names:
                              - a
                              - b # last
                              - 'no'
                            tls: yes
                            host: h
                        empty:
                            k: v
                        """);
    }

    @Test
    void mergeKeysWork() {
        String source = """
                base: &base
                  port: 80
                  db: {host: a, port: 1}
                dev:
                  <<: *base
                  debug: yes
                """;

        assertThat(over(source, Map.of("dev", Map.of("port", 81)))).isEqualTo(source + "  port: 81\n");
        assertThat(over(source, Map.of("dev", Map.of("db", Map.of("host", "b")))))
                .isEqualTo(source.replace("  debug", "  db: {host: b, port: 1}\n  debug"));
    }

    @Test
    void whatSharesAnAnchorStaysAsItWas() {
        String source = "base: &base\n  port: 80\n  db: {host: a}\ndev:\n  <<: *base\nprod: *base\n";
        String text = over(source, Map.of("base", Map.of("port", 1)));

        Map<?, ?> read = (Map<?, ?>) old(text);
        Map<String, Object> unchanged = Map.of("port", 80, "db", Map.of("host", "a"));
        assertThat(read.get("base")).isEqualTo(Map.of("port", 1, "db", Map.of("host", "a")));
        assertThat(read.get("dev")).isEqualTo(unchanged);
        assertThat(read.get("prod")).isEqualTo(unchanged);

        Map<?, ?> other = (Map<?, ?>) old(over(source, Map.of("prod", Map.of("db", Map.of("host", "b")))));
        assertThat(other.get("base")).isEqualTo(unchanged);
        assertThat(other.get("prod")).isEqualTo(Map.of("port", 80, "db", Map.of("host", "b")));
    }

    @Test
    void whatIsWrittenInAnotherWayMeansTheSame() {
        assertThat(over("a: !!str 5\nb: \"\\u00e9\"\nc: >\n    one\n    two\n", Map.of("d", 1)))
                .isEqualTo("a: '5'\nb: \"é\"\nc: >\n  one two\nd: 1\n");
    }

    @Test
    void directivesMarksAndLineEndsStay() {
        assertThat(over("%YAML 1.1\n---\na: yes\n", Map.of("b", 1))).isEqualTo("%YAML 1.1\n---\na: yes\nb: 1\n");
        assertThat(over("---\na: yes\n", Map.of("b", 1))).isEqualTo("---\na: yes\nb: 1\n");
        assertThat(over("\uFEFFa: yes", Map.of("b", 1))).isEqualTo("\uFEFFa: yes\nb: 1\n");
        assertThat(over("a: yes\r\nc: 2\r\n", Map.of("b", 1))).isEqualTo("a: yes\r\nb: 1\r\nc: 2\r\n");
        assertThat(over("# nothing yet", Map.of("b", 1))).isEqualTo("# nothing yet\nb: 1\n");
        assertThat(over("", Map.of("b", 1))).isEqualTo("b: 1\n");
        assertThat(over("5\n", Map.of("b", 1))).isEqualTo("b: 1\n");
    }

    @Test
    void whatHasNoOneMeaningIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> over("a: 1\n---\na: 2\n", Map.of("b", 1)))
                .withMessage("it has 2 documents, separated by '---': put each into a file of its own");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> over("a:\n  b: 1\n  c: 2\n  b: 3\n", Map.of("b", 1)))
                .withMessage("the key 'b' stands twice: in line 2, column 3 and in line 4, column 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> over("a: [\n", Map.of()))
                .withMessageContaining("line 2");
    }

    @Test
    void anyOverrideGivesTheMergedData() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Map<String, Object> base = map(random, 3);
            Map<String, Object> over = map(random, 3);
            String source = YamlText.print(base, i % 3 == 0);

            String text = over(source, over);

            Object want = new DataTree().plain(DataTree.merge(base, over));
            assertThat(sorted(old(text))).as(text).isEqualTo(want);
            assertThat(over(text, Map.of())).isEqualTo(text);
        }
    }

    private static Object sorted(Object data) {
        if (data instanceof Map<?, ?> map) {
            Map<String, Object> result = new TreeMap<>();
            map.forEach((key, value) -> result.put((String) key, sorted(value)));
            return result;
        }
        return data instanceof List<?> list
                ? list.stream().map(YamlOverrideTest::sorted).toList()
                : data;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            map.put("k" + random.nextInt(6), value(random, depth));
        }
        return map;
    }

    private static Object value(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 6 : 4);
        if (kind == 4) {
            return map(random, depth - 1);
        }
        if (kind == 5) {
            List<Object> list = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                list.add(value(random, depth - 1));
            }
            return list;
        }
        List<Object> scalars = List.of("yes", "l1\nl2\n", "a: b", "# x", true, 80, "x", "");
        return scalars.get(random.nextInt(scalars.size()));
    }
}
