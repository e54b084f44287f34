package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Address;
import dev.launchway.api.Configuration;
import dev.launchway.api.Secret;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JsonContent and YamlContent. */
class DataContentTest {

    @TempDir
    Path base;

    private Theatre theatre;
    private Disk disk;

    @BeforeEach
    void open() {
        theatre = new Theatre(base);
        disk = new Disk(theatre.workdir());
    }

    @Test
    void writesJsonForPeople() {
        Consumer<Configuration> stage = here -> here.add(JsonContent.at("c.json")
                .data(Map.of("b", List.of(1, 2.5, true), "a", Map.of("name", "ü"), "c", Address.of("db", 80)))
                .mode("0640"));

        theatre.deploy(stage);

        assertThat(disk.read("c.json")).isEqualTo("""
                        {
                            "a": {
                                "name": "ü"
                            },
                            "b": [
                                1,
                                2.5,
                                true
                            ],
                            "c": "db:80"
                        }
                        """);
        assertThat(disk.mode("c.json")).isEqualTo("rw-r-----");
        assertThat(theatre.deploy(stage).changed()).isEmpty();
    }

    @Test
    void writesJsonForMachines() {
        theatre.deploy(here -> here.add(
                JsonContent.at("c.json").data(Map.of("b", 1, "a", "</x>")).compact()));

        assertThat(disk.read("c.json")).isEqualTo("{\"a\":\"</x>\",\"b\":1}");
    }

    @Test
    void emptyDataCounts() {
        theatre.deploy(here -> {
            here.add(JsonContent.at("settings.json").data(Map.of()));
            here.add(YamlContent.at("settings.yaml").data(Map.of()));
        });

        assertThat(disk.read("settings.json")).isEqualTo("{}\n");
        assertThat(disk.read("settings.yaml")).isEqualTo("{}\n");
    }

    @Test
    void laysDataOverASource() {
        Map<String, Object> over = Map.of("b", Map.of("list", List.of(2), "d", "x"), "a", "text");
        theatre.deploy(here -> {
            here.add(JsonContent.at("c.json")
                    .source("settings.json")
                    .override(over)
                    .compact());
            here.add(YamlContent.at("c.yaml").source("settings.yaml").override(over));
        });

        assertThat(disk.read("c.json")).isEqualTo("{\"b\":{\"c\":1.10,\"d\":\"x\",\"list\":[1,2]},\"a\":\"text\"}");
        assertThat(disk.read("c.yaml")).isEqualTo("""
                        b:
                          c: 1
                          d: x
                          list: [1, 2]
                        a: text
                        """);
    }

    @Test
    void aTextReplacesAList() {
        theatre.deploy(here -> here.add(JsonContent.at("c.json")
                .data(Map.of("list", List.of("a")))
                .override(Map.of("list", "bc"))
                .compact()));

        assertThat(disk.read("c.json")).isEqualTo("{\"list\":\"bc\"}");
    }

    @Test
    void theSourceOfItsNameIsImplied() {
        theatre.deploy(
                here -> here.add(JsonContent.at("etc/settings.json").leading().compact()));

        assertThat(disk.read("etc/settings.json")).isEqualTo("{\"b\":{\"c\":1.10,\"list\":[1]},\"a\":\"ü\"}");
        assertThat(theatre.problems(here -> here.add(YamlContent.at("none.yaml"))))
                .contains("YamlContent(\"none.yaml\") has no data: the definition directory has no file 'none.yaml'");
    }

