package dev.launchway.text.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a table is read from it; what is no table is refused. */
final class TableTest {

    private static final String ALPHABET =
            "az09 \"\\'$#{}%,;:=\t\n\r\f\b\0\u001b\u007f\u0085\u00a0äßŁ\u2028\u2029\ufeff\ud83d\ude80\ud800n u";

    private static List<List<String>> records(String text) {
        TableReader table = new TableReader("test", text);
        List<List<String>> records = new ArrayList<>();
        while (table.next()) {
            List<String> record = new ArrayList<>(List.of(table.kind()));
            while (table.more()) {
                record.add(table.word());
            }
            records.add(record);
        }
        return records;
    }

    @Test
    void aTableReadsWell() {
        TableWriter table = new TableWriter();
        table.line("host").add("web01").add("web01.example.com").add(12);
        table.detail("data").add("greeting").add("Good morning, {{ host.name }}");
        table.detail("data").add("pattern").add("\"\\d+\" für\n");
        table.detail("data").add("nothing").add("");
        table.line("order");

        assertThat(table.text()).isEqualTo("""
                host web01 web01.example.com 12
                  data greeting "Good morning, {{ host.name }}"
                  data pattern "\\"\\\\d+\\" f\\u00fcr\\n"
                  data nothing ""
                order
                """);
        assertThat(records(table.text()))
                .containsExactly(
                        List.of("host", "web01", "web01.example.com", "12"),
                        List.of("data", "greeting", "Good morning, {{ host.name }}"),
                        List.of("data", "pattern", "\"\\d+\" für\n"),
                        List.of("data", "nothing", ""),
                        List.of("order"));
    }

    @Test
    void noRecords() {
        assertThat(new TableWriter().text()).isEmpty();
        assertThat(records("")).isEmpty();
    }

    @Test
    void whateverWordsHoldTheyAreReadAsWritten() {
        Random random = new Random(20);
        for (int round = 0; round < 2_000; round++) {
            TableWriter table = new TableWriter();
            List<List<String>> written = new ArrayList<>();
            for (int lines = random.nextInt(4); lines > 0; lines--) {
                List<String> record = new ArrayList<>();
                for (int words = random.nextInt(5); words > 0; words--) {
                    record.add(word(random));
                }
                if (random.nextBoolean()) {
                    table.line("kind").addAll(record);
                } else {
                    table.detail("kind").addAll(record);
                }
                record.add(0, "kind");
                written.add(record);
            }
            String text = table.text();

            assertThat(text).matches("[ -~\n]*").doesNotContain("\"\"\"", " \n");
            assertThat(records(text)).as(text).isEqualTo(written);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    @Test
    void numbers() {
        String text = new TableWriter()
                .line("range")
                .add(0)
                .add(-7)
                .add(Integer.MAX_VALUE)
                .text();
        TableReader table = new TableReader("test", text);

        assertThat(table.next()).isTrue();
        assertThat(List.of(table.number(), table.number(), table.number())).containsExactly(0, -7, Integer.MAX_VALUE);
        assertThat(table.next()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"", "\\", "ü"})
    void aKindIsAPlainWord(String kind) {
        TableWriter table = new TableWriter();

        assertThatThrownBy(() -> table.line(kind))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + kind + "' is no kind of record");
    }

    @Test
    void whatIsNotAskedForIsTooMuch() {
        TableReader table = new TableReader("environment 'dev'", "host a\nhost b c\nhost d\n");
        table.next();
        table.word();
        table.next();
        table.word();

        assertThatThrownBy(table::next)
                .isInstanceOf(DamagedTableException.class)
                .hasMessage("""
                the table of environment 'dev' is damaged in line 2: it has a word too many
                    host b c""");
    }

    @Test
    void whatIsAskedForMustBeThere() {
        TableReader table = new TableReader("environment 'dev'", "host a\n");
        table.next();

        assertThatThrownBy(table::number)
                .isInstanceOf(DamagedTableException.class)
                .hasMessage("""
                the table of environment 'dev' is damaged in line 1: 'a' is not a number
                    host a""");
        assertThatThrownBy(table::word).hasMessage("""
                the table of environment 'dev' is damaged in line 1: it lacks a word
                    host a""");
        assertThatThrownBy(table::number).hasMessageContaining("it lacks a word");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b                  | the line does not end",
                "a \"b                | a quote is missing",
                "a \"b~c\"~           | a quote is missing",
                "a \"b\\              | a quote is missing",
                "a \"b\\u00           | a quote is missing",
                "a \"b\"c~            | 'c' stands where it cannot",
                "a b\"c\"~            | '\"' stands where it cannot",
                "a b\\c~              | '\\' stands where it cannot",
                "a \"\\x\"~           | 'x' stands where it cannot",
                "a \"\\u00g0\"~       | 'g' stands where it cannot",
                "a b\u0007~           | character U+0007 stands where it cannot",
                "a \"b\tc\"~          | character U+0009 stands where it cannot",
                "a b^~                | character U+000D stands where it cannot",
                "a ü~                 | character U+00FC stands where it cannot",
                "~                    | it lacks a word",
            })
    void aDamagedTable(String text, String why) {
        assertThatThrownBy(() -> records(text.replace('~', '\n').replace('^', '\r')))
                .isInstanceOf(DamagedTableException.class)
                .hasMessageStartingWith("the table of test is damaged in line 1: " + why);
    }

    @Test
    void aLongLineIsShownInPart() {
        assertThatThrownBy(() -> records("a " + "b".repeat(1_000)))
                .hasMessage("the table of test is damaged in line 1: the line does not end\n    a " + "b".repeat(98));
    }
}
