package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.templates.Page;
import dev.launchway.api.Host;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    private final EnvironmentPlan environment = EnvironmentPlan.builder("dev")
            .data("region", "eu")
            .host("web01", "web01.example.com", "debian", false, "", "", "data.rack", "7", "data.my-key", "k")
            .host("web02", "web02.example.com", null, false, "", "")
            .build();
    private final Host host = environment.hosts().get(0);
    private final Page page = new Page();
    private final Templates templates = new Templates(new Definitions());
    private final DefinitionDirectory directory = DefinitionDirectory.of(Page.class);

    private String text(String template) {
        return templates.renderText(directory, template, new TemplateScope(page, host, environment));
    }

    private String file(String name) {
        return templates.render(directory, name, new TemplateScope(page, host, environment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{{ component.port }} => 8080",
                "{{ component.port + 1 }} => 8081",
                "{{ component.debug }} => false",
                "{{ component.level }} => VERY_HIGH",
                "{{ component.key }} => s3cr3t",
                "{{ component.key | upper }} => S3CR3T",
                "{{ component.root }}/a => /srv/www/a",
                "{{ component.timeout.toSeconds }} => 90",
                "{{ component.mode }} => 0640",
                "{{ component.address }} => db.example.com:5432",
                "{{ component.address.host }}:{{ component.address.port }} => db.example.com:5432",
                "[{{ component.alias }}] => []",
                "{{ component.backup.host }} => b.example.com",
                "{{ component.url }} {{ component.url() }} => http://localhost:8080 http://localhost:8080",
                "{{ component.backends[1].port }} => 81",
                "{{ component.backends.size }} {{ component.backends | length }} => 2 2",
                "{{ component.backends.first.host }} {{ component.backends | last }} => a1 a2:81",
                "{{ component.options['with-dash'] }} => x",
                "{% for b in component.backends %}{{ loop.index }}={{ b.host }}{% if not loop.last %},{% endif %}{% endfor %}"
                        + " => 0=a1,1=a2",
                "{% for k in component.keys %}{{ k }} {% endfor %}. => k1 k2 .",
                "{% for e in component.options %}{{ e.key }}={{ e.value }}{% endfor %} => with-dash=x",
                "{{ host.name }} {{ host.fqdn }} {{ host.platform }} => web01 web01.example.com debian",
                "{{ host }} {{ environment }} => web01 dev",
                "{{ host.data.rack }} {{ host.data['my-key'] }} => 7 k",
                "{{ environment.name }} {{ environment.data.region }} => dev eu",
                "{% for h in environment.hosts %}{{ h.name }}({{ h.platform }}) {% endfor %}. => web01(debian) web02() .",
                "{% if component.alias %}yes{% else %}no{% endif %} => no",
                "{% if component.backup %}yes{% endif %} => yes",
                "{% if component.serverName %}yes{% else %}no{% endif %} => no",
                "{% if component.none %}yes{% else %}no{% endif %} => no",
                "{% if component.level == 'VERY_HIGH' %}yes{% endif %} => yes",
                "{% if component.serverName is null %}null{% endif %} => null",
                "{% if component.serverName == null %}null{% endif %} => null",
                "{{ component.serverName | default('x') }} {{ component.alias | default('y') }} => x y",
                "{% if host.data.nothing is defined %}yes{% else %}no{% endif %} => no",
                "{{ host.data.nothing | default('z') }} => z",
                "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(component.port) }} => <8080>",
                "{% set p = component.port %}{{ p }} => 8080",
                "{% import 'macros.conf' as m %}{{ m.twice(component.port) }} => 8080,8080",
                "{% import 'macros.conf' %}{{ twice('x') }} => x,x",
                "{% from 'macros.conf' import twice as two %}{{ two('x') }} => x,x",
            })
    void reads(String template, String expected) {
        assertThat(text(template)).isEqualTo(expected);
        assertThat(text("{##}" + template)).as("by the engine").isEqualTo(expected);
        assertThat(text("{##}" + template)).as("on another host").isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "{{ component.prot }} => component has no 'prot'; did you mean 'port'?",
                "{{ component.address.hots }} => Address has no 'hots'; did you mean 'host'?",
                "{{ host.dta }} => host has no 'dta'; did you mean 'data'?",
                "{{ host.data.rak }} => host.data.rak is not set; did you mean 'rack'?",
                "{{ environment.hosts[0].nam }} => host has no 'nam'; did you mean 'name'?",
                "{{ environment.hosts[1].nam }} => Host has no 'nam'; did you mean 'name'?",
                "{{ environment.hosts[7].name }} => the list has no element 7: it has 2, counted from 0",
                "{{ hots.name }} => 'hots' is not known: a template starts from component, host or environment; did you mean 'host'?",
                "{{ nothing }} => 'nothing' is not known: a template starts from component, host or environment",
                "{{ component.serverName }} => component.serverName is null (not set)",
                "{{ component.serverName ~ 'x' }} => component.serverName is null (not set)",
                "{{ 'x' + component.serverName }} => component.serverName is null (not set)",
                "{{ component.serverName | upper }} => component.serverName is null (not set)",
                "{{ component.serverName.length }} => component.serverName is null (not set): it has no 'length'",
                "{{ component.broken }} => component.broken failed: IllegalStateException: no url yet",
                "{{ component.adopt(1) }} => 'adopt' is called with arguments: templates call methods without",
                "{{ component }} => a Page is a component and has no text: name one of its members",
                "{% if component.prot %}{% endif %} => component has no 'prot'; did you mean 'port'?",
                "{% for x in component.serverName %}{% endfor %} => component.serverName is null (not set)",
                "{{ component.port | upperr }} => there is no filter 'upperr'",
                "{{ component.class }} => component has no 'class'",
                "{{ component.title.getClass() }} => text has no 'getClass'",
                "{{ template.name }} => template has no 'name'",
                "{% macro m() %}{{component}}{% endmacro %}{{ m() }} => 'component' is not known here: a macro sees"
                        + " its arguments alone; hand it over: {% macro name(component) %}, {{ name(component) }}",
                "{{ nomacro(1) }} => there is no function or macro 'nomacro'",
                "{{ 1 is nothing }} => there is no test 'nothing'",
                "{{ locale.country }} => Locale has no 'country'",
            })
    void isStrict(String template, String expected) {
        assertThatThrownBy(() -> text(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template \"" + template + "\": " + expected);
        assertThatThrownBy(() -> text("{##}" + template))
                .as("by the engine")
                .hasMessage("template \"{##}" + template + "\": " + expected);
    }

    @Test
    void countsLinesAsTheEngineDoes() {
        String template = "a\r\n{{ component.port }}\n\r{{\n component.port }}\n  {{ component.prot }}";

        assertThatThrownBy(() -> text(template)).hasMessageStartingWith("template \"a\" line 6: ");
        assertThatThrownBy(() -> text(template + "{##}")).hasMessageStartingWith("template \"a\" line 6: ");
    }

    @Test
    void doesNotTakeAValueForATemplate() {
        assertThat(text("{{ component.title }}")).isEqualTo("a {{ component.port }} & <b>");
    }

    @Test
    void readsSubComponents() {
        Page child = new Page();
        child.port = 1;
        page.adopt(child);

        assertThat(text("{{ component.child.port }}")).isEqualTo("1");
    }

    @Test
    void keepsWhitespace() {
        assertThat(text("a\n{% if component.port == 8080 %}\nb\n{% endif %}\n\n"))
                .isEqualTo("a\n\nb\n\n\n");
        assertThat(text("{{ component.port }}\n")).isEqualTo("8080\n");
        assertThat(text("{# c #}\n  x")).isEqualTo("\n  x");
        assertThat(file("crlf.conf")).isEqualTo("first\r\n\r\nlast 8080\r\n");
        assertThat(file("verbatim.conf")).isEqualTo("\n  {{ $labels.instance }}\n\nafter");
    }

    @Test
    void keepsTextWithoutTemplates() {
        assertThat(text("")).isEmpty();
        assertThat(text("a } } { b\r\n")).isEqualTo("a } } { b\r\n");
    }

    @Test
    void namesFileAndLine() {
        assertThatThrownBy(() -> file("typo.conf"))
                .hasMessage("typo.conf:4:14: component has no 'prot'; did you mean 'port'?")
                .extracting(e -> ((TemplateFailed) e).place())
                .isEqualTo("com/example/templates/typo.conf:4:14");
        assertThatThrownBy(() -> file("unclosed.conf"))
                .hasMessageStartingWith("unclosed.conf:3:1: syntax error: ")
                .hasMessageContaining("endif");
        assertThatThrownBy(() -> text("a\nb {{ component.port"))
                .hasMessageStartingWith("template \"a\" line 2: syntax");
        assertThatThrownBy(() -> text("{{ component.")).hasMessageContaining("syntax error");
        assertThatThrownBy(() -> text("{% foo %}")).hasMessageContaining("syntax error: Unexpected tag name \"foo\"");
    }

    @Test
    void includesFromTheDefinitionDirectoryOnly() {
        assertThat(file("outer.conf")).isEqualTo("included: inner 8080\n");
        assertThatThrownBy(() -> file("escape.conf")).hasMessageContaining("'/etc/passwd'");
        assertThatThrownBy(() -> file("outerwrong.conf"))
                .hasMessage("part/wrong.conf:1:16: component has no 'prot'; did you mean 'port'?");
    }

    @Test
    void namesTheNearestTemplate() {
        assertThatThrownBy(() -> file("typo.cnf"))
                .hasMessage("typo.cnf: there is no template 'typo.cnf' in the definition directory"
                        + " com/example/templates; did you mean 'typo.conf'?");
        assertThatThrownBy(() -> file("part")).hasMessageContaining("there is no template 'part'");
        assertThatThrownBy(() -> file("latin1.conf")).hasMessageContaining("the template 'latin1.conf' is not UTF-8");
    }

    @Test
    void rendersTheSameTemplateForOthers() {
        file("outer.conf");
        page.port = 9;
        page.alias = Optional.of("x");

        assertThat(file("outer.conf")).isEqualTo("included: inner 9\n");
        assertThat(text("{{ component.alias }}")).isEqualTo("x");
    }
}