    @Test
    void readsASourceThatAnEarlierComponentMade() {
        Consumer<Configuration> stage = here -> {
            here.add(File.at("made.json").content("{\"a\": 1}"));
            here.add(JsonContent.at("c.json")
                    .source(here.map("made.json"))
                    .override(Map.of("b", 2))
                    .compact());
        };

        assertThat(theatre.predict(stage).diffs()).containsExactly("+{\"a\": 1}", "+{\"a\":1,\"b\":2}");
        theatre.deploy(stage);
        assertThat(disk.read("c.json")).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void dataAndSourceContradict() {
        assertThat(theatre.problems(
                        here -> here.add(JsonContent.at("c.json").data(Map.of()).source("settings.json"))))
                .contains("JsonContent(\"c.json\") has data and source");
    }

    @Test
    void aSourceThatCannotBeReadIsAnErrorOfTheModel() {
        assertThat(theatre.problems(here -> here.add(JsonContent.at("broken.json"))))
                .contains("JsonContent(\"broken.json\"): broken.json is no JSON: ")
                .contains("at line 1 column")
                .doesNotContain("Strictness");
        assertThat(theatre.problems(here -> here.add(YamlContent.at("broken.yaml"))))
                .contains("YamlContent(\"broken.yaml\"): broken.yaml is no YAML: ")
                .contains("line 2");
    }

    @Test
    void whatIsNoDataIsRefused() {
        assertThat(theatre.problems(
                        here -> here.add(JsonContent.at("c.json").data(Map.of("a", List.of(new Object()))))))
                .contains("a value of type java.lang.Object at /a/0 is no data");
        assertThat(theatre.problems(here -> here.add(JsonContent.at("c.json").data(List.of(Double.NaN)))))
                .contains("JsonContent(\"c.json\")");
    }

    @Test
    void aSecretMakesTheFileSensitive() {
        Run run =
                theatre.deploy(here -> here.add(JsonContent.at("c.json").data(Map.of("key", Secret.of("topsecret")))));

        assertThat(disk.read("c.json")).contains("topsecret");
        assertThat(disk.mode("c.json")).isEqualTo("rw-------");
        assertThat(run.events().toString()).doesNotContain("topsecret");
    }

    @Test
    void yamlMeansTheSameToOldReaders() {
        theatre.deploy(here -> here.add(YamlContent.at("c.yaml")
                .data(Map.of(
                        "a",
                        "no",
                        "b",
                        "0777",
                        "c",
                        "12:30",
                        "d",
                        "true",
                        "e",
                        "1.5",
                        "f",
                        "plain",
                        "g",
                        "",
                        "h",
                        "2026-01-01"))));

        assertThat(disk.read("c.yaml")).isEqualTo("""
                        a: 'no'
                        b: '0777'
                        c: '12:30'
                        d: 'true'
                        e: '1.5'
                        f: plain
                        g: ''
                        h: '2026-01-01'
                        """);
    }

    @Test
    void writesCompactYamlAndLongOrForeignText() {
        String longText = "word ".repeat(60) + "end";
        theatre.deploy(here -> {
            here.add(YamlContent.at("c.yaml").data(Map.of("a", List.of(1, "x"))).compact());
            here.add(YamlContent.at("d.yaml").data(Map.of("a", "ü", "b", longText, "c", "l1\nl2\n")));
        });

        assertThat(disk.read("c.yaml")).isEqualTo("{a: [1, x]}\n");
        assertThat(disk.read("d.yaml")).isEqualTo("a: ü\nb: " + longText + "\nc: |\n  l1\n  l2\n");
    }

    @Test
    void numbersHavePlainDigits() {
        List<Object> numbers = List.of(1.0E7, 1.0E-7, 2.5f, 12345678901234L, new BigDecimal("1E+7"));
        theatre.deploy(here -> {
            here.add(JsonContent.at("c.json").data(numbers).compact());
            here.add(YamlContent.at("c.yaml").data(numbers).compact());
            here.add(JsonContent.at("keys.json").data(Map.of(1.0E7, 1)).compact());
            here.add(YamlContent.at("odd.yaml")
                    .data(List.of(Double.NaN, Double.NEGATIVE_INFINITY, -0.0))
                    .compact());
        });

        assertThat(disk.read("c.json")).isEqualTo("[10000000.0,0.0000001,2.5,12345678901234,10000000]");
        assertThat(disk.read("c.yaml")).isEqualTo("[10000000.0, 0.0000001, 2.5, 12345678901234, 10000000]\n");
        assertThat(disk.read("keys.json")).isEqualTo("{\"10000000.0\":1}");
        assertThat(disk.read("odd.yaml")).isEqualTo("[.nan, -.inf, -0.0]\n");
    }

    private String json(String source, Map<String, ?> over) {
        Consumer<Configuration> stage = here -> {
            here.add(File.at("in.json").content(source));
            here.add(JsonContent.at("out.json").source(here.map("in.json")).override(over));
        };
        theatre.deploy(stage);
        assertThat(theatre.deploy(stage).changed()).isEmpty();
        return disk.read("out.json");
    }

    @Test
    void jsonKeepsOrderAndDigits() {
        String source =
                "\uFEFF{\"z\": 1.10, \"y\": 1e3, \"x\": -0, \"w\": 123456789012345678901234567890, \"v\": 1E400, \"u\": \"ü/\"}";

        assertThat(json(source, Map.of("new", 2, "y", 1.0E7))).isEqualTo("""
                        {
                            "z": 1.10,
                            "y": 10000000.0,
                            "x": -0,
                            "w": 123456789012345678901234567890,
                            "v": 1E400,
                            "u": "ü/",
                            "new": 2
                        }
                        """);
        assertThat(json("{\"a\": 1, \"c\": 1}\r\n", Map.of("b", Map.of("d", 1, "c", 2))))
                .isEqualTo("""
                        {
                            "a": 1,
                            "b": {
                                "c": 2,
                                "d": 1
                            },
                            "c": 1
                        }
                        """);
    }

    @Test
    void jsonWithAKeyTwiceIsRefused() {
        Run run = theatre.deploy(here -> {
            here.add(File.at("in.json").content("{\"a\": {\"b\": 1, \"b\": 2}}"));
            here.add(JsonContent.at("out.json").source(here.map("in.json")));
        });

        assertThat(run.events().toString()).contains("the key 'b' stands twice at $.a.b");
    }
}
