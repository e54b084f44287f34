package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.ComponentDefinition;
import dev.launchway.template.KnownType;
import dev.launchway.template.TextPosition;
import dev.launchway.template.TokenPositions;
import dev.launchway.template.Verbatim;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.lexer.LexerImpl;
import io.pebbletemplates.pebble.lexer.Token;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenPositionsTest {

    private static final PebbleEngine ENGINE = new PebbleEngine.Builder().build();

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
        TokenPositions positions = new TokenPositions(text);
        int last = 0;
        for (Token token : lexer.tokenize(new StringReader(text), "x").getTokens()) {
            int at = positions.next(token.getType().name(), token.getValue());
            if (token.getType() == Token.Type.NAME || token.getType() == Token.Type.OPERATOR) {
                assertThat(text.substring(at)).startsWith(token.getValue());
            }
            if (token.getType() == Token.Type.NAME) {
                assertThat(TextPosition.of(text, at).line()).isEqualTo(token.getLineNumber());
            }
            assertThat(at).as(token.toString()).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(text.length());
            last = at;
        }
        assertThat(text.lastIndexOf("a")).as("the last name is found").isLessThanOrEqualTo(last);
    }

    @Test
    void countsLinesAndColumns() {
        assertThat(TextPosition.of("a\r\nb\rc\nde", 8)).hasToString("4:2");
        assertThat(TextPosition.of("", 0)).hasToString("1:1");
    }

    @ParameterizedTest
    @EnumSource(
            value = KnownType.class,
            names = {"LOOP"},
            mode = EnumSource.Mode.EXCLUDE)
    void everyMemberThatTheCompilerKnowsIsRead(KnownType type) {
        Object sample = Samples.of(type);

        assertThat(KnownTypes.of(sample)).contains(type);
        for (String name : type.names()) {
            assertThat(KnownTypes.read(sample, name))
                    .as(type + "." + name)
                    .isNotNull()
                    .isNotSameAs(ComponentDefinition.UNKNOWN);
        }
        assertThat(KnownTypes.read(sample, "nothing")).isSameAs(ComponentDefinition.UNKNOWN);
    }
}
