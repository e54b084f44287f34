package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

    private static final Path PAGES = Path.of("../docs/errors");

    @TempDir
    private Path directory;

    private Called explain(String line) {
        return Called.with(directory, new TestService().missing(), "elsewhere", Map.of(), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LW210", "lw210", "210", "[LW210]"})
    void showsThePageOfACodeWhereThereIsNoPlan(String code) throws IOException {
        Called called = explain("explain " + code);

        assertThat(called.code()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(called.out())
                .startsWith("# LW210: nothing provides a required resource\n\n")
                .isEqualTo(Files.readString(PAGES.resolve("LW210.md")));
    }

    @Test
    void listsAllCodes() {
        Called called = explain("explain");

        assertThat(called.code()).isZero();
        assertThat(called.out()).startsWith("## Components and hierarchy\n\n");
        assertThat(called.out().lines().filter(line -> line.startsWith("| [LW")))
                .hasSameSizeAs(ErrorPages.codes())
                .contains("| [LW210](LW210.md) | nothing provides a required resource |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "LW209  | there is no code 'LW209'  | did you mean LW199 or LW210?",
                "099    | there is no code 'LW099'  | did you mean LW100?",
                "lw2100 | 'lw2100' is no code       | a code is LW and three digits; 'explain' without a code lists all",
                "ngnix  | 'ngnix' is no code        | a code is LW and three digits; 'explain' without a code lists all"
            })
    void anUnknownCodeIsWrongUsage(String given, String message, String help) {
        Called called = explain("explain " + given);

        assertThat(called.code()).isEqualTo(64);
        assertThat(called.out()).isEmpty();
        assertThat(called.err()).startsWith("error: " + message + "\n").contains("    help: " + help);
    }

    @Test
    void codesAreCompleted() {
        assertThat(Called.with(directory, "generate-completion").out()).contains("LW210");
    }
}
