package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates that the parser refuses: what is said of them, where, and what to do. */
final class TemplateSyntaxTest {

    private static final String LITERALLY =
            "what is meant literally stands between {% verbatim %} and {% endverbatim %}";
    private static final String QUOTES = "the text in quotes that begins here is not closed: ";
    private static final String TAGS =
            "the tags are autoescape, block, cache, embed, extends, filter, flush, for, from, if, import,"
                    + " include, macro, parallel, set, verbatim";

    /** A template, the place, the statement, the help. */
    private static final String[][] CASES = {
        {"a {{ host.name", "1:3", "'{{' is not closed: '}}' is missing", LITERALLY},
        {"a {{ host.name\nb\n", "1:3", "'{{' is not closed: '}}' is missing", LITERALLY},
        {"a\n  {% if host.name\n", "2:3", "'{%' is not closed: '%}' is missing", LITERALLY},
        {"{{", "1:1", "'{{' is not closed: '}}' is missing", LITERALLY},
        {"a {{ host.name }\n{{ host.fqdn }}\n", "1:16", "'}' closes nothing here: '{{' is closed by '}}'", LITERALLY},
        {"{% if host.name }}", "1:17", "'}' closes nothing here: '{%' is closed by '%}'", LITERALLY},
        {"{{ host.name) }}", "1:13", "')' closes nothing here: '{{' is closed by '}}'", LITERALLY},
        {"{# never", "1:1", "the comment that begins here is not closed: '#}' is missing", LITERALLY},
        {
            "x\n{% verbatim %}{{ x",
            "2:1",
            "the tag 'verbatim' is not closed: {% endverbatim %} is missing",
            "write it after what is meant literally"
        },
        {"{{ (host.name }}", "1:4", "'(' is not closed: ')' is missing", "write ')' where it ends"},
        {"{{ [1, 2 }}", "1:4", "'[' is not closed: ']' is missing", "write ']' where it ends"},
        {"{{ host.data['rack' }}", "1:13", "'[' is not closed: ']' is missing", "write ']' where it ends"},
        {"{{ \"abc }}", "1:4", QUOTES + "\" is missing", "write \" where it ends"},
        {"{{ 'abc }}\n", "1:4", QUOTES + "' is missing", "write ' where it ends"},
        {"{{ \"abc }}\n{{ \"x\" }}\n", "1:4", QUOTES + "\" is missing", "write \" where it ends"},
        {"{{ \"#{host.name\" }}", "1:16", QUOTES + "\" is missing", "write \" where it ends"},
        {"{{ }}", "1:4", "a value is missing before '}}'", LITERALLY},
        {"{{ host. }}", "1:10", "the name of a member is missing before '}}'", LITERALLY},
        {"{{ host.name | }}", "1:16", "the name of a filter is missing before '}}'", LITERALLY},
        {"{{ host.name | 5 }}", "1:16", "'5' stands where the name of a filter is expected", LITERALLY},
        {"{{ host.name id }}", "1:14", "'id' stands where '}}' is expected", LITERALLY},
        {"{{ host.name ? 1 }}", "1:18", "':' is missing before '}}'", LITERALLY},
        {"{{ {'a' 1} }}", "1:9", "'1' stands where ':' is expected", LITERALLY},
        {"${X} {{.Values.x}}", "1:8", "'.' stands where a value is expected", LITERALLY},
        {
            "{{ a ?? b }}",
            "1:7",
            "'?' stands where a value is expected",
            "write default for what may be missing, as in {{ host.data.rack | default(\"none\") }}"
        },
        {"a & b {{ host.name & 1 }}", "1:20", "'&' has no meaning in a tag", "write 'and'"},
        {"{% if ! host.name %}{% endif %}", "1:7", "'!' has no meaning here", "write 'not'"},
        {
            "{% if host.name || host.fqdn %}{% endif %}",
            "1:18",
            "'|' stands where the name of a filter is expected",
            "write 'or'"
        },
        {"{% if host.name = 'x' %}{% endif %}", "1:17", "'=' stands where '%}' is expected", "write '==' to compare"},
        {"\uD83D\uDE00 {{ \uD83D\uDE00 }}", "1:6", "'\uD83D\uDE00' has no meaning in a tag", LITERALLY},
        {"\u00e9\uD83D\uDE00\uD83D\uDE00\t{% fro %}", "1:8", "there is no tag 'fro'", "did you mean 'for'?"},
        {"a\r\nb\r\n\t{% fro %}\r\n", "3:5", "there is no tag 'fro'", "did you mean 'for'?"},
        {"\uFEFF{% fro %}", "1:4", "there is no tag 'fro'", "did you mean 'for'?"},
        {"{% unknown %}", "1:4", "there is no tag 'unknown'", TAGS},
        {"{% raw %}{% endraw %}", "1:4", "there is no tag 'raw'", "write {% verbatim %} … {% endverbatim %}"},
        {
            "{% if host.name %}{% elif host.fqdn %}{% endif %}",
            "1:22",
            "there is no tag 'elif'",
            "write {% elseif condition %}"
        },
        {
            "{% if host.name %}{% else if host.fqdn %}{% endif %}",
            "1:27",
            "'if' stands where '%}' is expected",
            "write {% elseif condition %}"
        },
        {"{%%}", "1:3", "the name of a tag is missing before '%}'", TAGS},
        {
            "{% for x in %}a{% endfor %}",
            "1:13",
            "a value is missing before '%}'",
            "write it as in {% for one in list %} … {% endfor %}"
        },
        {
            "{% for x of component.all %}{% endfor %}",
            "1:10",
            "'of' stands where 'in' is expected",
            "write it as in {% for one in list %} … {% endfor %}"
        },
        {
            "{% for k, v in component.all %}{% endfor %}",
            "1:9",
            "',' stands where 'in' is expected",
            "a loop has one variable: what it takes from a map has a key and a value, as in {{ one.key }}"
        },
        {"{% set x %}", "1:10", "'=' is missing before '%}'", "write it as in {% set name = value %}"},
        {"{% set = 1 %}", "1:8", "'=' stands where a name is expected", "write it as in {% set name = value %}"},
        {
            "{% if host.name is %}a{% endif %}",
            "1:20",
            "the name of a test is missing before '%}'",
            "write it as in {% if condition %} … {% elseif condition %} … {% else %} … {% endif %}"
        },
        {"{% from 'x' %}", "1:13", "'import' is missing before '%}'", "write it as in {% from \"file\" import name %}"},
        {"{% embed 'a' %}b{% endembed %}", "1:16", "the tag 'embed' holds blocks alone: this stands outside of them", ""
        },
        {
            "a\n  {% if host.name %}\nb\n",
            "2:3",
            "the tag 'if' is not closed: {% endif %} is missing",
            "write {% endif %} where it ends"
        },
        {
            "a {% block b %}",
            "1:3",
            "the tag 'block' is not closed: {% endblock %} is missing",
            "write {% endblock %} where it ends"
        },
        {
            "{% if a %}{% parallel %}{% endparallel %}{% parallel %}",
            "1:42",
            "the tag 'parallel' is not closed: {% endparallel %} is missing",
            "write {% endparallel %} where it ends"
        },
        {
            "{% for x in [1] %}\n{% if x %}\na{% endfor %}",
            "3:5",
            "'endfor' stands in the tag 'if' of line 2, which is not closed",
            "write {% endif %} before it"
        },
        {
            "{% endif %}",
            "1:4",
            "'endif' belongs to no tag: no 'if' is open here",
            "delete it, or begin before it with {% if … %}"
        },
        {
            "{% else %}",
            "1:4",
            "'else' belongs to no tag: neither 'if' nor 'for' is open here",
            "delete it, or begin before it with {% if … %}"
        },
        {
            "{% if 1 == 1 %}{% else %}{% else %}{% endif %}",
            "1:29",
            "'else' stands after the 'else' of its tag",
            "leave it out, or put it before {% else %}"
        },
    };

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void eachSaysWhatIsWrongWhereAndWhatToDo(Compilers compiler) {
        StringBuilder component = new StringBuilder("@Component class Files {\n");
        Service service = Service.in(compiler, directory);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < CASES.length; i++) {
            component.append("@SubComponent @Template(\"t" + i + "\") File f" + i + ";\n");
            service.resource("com/example/shop/t" + i, CASES[i][0]);
            expected.add("Files.java:" + (i + 7) + ": com/example/shop/t" + i + ":" + CASES[i][1]
                    + ": [LW402] syntax error: " + CASES[i][2]
                    + (CASES[i][3].isEmpty() ? "" : "\n    help: " + CASES[i][3]));
        }

        assertThat(service.source(component.append("}\n").toString()).compile().errors())
                .containsExactlyElementsOf(expected);
    }
}
