package dev.launchway.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.report.Style;
import org.junit.jupiter.api.Test;

class TerminalMarkdownTest {

    @Test
    void proseWrapsAndCodeDoesNot() {
        assertThat(TerminalMarkdown.of("""
                # LW999: a title

                Some prose that is longer
                than a line, with `a code span` in it.


                `Nginx.java`
                ```java
                class Nginx { int aLineThatIsFarTooLong; }

                # no heading, `no` **markup**
                ```

                - one **bold**, long enough to go on
                  below
                - two
                """, 20, Style.PLAIN)).isEqualTo("""
                LW999: a title

                Some prose that is
                longer than a line,
                with a code span in
                it.

                  Nginx.java
                    class Nginx { int aLineThatIsFarTooLong; }

                    # no heading, `no` **markup**

                - one bold, long
                  enough to go on
                  below
                - two
                """);
    }

    @Test
    void aTableHangsInItsFirstColumn() {
        assertThat(TerminalMarkdown.of("""
                ## Family

                | code | |
                | --- | --- |
                | [LW1](LW1.md) | short |
                | [LW22](LW22.md) | long enough for two lines |
                """, 24, Style.PLAIN)).isEqualTo("""
                Family

                LW1   short
                LW22  long enough for
                      two lines
                """);
    }

    @Test
    void linksTellTargetsThatCanBeFollowed() {
        assertThat(TerminalMarkdown.of(
                        "See [LW212](LW212.md) and [the `TOML` page](https://toml.io), not map[a] (b).",
                        80,
                        Style.PLAIN))
                .isEqualTo("See LW212 and the TOML page <https://toml.io>, not map[a] (b).\n");
    }

    @Test
    void coloursDoNotCountAsColumns() {
        assertThat(TerminalMarkdown.of("# A\n\n`aa bb` (`cc`) dd\n", 10, Style.COLOUR))
                .isEqualTo("\u001b[1mA\u001b[0m\n\n\u001b[36maa\u001b[0m \u001b[36mbb\u001b[0m"
                        + " (\u001b[36mcc\u001b[0m)\ndd\n");
    }
}
