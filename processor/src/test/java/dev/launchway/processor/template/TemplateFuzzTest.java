package dev.launchway.processor.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Templates put together at random: parsed, or refused with a place in the file; nothing else is ever thrown. */
class TemplateFuzzTest {

    private static final List<String> PIECES = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            " ",
            "\n",
            "component",
            ".",
            "port",
            "|",
            "upper",
            "default('x')",
            "(",
            ")",
            "[",
            "]",
            "'",
            "\"",
            "if ",
            "endif",
            "for x in ",
            "endfor",
            "set a = ",
            "macro m()",
            "endmacro",
            "include ",
            "verbatim",
            "endverbatim",
            "block b",
            "endblock",
            "extends ",
            "autoescape",
            "1",
            "1e9",
            "+",
            "~",
            "is ",
            "not ",
            "?",
            ":",
            "==",
            "..",
            "{",
            "}",
            "\\",
            "\u00e4",
            "\uD83D",
            "\0",
            "-",
            "{{-",
            "-%}",
            "parallel",
            "cache",
            "import ",
            "from ",
            "embed ",
            "filter ",
            "flush",
            "and",
            "contains",
            ",");

    private final TemplateParser parser = new TemplateParser();

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    @Property(seed = "90210", tries = 5000)
    void isParsedOrRefusedWithAPlace(@ForAll("templates") String text) {
        try {
            assertThat(parser.parse("a.conf", text)).isNotNull();
        } catch (TemplateSyntaxException e) {
            assertThat(e.place()).matches("a\\.conf:\\d+:\\d+");
            assertThat(e)
                    .hasMessageNotContaining("io.pebbletemplates")
                    .message()
                    .isNotBlank();
        }
    }
}
