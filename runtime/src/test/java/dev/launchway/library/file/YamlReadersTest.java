package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.launchway.text.NumberText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What is text here is text to readers of YAML 1.1 and 1.2, as a value, as a key, and on one line. */
class YamlReadersTest {

    private static final List<String> TEXTS = List.of(
            "True",
            "TRUE",
            "false",
            "NULL",
            "null",
            "Null",
            "~",
            "",
            " ",
            "y",
            "Y",
            "n",
            "N",
            "yes",
            "Yes",
            "no",
            "NO",
            "on",
            "On",
            "off",
            "OFF",
            ".5",
            "5.",
            "+.5",
            "-.5",
            ".NaN",
            ".nan",
            ".inf",
            "-.INF",
            "+.Inf",
            "NaN",
            "Infinity",
            "nan",
            "12:30:45",
            "12:30",
            "1:2",
            "190:20:30.15",
            "0o14",
            "014",
            "0644",
            "0x1F",
            "0b11",
            "-0x1F",
            "1_000",
            "_1",
            "1.10",
            "1e3",
            "1E400",
            "1.e+3",
            "+1",
            "-1",
            "0",
            "00",
            "08",
            "1,000",
            "2026-01-01",
            "2026-1-1 1:2:3",
            "=",
            "<<",
            "<",
            " x",
            "x ",
            "\tx",
            "x\t",
            "- x",
            "-",
            "--",
            "---",
            "...",
            "--- x",
            "# x",
            "x # y",
            "x#y",
            ": ",
            ":",
            "x:",
            "x: y",
            ":x",
            "a:b",
            "db:80",
            "http://x:80/a?b=c#d",
            "? x",
            "?",
            "?x",
            "*a",
            "&a",
            "!a",
            "|",
            ">",
            "|-",
            "%a",
            "@a",
            "`a",
            "{a}",
            "{",
            "[a]",
            "]",
            ",",
            "a,b",
            "a, b",
            "'",
            "'a'",
            "\"",
            "\"a\"",
            "it's",
            "a\"b",
            "\\",
            "a\\nb",
            "a\nb",
            "a\n",
            "a\n\n",
            "\na",
            "\n",
            "\n\n",
            " a\nb",
            "a\n b\n",
            "a\n\n  b\n",
            "a \nb\n",
            "a\n \n",
            "---\na\n",
            "a\n---\nb\n",
            "a\n# b\n",
            "a\r\nb",
            "a\rb",
            "\r",
            "a\tb",
            "\u0001",
            "a\u0007b",
            "\u001b[31m",
            "\u007f",
            "a\u0085b",
            "a\u00a0b",
            "\u00a0",
            "a\u2028b",
            "a\u2029b\n",
            "\u202eabc",
            "\u2066x\u2069",
            "\ufeffx",
            "x\ufeff",
            "\u200b",
            "ü",
            "日本",
            "Ünïcode text",
            "😀",
            "😀 yes",
            "café: au lait",
            "/etc/x",
            "-Xmx1g",
            "C:\\x",
            "a".repeat(2000),
            "word ".repeat(100) + "end",
            "null ",
            "nullable",
            "yesterday",
            "e3",
            "inf",
            "0",
            "a:",
            "a: ",
            "a :b",
            "$x",
            "a|b",
            "\ue000");

    @TempDir
    Path directory;

    /** Each text as a value and as a key, laid out and on one line, and one that an override adds. */
    private static List<String> documents(List<String> texts) {
        Map<String, Object> keys = new TreeMap<>();
        for (String text : texts) {
            keys.put(text, text);
        }
        Object all = new DataTree().plain(Map.of("list", texts, "keys", keys, "nested", List.of(List.of(texts), keys)));
        return List.of(
                YamlText.print(all, false),
                YamlText.print(all, true),
                YamlText.overlaid("# x\nkeys: {}\nlist: []\n", all, false),
                YamlText.overlaid("keys:\nlist:\n", all, true));
    }

    private static void assertAll(Object read, List<String> texts, String document) {
        Map<?, ?> map = (Map<?, ?>) read;
        List<?> list = (List<?>) map.get("list");
        assertThat(list).hasSameSizeAs(texts);
        for (int i = 0; i < texts.size(); i++) {
            assertThat((Object) list.get(i)).as("text %s of %s", i, document).isEqualTo(texts.get(i));
        }
        Map<String, Object> keys = new TreeMap<>();
        texts.forEach(text -> keys.put(text, text));
        assertThat((Object) map.get("keys")).as(document).isEqualTo(keys);
        assertThat((Object) map.get("nested")).as(document).isEqualTo(List.of(List.of(texts), keys));
    }

