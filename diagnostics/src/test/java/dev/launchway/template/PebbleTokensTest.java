package dev.launchway.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.ParserException;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Iterator;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PebbleTokensTest {

    private static final PebbleEngine ENGINE = new PebbleEngine.Builder().build();
    private static final PebbleTokens TOKENS = new PebbleTokens(ENGINE.getSyntax(), ENGINE.getExtensionRegistry());

    @Test
    void wasTriedWithThisVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                PebbleEngine.class.getResourceAsStream("/META-INF/maven/io.pebbletemplates/pebble/pom.properties")) {
            properties.load(in);
        }

        assertThat(PebbleTokens.TRIED_WITH)
                .as("if all other tests here pass, write the new version")
                .isEqualTo(properties.getProperty("version"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ a.b }} {{ a.b }}",
                "{# {{ a }} #}{{ a }}",
                "text a {% if a is not defined and b == 'a' %}a{% endif %} a {{a}}",
                "  {{- a -}}  \n{%- set b = a | default('x\\'y') -%} {{ b }}",
                "{% verbatim %} {{ a }} {% endverbatim %}{{ a }}",
                "{%- verbatim -%} {% a %} {%- endverbatim -%}\n{{ a }}",
                "{{ \"x #{ a } y\" ~ a }} {{ \"plain a\" ~ a }} {{ \"#{a}\" ~ a }}",
                "{{ a ? 1 : 2L }} {{ a['a'].a(1, b=2) }} {{ [a, {'a': a}] }} {{ a }}",
                "a }} {a} {{\r\n\ta\r\n}} { {{ a }}",
                "{% macro m(a, b='a') %}{{ a }}{% endmacro %}{{ m(a) }}",
            })
    void findsEachNameWhereItStands(String template) {
        String text = Verbatim.keepWhitespace(template);
        LexerImpl lexer = new LexerImpl(
                ENGINE.getSyntax(),
                ENGINE.getExtensionRegistry().getUnaryOperators().values(),
                ENGINE.getExtensionRegistry().getBinaryOperators().values());
        Iterator<Token> withLines =
                lexer.tokenize(new StringReader(text), "x").getTokens().iterator();
        int last = 0;
        for (Token token : TOKENS.read(text, "x").getTokens()) {
            int at = token.getLineNumber();
            int line = withLines.next().getLineNumber();
            if (token.getType() == Token.Type.NAME || token.getType() == Token.Type.OPERATOR) {
                assertThat(text.substring(at)).startsWith(token.getValue());
            }
            if (token.getType() == Token.Type.NAME) {
                assertThat(TextPosition.of(text, at).line()).isEqualTo(line);
            }
            assertThat(at).as(token.toString()).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(text.length());
            last = at;
        }
        assertThat(text.lastIndexOf("a")).as("the last name is found").isLessThanOrEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a {{ b ? c § }}|11", "a § {{ § }}|7", "{{ a }} {{ 'b }}|11", "{{ a }} {{ \"b\\|11"})
    void findsWhereTheLexerLosesItsWay(String text, int offset) {
        ParserException failure = catchThrowableOfType(ParserException.class, () -> TOKENS.read(text, "x"));

        assertThat(failure.getLineNumber()).isEqualTo(offset);
        assertThat(failure.getFileName()).isEqualTo("x");
    }

    @Test
    void countsLinesAndColumns() {
        assertThat(TextPosition.of("a\r\nb\rc\nde", 8)).hasToString("4:2");
        assertThat(TextPosition.of("", 0)).hasToString("1:1");
        assertThat(TextPosition.of("\uFEFFa\uD83D\uDE00b", 4)).hasToString("1:3");
    }

    @Test
    void knowsHowEachTagIsWritten() {
        Set<String> tags =
                new TreeSet<>(ENGINE.getExtensionRegistry().getTokenParsers().keySet());
        tags.add("verbatim");

        assertThat(TagForm.names()).containsExactlyElementsOf(tags);
    }
}
