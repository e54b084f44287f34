package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Names that templates set, and where they are known: through branches, loops, macros, blocks and other templates. */
final class TemplateNamesTest {

    /** A template, then names and texts of those that it brings in, and what is said. */
    private record Case(List<String> templates, List<String> said) {}

    private static final List<Case> WRONG = List.of(
            new Case(
                    List.of("{% if component.ssl %}{% set n = 1 %}{% endif %}{{ n }} {{ n }}"),
                    List.of(
                            "nginx.conf:1:52: 'n' may have no value here: it is set under a condition (nginx.conf:1:26)")),
            new Case(
                    List.of(
                            "{% if component.ssl %}{% set n = 1 %}{% elseif host.name == 'a' %}{% set n = 2 %}{% endif %}{{ n }}"),
                    List.of(
                            "nginx.conf:1:96: 'n' may have no value here: it is set under a condition (nginx.conf:1:26)")),
            new Case(
                    List.of("{{ n }}{% set n = 1 %}"),
                    List.of("nginx.conf:1:4: 'n' is not known here: it is set later, or in a block that is not shown")),
            new Case(
                    List.of("{% for b in component.backends %}{{ last }}{% set last = b %}{% endfor %}"),
                    List.of(
                            "nginx.conf:1:37: 'last' has no value here in the first round of the loop, which sets it later")),
            new Case(
                    List.of("{% for b in component.backends %}{% endfor %}{{ b.host }}"),
                    List.of("nginx.conf:1:49: 'b' is not known here: it is the variable of a loop, and ends with it")),
            new Case(
                    List.of("{% for b in component.backends %}{% set c = 1 %}{% endfor %}{{ c }}"),
                    List.of("nginx.conf:1:64: 'c' is not known here: it is set in a loop, and ends with it")),
            new Case(
                    List.of("{% for b in component.backends %}{% else %}{% set c = 1 %}{% endfor %}{{ c }}"),
                    List.of(
                            "nginx.conf:1:74: 'c' may have no value here: it is set under a condition (nginx.conf:1:47)")),
            new Case(
                    List.of("{% macro m() %}{% set z = 1 %}{% endmacro %}{{ m() }}{{ z }}"),
                    List.of("nginx.conf:1:57: 'z' is not known here: it is set in a macro, and ends with it")),
            new Case(
                    List.of("{% macro m() %}{% if true %}{% set z = 1 %}{% endif %}{{ z }}{% endmacro %}{{ m() }}"),
                    List.of(
                            "nginx.conf:1:58: 'z' may have no value here: it is set under a condition (nginx.conf:1:32)")),
            new Case(
                    List.of("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1) }}{{ a }}"),
                    List.of(
                            "nginx.conf:1:51: 'a' is not known: a template starts from component, host or environment")),
            new Case(
                    List.of("{% include 'i' %}{{ n }}", "i", "{% set n = 1 %}{{ n }}"),
                    List.of(
                            "nginx.conf:1:21: 'n' is not known here: it is set in another template, and ends with that")),
            new Case(
                    List.of("{% if component.ssl %}{% set n = 0 %}{% endif %}{% include 'i' %}", "i", "{{ n }}"),
                    List.of("i:1:4: 'n' may have no value here: it is set under a condition (nginx.conf:1:26)")),
            new Case(
                    List.of("{% include 'i' with {'n': 1} %}{{ n }}", "i", "{{ n }}"),
                    List.of("nginx.conf:1:35: 'n' is not known here: 'with' hands it to another template alone")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% if component.ssl %}{% set n = 1 %}{% endif %}{% block b %}{{ n }}{% endblock %}",
                            "p", "{% block b %}{% endblock %}"),
                    List.of(
                            "nginx.conf:1:82: 'n' may have no value here: it is set under a condition (nginx.conf:1:43)")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}{{ q }}{% endblock %}",
                            "p", "{% block b %}{% endblock %}{% set q = 1 %}"),
                    List.of(
                            "nginx.conf:1:34: 'q' is not known here: it is set later, or in a block that is not shown")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}{{ x.host }}{{ x.hots }}{% endblock %}",
                            "p", "{% for x in component.backends %}{% block b %}{% endblock %}{% endfor %}"),
                    List.of("nginx.conf:1:48: Address has no 'hots'")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block bb %}{{ x.host }}{{ y }}{% endblock %}",
                            "p", "{% for x in component.backends %}{% block b %}{% endblock %}{% endfor %}"),
                    List.of(
                            "nginx.conf:1:47: 'y' is not known: a template starts from component, host or environment")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}{{ parent() }}{% endblock %}",
                            "p", "{% block b %}{{ component.prot }}{% endblock %}"),
                    List.of("p:1:27: component has no 'prot'")),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}x{% endblock %}",
                            "p", "{% block b %}{% set n = 1 %}{% endblock %}{{ n }}"),
                    List.of("p:1:46: 'n' is not known here: it is set later, or in a block that is not shown")),
            new Case(
                    List.of(
                            "{% embed 'i' %}{% block b %}{{ n }}{% set z = 1 %}{% endblock %}{% endembed %}{{ z }}",
                            "i", "{% set n = 1 %}{% block b %}{% endblock %}"),
                    List.of(
                            "nginx.conf:1:82: 'z' is not known here: it is set in another template, and ends with that")),
            new Case(
                    List.of(
                            "{% import 'i' as k %}{% from 'i' import m %}{{ k.m(1) }}{{ m(2) }}{{ n }}",
                            "i", "{% set n = 1 %}{% macro m(a) %}{{ a }}{% endmacro %}"),
                    List.of(
                            "nginx.conf:1:70: 'n' is not known here: it is set in another template, and ends with that")),
            new Case(
                    List.of("{% include nginx %}{{ host.data.my-key }}"),
                    List.of(
                            "nginx.conf:1:12: 'nginx' is not known: a template starts from component, host or environment",
                            "nginx.conf:1:36: 'key' is not known: a template starts from component, host or environment")),
            new Case(
                    List.of("{% include component.port %}{{ set_there }}"),
                    List.of(
                            "nginx.conf:1:32: 'set_there' is not known: a template starts from component, host or environment")),
            new Case(
                    List.of(
                            "{% if component.ssl %}\n{% if host.name == 'a' %}{% set n = 1 %}{% endif %}\n{{ n }}{% endif %}"),
                    List.of(
                            "nginx.conf:3:4: 'n' may have no value here: it is set under a condition (nginx.conf:2:29)")),
            new Case(
                    List.of(
                            "{% if component.ssl %}{% for b in component.backends %}{% set n = 1 %}{{ n }}{% endfor %}{% endif %}{{ n }}"),
                    List.of("nginx.conf:1:104: 'n' is not known here: it is set in a loop, and ends with it")));

    private static final List<Case> RIGHT = List.of(
            new Case(
                    List.of(
                            "{% if component.ssl %}{% set n = 1 %}{% endif %}{% if component.ssl %}{{ n }}{% endif %}{% if component.ssl and host.name == 'x' %}{{ n }}{% endif %}"),
                    List.of()),
            new Case(
                    List.of("{% if component.ssl %}{% set n = 1 %}{% else %}{% set n = 2 %}{% endif %}{{ n }}"),
                    List.of()),
            new Case(
                    List.of(
                            "{% if component.ssl %}{% set n = 1 %}{% elseif host.name == 'a' %}{% set n = 2 %}{% else %}{% set n = 3 %}{% endif %}{{ n }}"),
                    List.of()),
            new Case(List.of("{% set n = 0 %}{% if component.ssl %}{% set n = 1 %}{% endif %}{{ n }}"), List.of()),
            new Case(
                    List.of(
                            "{% if component.ssl %}{% set n = 1 %}{% endif %}{{ n | default('x') }}{% if n is defined %}{{ n }}{% endif %}{{ n is defined ? n : 'x' }}{{ n is not defined ? 'x' : n }}{% if n is defined and n > 1 %}x{% endif %}"),
                    List.of()),
            new Case(List.of("{% if n is not defined %}{% set n = 1 %}{% endif %}{{ n }}"), List.of()),
            new Case(
                    List.of(
                            "{% if component.ssl %}{% set n = 1 %}{% endif %}{% if not component.ssl %}{% set n = 2 %}{% endif %}{{ n }}"),
                    List.of()),
            new Case(
                    List.of(
                            "{% for b in component.backends %}{% if not loop.first %}{{ last }}{% endif %}{{ loop.first ? 'x' : last }}{% set last = b %}{% endfor %}"),
                    List.of()),
            new Case(
                    List.of("{% set c = 0 %}{% for b in component.backends %}{% set c = 1 %}{% endfor %}{{ c }}"),
                    List.of()),
            new Case(List.of("{% set n = 0 %}{% include 'i' %}{{ n }}", "i", "{% set n = 1 %}{{ n }}"), List.of()),
            new Case(
                    List.of("{% if component.ssl %}{% set n = 0 %}{% include 'i' %}{% endif %}", "i", "{{ n }}"),
                    List.of()),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% set n = 1 %}{% block b %}{{ n }}{% endblock %}",
                            "p", "{{ n }}{% block b %}{% endblock %}"),
                    List.of()),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}{{ q }}{% endblock %}",
                            "p", "{% set q = 1 %}{% block b %}{% endblock %}"),
                    List.of()),
            new Case(
                    List.of(
                            "{% extends 'p' %}{% block b %}{% set n = 1 %}{% endblock %}",
                            "p", "{% block b %}{% endblock %}{{ n }}"),
                    List.of()),
            new Case(List.of("{% extends component.port %}{% block b %}{{ set_there }}{% endblock %}"), List.of()),
            new Case(List.of("{% block b %}{% set n = 1 %}{% endblock %}{{ n }}"), List.of()),
            new Case(
                    List.of(
                            "{% filter upper %}{% set n = 1 %}{% endfilter %}{{ n }}{% autoescape false %}{% set m = 1 %}{% endautoescape %}{{ m }}"),
                    List.of()));

    @TempDir
    Path directory;

    /** What is said of each case, without the help, in the order of the cases. */
    private List<List<String>> says(Compilers compiler, List<Case> cases) {
        Service service = Service.in(compiler, directory);
        for (int i = 0; i < cases.size(); i++) {
            String folder = "com/example/c" + i + "/";
            List<String> templates = cases.get(i).templates();
            service.resource(folder + "nginx.conf", templates.get(0));
            for (int k = 1; k < templates.size(); k += 2) {
                service.resource(folder + templates.get(k), templates.get(k + 1));
            }
            service.whole("""
                    package com.example.c%1$d;
                    @dev.launchway.annotation.Component("nginx-%1$d")
                    public class Nginx {
                        @dev.launchway.annotation.Attribute int port = 80;
                        @dev.launchway.annotation.Attribute boolean ssl;
                        @dev.launchway.annotation.Requires(value = "app:http", optional = true)
                        java.util.List<dev.launchway.api.Address> backends;
                        @dev.launchway.annotation.SubComponent @dev.launchway.annotation.Template("nginx.conf")
                        dev.launchway.library.file.File config;
                    }
                    """.formatted(i));
        }
        List<List<String>> said = new ArrayList<>();
        cases.forEach(one -> said.add(new ArrayList<>()));
        for (String error : service.compile().errors()) {
            String text = error.lines().findFirst().orElseThrow();
            if (!text.contains("com/example/c")) {
                said.get(0).add(text);
                continue;
            }
            int at = text.indexOf("com/example/c") + "com/example/c".length();
            int slash = text.indexOf('/', at);
            said.get(Integer.parseInt(text.substring(at, slash)))
                    .add(text.substring(slash + 1).replace("[LW403] ", "").replaceAll("com/example/c[0-9]+/", ""));
        }
        return said;
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aNameWithoutAValueIsTold(Compilers compiler) {
        assertThat(says(compiler, WRONG))
                .isEqualTo(WRONG.stream().map(Case::said).toList());
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aNameThatHasAValueIsNot(Compilers compiler) {
        assertThat(says(compiler, RIGHT))
                .isEqualTo(RIGHT.stream().map(Case::said).toList());
    }
}