    private static Object old(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Object current(String text) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text);
    }

    @Test
    void textIsTextInJava() {
        for (String document : documents(TEXTS)) {
            assertAll(old(document), TEXTS, document);
            assertAll(current(document), TEXTS, document);
        }
    }

    @Test
    void anyTextIsTextInJava() {
        Random random = new Random(11);
        String signs = "aeyn0129._-+:#,?&*!|>%@`'\"\\{}[]=<~ \t\n\u0085\u2028xüZ/";
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length >= 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            texts.add(text.toString());
        }
        for (String document : documents(texts)) {
            assertAll(old(document), texts, "generated");
            assertAll(current(document), texts, "generated");
        }
    }

    @Test
    void numbersAreNumbersInJava() {
        List<Number> numbers = List.of(1.0E7, 1.0E-7, 0.1f, 5, -7L, new BigDecimal("1.10"), 1.0E300);
        List<?> read = (List<?>) old(YamlText.print(numbers, false));
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(new BigDecimal(String.valueOf(read.get(i))))
                    .isEqualByComparingTo(new BigDecimal(NumberText.of(numbers.get(i))));
        }
    }

    /** Other languages' readers: they are there where {@code .ci/run} runs the tests; elsewhere a missing one is left out. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PyYAML|/usr/bin/python3|import yaml,json,sys; json.dump([yaml.safe_load(open(f,encoding='utf-8')) for f in sys.argv[1:]],sys.stdout)",
                "PyYAML with libyaml|/usr/bin/python3|import yaml,json,sys; json.dump([yaml.load(open(f,encoding='utf-8'),yaml.CSafeLoader) for f in sys.argv[1:]],sys.stdout)",
                "ruamel.yaml 1.2|/usr/bin/python3|from ruamel.yaml import YAML; import json,sys; json.dump([YAML(typ='safe',pure=True).load(open(f,encoding='utf-8')) for f in sys.argv[1:]],sys.stdout)",
                "js-yaml|node|const y=require('js-yaml'),f=require('fs'); console.log(JSON.stringify(process.argv.slice(1).map(x=>y.load(f.readFileSync(x,'utf8')))))",
                "yaml of JavaScript, 1.2|node|const y=require('yaml'),f=require('fs'); console.log(JSON.stringify(process.argv.slice(1).map(x=>y.parse(f.readFileSync(x,'utf8')))))",
                "yaml of JavaScript, 1.1|node|const y=require('yaml'),f=require('fs'); console.log(JSON.stringify(process.argv.slice(1).map(x=>y.parse(f.readFileSync(x,'utf8'),{version:'1.1'}))))",
            })
    void textIsTextInOtherLanguages(String reader, String program, String script) throws Exception {
        List<String> command = new ArrayList<>(List.of(program, program.equals("node") ? "-e" : "-c", script));
        assumeTrue(answers(command), reader + " is not installed");
        List<String> documents = documents(TEXTS);
        for (int i = 0; i < documents.size(); i++) {
            command.add(Files.writeString(directory.resolve(i + ".yaml"), documents.get(i))
                    .toString());
        }

        List<?> read = (List<?>) plain(JsonParser.parseString(output(command)));

        for (int i = 0; i < documents.size(); i++) {
            assertAll(read.get(i), TEXTS, reader + ", document " + i);
        }
    }

    private boolean answers(List<String> command) throws InterruptedException {
        try {
            output(command);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("NODE_PATH", "/usr/share/nodejs:/usr/lib/nodejs");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        Process process = builder.redirectError(directory.resolve("err").toFile())
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(directory.resolve("err")));
        }
        return Files.readString(out, StandardCharsets.UTF_8);
    }

    private static Object plain(JsonElement json) {
        if (json.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            json.getAsJsonArray().forEach(one -> list.add(plain(one)));
            return list;
        }
        if (json.isJsonObject()) {
            Map<String, Object> map = new TreeMap<>();
            json.getAsJsonObject().entrySet().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        return json.isJsonPrimitive() && json.getAsJsonPrimitive().isString() ? json.getAsString() : json;
    }
}
