package dev.launchway.engine.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.templates.Page;
import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.api.Secret;
import dev.launchway.engine.redaction.KnownSecrets;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.TestEnvironment;
import dev.launchway.testing.template.TemplateCases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTest {

    private static final Path WORKDIR = Path.of("/srv/work/page");

    private final EnvironmentPlan environment = new TestEnvironment("dev")
            .data("region", "eu")
            .host("web01", "web01.example.com", "debian", false, "page !cron", "", "data.rack", "7", "data.my-key", "k")
            .host("web02", "web02.example.com", null, false, "", "")
            .build();
    private final Host host = environment.hosts().get(0);
    private final Page page = new Page();
    private final Templates templates = new Templates(new Definitions(), new KnownSecrets());
    private final DefinitionDirectory directory = DefinitionDirectory.of(Page.class);

    private String text(String template) {
        return templates.renderText(directory, template, new TemplateScope(page, host, environment, WORKDIR));
    }

    private String file(String name) {
        return templates.render(directory, name, new TemplateScope(page, host, environment, WORKDIR));
    }

    @ParameterizedTest
    @MethodSource("dev.launchway.testing.template.TemplateCases#read")
    void reads(String line) {
        String template = TemplateCases.template(line);
        String expected = TemplateCases.result(line);
        assertThat(text(template)).isEqualTo(expected);
        assertThat(text("{##}" + template)).as("by the engine").isEqualTo(expected);
        assertThat(text("{##}" + template)).as("on another host").isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("dev.launchway.testing.template.TemplateCases#refused")
    void isStrict(String line) {
        String template = TemplateCases.template(line);
        String expected = TemplateCases.result(line);
        assertThatThrownBy(() -> text(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("template \"" + template + "\": " + expected);
        assertThatThrownBy(() -> text("{##}" + template))
                .as("by the engine")
                .hasMessage("template \"{##}" + template + "\": " + expected);
    }

    @Test
    void isTheSameInEveryPlaceAndLanguage() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            TemplateCases.read().forEach(this::reads);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void writesMomentsAndNumbersAsTheEnvironmentWants() {
        EnvironmentPlan german = new TestEnvironment("de")
                .setting("time-zone", "Europe/Berlin")
                .setting("locale", "de")
                .host("web01", "web01.example.com", null, false, "", "")
                .build();
        String template =
                "{{ component.moment | date('d. MMMM HH:mm z') }} {{ 0 | date('HH:mm') }} {{ 1234.5 | numberformat }}"
                        + " {{ '%.2f' | format(0.5) }} {{ '1.7.2026 12' | date('HH z', existingFormat='d.M.yyyy HH') }}"
                        + " {{ component.large }}";

        assertThat(templates.renderText(
                        directory,
                        template,
                        new TemplateScope(page, german.hosts().get(0), german, WORKDIR)))
                .isEqualTo("1. Juli 12:00 MESZ 01:00 1.234,5 0,50 12 MESZ 10000000.0");
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
                .extracting(e -> ((TemplateFailedException) e).place())
                .isEqualTo("com/example/templates/typo.conf:4:14");
        assertThatThrownBy(() -> file("unclosed.conf"))
                .hasMessageStartingWith("unclosed.conf:2:1: syntax error: the tag 'if' is not closed")
                .hasMessageContaining("endif");
        assertThatThrownBy(() -> text("a\nb {{ component.port"))
                .hasMessageStartingWith("template \"a\" line 2: syntax");
        assertThatThrownBy(() -> text("a\n{{ b ; c }}"))
                .hasMessageStartingWith("template \"a\" line 2: syntax error: ';' has no meaning in a tag");
        assertThatThrownBy(() -> text("{{ " + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " }}"))
                .hasMessageEndingWith(": syntax error: expressions or tags are nested too deeply");
        assertThatThrownBy(() -> text("{{ component.")).hasMessageContaining("syntax error");
        assertThatThrownBy(() -> text("{% foo %}"))
                .hasMessageContaining("syntax error: there is no tag 'foo'; did you mean 'for'?");
        assertThatThrownBy(() -> text("{% parallel %}")).hasMessageContaining("the tag 'parallel' is not closed");
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

    @Test
    void tellsHowARecordIsRead() {
        record Local(int port) {}
        TemplateScope scope = new TemplateScope(page, host, environment, WORKDIR)
                .with(Map.of("x", new Local(1)), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> templates.renderText(directory, "{{ x.port }}", scope))
                .hasMessageContaining(
                        "Local has no 'port'; templates read the records that a component declares or names:"
                                + " let a method of it return one, as in List<Local> all() { … }");
    }

    @Test
    void readsVariablesAlikeWithTheEngineAndWithout() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("address", Address.of("a", 80));
        variables.put("large", 1.0E7);
        variables.put("key", Secret.of("s3cr3t"));
        variables.put("none", Optional.empty());
        variables.put("unset", null);
        TemplateScope scope =
                new TemplateScope(page, host, environment, WORKDIR).with(variables, StandardCharsets.UTF_8);
        String template = "{{ address }} {{ address.port }} {{ large }} {{ key }} [{{ none }}] {{ component.port }}";

        for (String start : List.of("", "{##}")) {
            assertThat(templates.renderText(directory, start + template, scope))
                    .isEqualTo("a:80 80 10000000.0 s3cr3t [] 8080");
            assertThatThrownBy(() -> templates.renderText(directory, start + "{{ unset }}", scope))
                    .hasMessageContaining("'unset' is null (not set)");
            assertThatThrownBy(() -> templates.renderText(directory, start + "{{ adress }}", scope))
                    .hasMessageContaining("'adress' is not known")
                    .hasMessageContaining("did you mean 'address'?");
        }
    }
}
