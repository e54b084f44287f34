package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.template.TemplateCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names, filters, loops and other templates that a template names. */
class TemplateFaultsTest extends TemplateCase {

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aMemberThatTemplatesDoNotSeeIsExplained(Compilers compiler) {
        String members = """
                int workers;
                private String token() { return ""; }
                static String version() { return ""; }
                String with(int x) { return ""; }
                void nothing() {}
                @Attribute int port = 80;
            """;
        assertThat(compiler.in(directory)
                        .source(NGINX.replace("    @Attribute int port = 80;\n", members))
                        .resource(
                                "com/example/shop/nginx.conf",
                                "{{ component.workers }}{{ component.token }}{{ component.version }}{{ component.with }}"
                                        + "{{ component.nothing }}")
                        .compile()
                        .errors())
                .extracting(text -> text.substring(text.indexOf("component has")))
                .containsExactly(
                        "component has no 'workers'\n    help: the field Nginx.workers has no annotation, so templates do"
                                + " not see it: write @Attribute, or a method: int workers() { return workers; }",
                        "component has no 'token'\n    help: the method Nginx.token is private: remove 'private'",
                        "component has no 'version'\n    help: the method Nginx.version is static: remove 'static'",
                        "component has no 'with'\n    help: the method Nginx.with takes arguments, and templates call"
                                + " methods without",
                        "component has no 'nothing'\n    help: the method Nginx.nothing returns nothing");
    }

