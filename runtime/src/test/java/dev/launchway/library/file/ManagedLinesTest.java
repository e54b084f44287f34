package dev.launchway.library.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.api.Configuration;
import dev.launchway.testing.Run;
import dev.launchway.testing.Theatre;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks in files with all kinds of line ends, and in files that are none of text. */
class ManagedLinesTest {

    private static final String BEGIN = "# BEGIN b (managed by Launchway)";
    private static final String END = "# END b (managed by Launchway)";

    @TempDir
    Path base;

    private Theatre theatre;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        theatre = new Theatre(base);
        file = Files.createDirectories(theatre.workdir()).resolve("f");
    }

    private static Consumer<Configuration> block(String lines) {
        return here -> here.add(ManagedContent.at("f").block("b", lines));
    }

    private String bytes() throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private void write(String bytes) throws IOException {
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What a file may hold before and behind a block. */
    private static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of("", "\u00EF\u00BB\u00BF"));
        for (String end : List.of("\n", "\r\n", "\r")) {
            texts.add("a" + end);
            texts.add("a" + end + "b");
            texts.add("\u00EF\u00BB\u00BFa" + end + end);
            texts.add(end);
            texts.add("\u00E4" + end + "b\r\n" + "c" + end + end);
            texts.add("a\r\nb\n" + end);
        }
        texts.add("a");
        return texts;
    }

    @Test
    void allElseStaysAndTheSecondRunChangesNothing() throws Exception {
        for (String before : texts()) {
            for (String lines : List.of("x\ny\n", "x", "", "x\r\ny\r\n", "\u00E4\n")) {
                write(before);
                theatre.deploy(block(lines));
                String after = bytes();
                assertThat(after).startsWith(before).contains(BEGIN, END);
                assertThat(theatre.deploy(block(lines)).changed()).isEmpty();

                theatre.deploy(block("other\n"));
                assertThat(bytes()).startsWith(before).contains("other");
                theatre.deploy(block(lines));
                assertThat(bytes()).isEqualTo(after);

                theatre.deploy(here -> here.add(ManagedContent.at("f").absent("b")));
                assertThat(bytes()).startsWith(before).doesNotContain(BEGIN, END);
            }
        }
    }

    @Test
    void aBlockIsReplacedBetweenItsNeighbours() throws Exception {
        for (String before : texts()) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                String start =
                        before.isEmpty() || before.endsWith("\n") || before.endsWith("\r") || before.endsWith("\u00BF")
                                ? before
                                : before + end;
                for (String behind : List.of("", "z" + end + end, end + "z")) {
                    write(start + BEGIN + "  " + end + "old" + end + END + end + behind);
                    theatre.deploy(block("new\nmore\n"));
                    assertThat(bytes())
                            .startsWith(start + BEGIN)
                            .endsWith(behind)
                            .doesNotContain("old");
                    assertThat(theatre.deploy(block("new\nmore\n")).changed()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"a|b|,a|b|BEGIN|x|y|END|", "a|b,a|b|BEGIN|x|y|END|"})
    void aBlockHasTheLineEndsOfItsFile(String text, String expected) throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            write(text.replace("|", end));
            theatre.deploy(block("x\r\ny\n"));
            assertThat(bytes())
                    .isEqualTo(
                            expected.replace("|", end).replace("BEGIN", BEGIN).replace("END", END));
        }
        write("a\r\nb\r\nc\nd\r");
        theatre.deploy(block("x"));
        assertThat(bytes()).isEqualTo("a\r\nb\r\nc\nd\r" + BEGIN + "\r\nx\r\n" + END + "\r\n");
    }

    @Test
    void theLastLineEndOfABlockIsMended() throws Exception {
        write("a\n" + BEGIN + "\nx\n" + END);
        theatre.deploy(block("x\n"));
        assertThat(bytes()).isEqualTo("a\n" + BEGIN + "\nx\n" + END + "\n");
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        List<String> none = List.of("\u00FF\u00FEa\0\n\0", "\u00FE\u00FF\0a", "\u007FELF\0\0", "a\n\0");
        for (String bytes : none) {
            write(bytes);
            Run run = theatre.deploy(block("x\n"));
            assertThat(run.events().toString())
                    .contains(file + " is ")
                    .containsAnyOf("text in UTF-16", "no text, its byte ");
            assertThat(bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void damagedMarksAreRefused() throws Exception {
        for (String end : List.of("\n", "\r\n", "\r")) {
            refused(BEGIN + end + "x" + end, "'" + BEGIN + "' has no '" + END + "' after it");
            refused("x" + end + END + end, "'" + END + "' has no '" + BEGIN + "' before it");
            refused(END + end + BEGIN + end, "'" + BEGIN + "' has no '" + END + "' after it");
            refused(BEGIN + end + BEGIN + end + END + end, "'" + BEGIN + "' stands there twice");
            refused(BEGIN + end + END + end + END + end, "'" + END + "' stands there twice");
            refused(BEGIN + end + END + end + BEGIN + end + END, "'" + BEGIN + "' stands there twice");
        }
    }

    private void refused(String text, String what) throws IOException {
        write(text);
        Run put = theatre.deploy(block("x\n"));
        assertThat(put.events().toString())
                .contains("the block 'b' of " + file + " cannot be found: its mark " + what
                        + ": repair the file by hand");
        Run removed = theatre.deploy(here -> here.add(ManagedContent.at("f").absent("b")));
        assertThat(removed.events().toString()).contains("its mark " + what);
        assertThat(bytes()).isEqualTo(text);
    }
}