    private List<String> ofCases(Compilers compiler, List<String> lines) throws IOException {
        Compilers.Run run =
                compiler.in(directory).source(Files.readString(SOURCES.resolve("com/example/templates/Page.java")));
        StringBuilder source = new StringBuilder("""
                package com.example.templates;
                @dev.launchway.annotation.Component
                class Cases extends Page {
                """);
        for (int i = 0; i < lines.size(); i++) {
            run.resource("com/example/templates/case" + i, TemplateCases.template(lines.get(i)));
            source.append("@dev.launchway.annotation.SubComponent @dev.launchway.annotation.Template(\"case")
                    .append(i)
                    .append("\") dev.launchway.library.file.File c")
                    .append(i)
                    .append(";\n");
        }
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = TEMPLATES.relativize(file).toString();
                Path copy = directory.resolve("classes/com/example/templates").resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return run.source(source.append("}\n").toString()).compile().errors();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void saysNothingOfWhatTheEngineRenders(Compilers compiler) throws IOException {
        assertThat(ofCases(compiler, TemplateCases.read())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void saysWhatTheEngineWouldSay(Compilers compiler) throws IOException {
        List<String> known = new ArrayList<>();
        for (String line : TemplateCases.refused()) {
            if (OF_VALUES.stream().noneMatch(line::contains)) {
                known.add(line);
            }
        }

        List<String> errors = ofCases(compiler, known);

        assertThat(errors).hasSize(known.size());
        for (int i = 0; i < known.size(); i++) {
            String[] expected = TemplateCases.result(known.get(i)).split("; did you mean |; hand it over: ", 2);
            assertThat(errors.get(i))
                    .contains("com/example/templates/case" + i + ":1:")
                    .containsIgnoringCase("] " + expected[0].replace("a Page is", "a Cases is"));
            if (expected.length > 1) {
                assertThat(errors.get(i)).contains("help: ").endsWith(expected[1]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void pointsAtEachNameThatIsNotThere(Compilers compiler) {
        assertThat(errors(compiler, """
                        listen {{ component.prot }};
                        # {{ component.port }} {{ host.nam }}
                        {% for b in component.backends %}
                          {{ b.value.host }}:{{ b.value.prot }} {{ b.host.fqdm }} {{ loop.indx }} {{ b.name }}
                        {% endfor %}
                        {{ component.timeout.toSecnds }} {{ component.level.name }} {{ component.port.x }}
                        {{ component.root.fileName }} {{ component.anything.whatever.x }} {{ component.url.length }}
                        {% for u in component.upstreams %}{{ u.key }} {{ u.value.hots }}{% endfor %}
                        {{ component.upstreams.main.port }} {{ component.upstreams['x-y'].prt }}
                        """))
                .containsExactly(
                        at("1:21", "[LW403] component has no 'prot'\n    help: did you mean 'port'?"),
                        at("2:32", "[LW403] host has no 'nam'\n    help: did you mean 'name'?"),
                        at("4:33", "[LW403] Address has no 'prot'\n    help: did you mean 'port'?"),
                        at("4:51", "[LW403] Host has no 'fqdm'\n    help: did you mean 'fqdn'?"),
                        at("4:67", "[LW403] loop has no 'indx'\n    help: did you mean 'index'?"),
                        at("4:80", "[LW403] Resource has no 'name'"),
                        at("6:22", "[LW403] Duration has no 'toSecnds'\n    help: did you mean 'toSeconds'?"),
                        at("6:53", "[LW403] text has no 'name'"),
                        at("6:79", "[LW403] Integer has no 'x'"),
                        at("8:58", "[LW403] Address has no 'hots'\n    help: did you mean 'host'?"),
                        at("9:67", "[LW403] Address has no 'prt'\n    help: did you mean 'port'?"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void namesFiltersTestsFunctionsAndMacros(Compilers compiler) {
        assertThat(errors(compiler, """
                        {{ component.port | uper }} {% if host.name is nul %}{% endif %} {{ rnge(1, 2) }} {{ mx (1) }}
                        {% macro row(a, b='x') %}{{ a.anything }} {{ b }} {{ host.name }} {{ c }}{% endmacro %}
                        {{ row(component.port) }} {{ rwo(1) }} {% filter upper | trm %}{{ host.x }}{% endfilter %}
                        {% set p = host %}{{ p.nam }} {% set q = component.backends %}{{ q.first.value.hosst }}
                        {{ component.nothing | default(component.nix) }} {{ host.nothing is defined }} {{ hots }}
                        {{ component.anything(1) }} {{ component.url(1) }} {{ component }} {{ component.backends[0].hst }}
                        {{ host.data.size }} {{ component.backends.size() }} {{ "#{host.nme}" }} {{ p.fqdn ~ host.fqdm }}
                        """))
                .extracting(error ->
                        error.substring(error.indexOf("nginx.conf:") + 11).replace("\n   ", ""))
                .containsExactly(
                        "1:21: [LW403] there is no filter 'uper' help: did you mean 'upper'?",
                        "1:48: [LW403] there is no test 'nul' help: did you mean 'null'?",
                        "1:69: [LW403] there is no function or macro 'rnge' help: did you mean 'range'?",
                        "1:86: [LW403] there is no function or macro 'mx' help: did you mean 'max'?",
                        "2:54: [LW403] 'host' is not known here: a macro sees its arguments alone"
                                + " help: hand it over: {% macro name(host) %}, {{ name(host) }}",
                        "2:70: [LW403] 'c' is not known: a template starts from component, host or environment",
                        "3:30: [LW403] there is no function or macro 'rwo' help: did you mean 'row'?",
                        "3:58: [LW403] there is no filter 'trm' help: did you mean 'trim'?",
                        "3:72: [LW403] host has no 'x'",
                        "4:24: [LW403] host has no 'nam' help: did you mean 'name'?",
                        "4:80: [LW403] Address has no 'hosst' help: did you mean 'host'?",
                        "5:42: [LW403] component has no 'nix'",
                        "5:83: [LW403] 'hots' is not known: a template starts from component, host or environment"
                                + " help: did you mean 'host'?",
                        "6:14: [LW403] 'anything' is called with arguments: templates call methods without",
                        "6:42: [LW403] 'url' is called with arguments: templates call methods without",
                        "6:55: [LW403] a Nginx is a component and has no text: name one of its members",
                        "6:93: [LW403] Resource has no 'hst' help: did you mean 'host'?",
                        "7:65: [LW403] host has no 'nme' help: did you mean 'name'?",
                        "7:91: [LW403] host has no 'fqdm' help: did you mean 'fqdn'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void followsIncludesImportsAndParents(Compilers compiler) {
        List<String> errors = nginx(compiler, """
                        {% extends "base.conf" %}
                        {% import "macros.conf" %}{% import 'macros.conf' as m %}{% from "macros.conf" import one as two %}
                        {% block body %}{{ one(1) }}{{ m.one(1) }}{{ two(1) }}{{ set_in_base }}
                        {% for b in component.backends %}{% include "part/row.conf" with {"extra": host} %}{% endfor %}
                        {% include "part/row.cnf" %}{% include "../x" %}
                        {% endblock %}
                        """)
                .resource("com/example/shop/base.conf", """
                        {% set set_in_base = 1 %}{% block body %}{{ component.prot }}{% endblock %}
                        {% include "base.conf" %}""")
                .resource("com/example/shop/macros.conf", "{% macro one(a) %}{{ a.b }}{{ d }}{% endmacro %}")
                .resource("com/example/shop/part/row.conf", "{{ b.value.prot }} {{ extra.nam }} {{ loop.index }}")
                .compile()
                .errors();

        assertThat(errors)
                .extracting(error -> error.replace("\n   ", "").replace("Nginx.java:22: com/example/shop/", ""))
                .containsExactlyInAnyOrder(
                        "part/row.conf:1:12: [LW403] Address has no 'prot' help: did you mean 'port'?",
                        "part/row.conf:1:29: [LW403] host has no 'nam' help: did you mean 'name'?",
                        "nginx.conf:5:12: [LW401] there is no template 'part/row.cnf' in the definition directory"
                                + " com/example/shop help: did you mean 'part/row.conf'?",
                        "nginx.conf:5:40: [LW401] '../x' is no name below the definition directory: write it as in"
                                + " 'conf/app.conf'",
                        "base.conf:1:55: [LW403] component has no 'prot' help: did you mean 'port'?",
                        "base.conf:2:12: [LW406] the template 'com/example/shop/base.conf' brings in itself without an end"
                                + " help: take one of these tags away, or put it under a condition that ends");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void saysNothingOfWhatMayBeThere(Compilers compiler) {
        assertThat(errors(compiler, """
                        {% set host = component.anything %}{{ host.whatever }}
                        {% for b in component.backends %}{% set b = 1 %}{{ b.x }}{% endfor %}
                        {% include component.url %}{{ macro_there(1) }}
                        {{ component.anything.a.b(1) }} {{ component.upstreams[host.x].port }} {{ _context.x }}
                        {{ (component.backends | first).x }} {{ ([1])[0].x }} {{ ({"a": 1}).a.b }} {{ loop.indx | default(1) }}
                        {{ component.prot | upper | default(host.name) }} {{ component.a.b is not defined }}
                        {% autoescape false %}{% parallel %}{% cache 'x' %}{{ component.port }}{% endcache %}{% endparallel %}
                        {% endautoescape %}{% verbatim %}{{ component.nothing }}{% endverbatim %}{# {{ nothing }} #}
                        """)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aLoopGoesOverAListOrAMap(Compilers compiler) {
        assertThat(errors(compiler, """
                        {% for x in component.port %}{{ x }}{% endfor %}
                        {% for x in component.level %}{% endfor %}{% for x in host %}{% endfor %}
                        {% for x in component.root %}{{ x.fileName }}{% endfor %}{% for x in host.data %}{{ x.key }}{% endfor %}
                        {% for x in component.anything %}{{ x.whatever }}{% endfor %}{% for x in loop %}{% endfor %}
                        """))
                .extracting(error -> error.substring(error.indexOf("nginx.conf:") + 11))
                .startsWith(
                        "1:23: [LW406] the loop goes over one value, of the type Integer: it takes a list or a map",
                        "2:23: [LW406] the loop goes over one value, of the type text: it takes a list or a map")
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void templatesThatBringInEachOtherWithoutAnEnd(Compilers compiler) {
        assertThat(nginx(compiler, "{% include 'b.conf' %}")
                        .resource("com/example/shop/b.conf", "x\n{% include 'nginx.conf' %}")
                        .compile()
                        .errors())
                .containsExactly(at(
                                        "1:1",
                                        "[LW406] templates bring in each other without an end: com/example/shop/nginx.conf,"
                                                + " com/example/shop/b.conf, com/example/shop/nginx.conf")
                                .replace("nginx.conf:1:1", "b.conf:2:12")
                        + "\n    help: take one of these tags away, or put it under a condition that ends");
        assertThat(errors(compiler, "{% extends 'nginx.conf' %}"))
                .singleElement()
                .asString()
                .contains("[LW406] the template 'com/example/shop/nginx.conf' brings in itself without an end");
        assertThat(errors(compiler, "{% if component.port > 80 %}{% include 'nginx.conf' %}{% endif %}"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theComponentsOfARecordAreReadWhateverElseItHas(Compilers compiler) {
        String retention = """
                package com.example.shop;
                public record Retention(int days) {
                    public static Retention parse(String text) { return new Retention(Integer.parseInt(text)); }
                }
                """;
        String backup = """
                package com.example.shop;
                import dev.launchway.annotation.*;
                import dev.launchway.library.file.File;
                @Component
                class Backup {
                    @Attribute Retention retention = new Retention(7);
                    @SubComponent @Template("backup.conf") File config;
                }
                """;
        Compilers.Result result = compiler.in(directory)
                .source(retention)
                .source(backup)
                .resource(
                        "com/example/shop/backup.conf", "{{ component.retention.days }} {{ component.retention.dayz }}")
                .compile();

        assertThat(result.errors()).singleElement().asString().contains("[LW403] Retention has no 'dayz'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void eachLoopHasItsOwnVariable(Compilers compiler) {
        assertThat(errors(compiler, """
                        {% for b in component.backends %}{{ b.hosst }}{% endfor %}
                        {% for b in component.upstreams %}{{ b.valeu }}{% include "row.conf" with {"b": host} %}{% endfor %}
                        {% for host in component.backends %}{{ host.value }}{% endfor %}{{ host.nam }}
                        {% for one in component.backends %}{% if loop.first %}x{% else %}{{ last }}{% endif %}{% set last = 1 %}{% endfor %}
                        {% for x in component.backends %}{% block row %}{{ x.host }}{% endblock %}{% endfor %}
                        """))
                .extracting(error ->
                        error.substring(error.indexOf("nginx.conf:") + 11).replace("\n   ", ""))
                .containsExactly(
                        "1:39: [LW403] Resource has no 'hosst' help: did you mean 'host'?",
                        "2:40: [LW403] Entry has no 'valeu' help: did you mean 'value'?",
                        "2:59: [LW401] there is no template 'row.conf' in the definition directory com/example/shop"
                                + " help: write it to src/main/resources/com/example/shop/row.conf; there is nginx.conf",
                        "3:73: [LW403] host has no 'nam' help: did you mean 'name'?");
    }
}
