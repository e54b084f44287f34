package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates in environments, and what they read of hosts. */
class EnvironmentTemplatesTest extends TemplateCase {

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void looksIntoTheDataOfHosts(Compilers compiler) {
        String template = """
                {{ host.data.rack }} {{ environment.data.region }} {{ host.data['my-key'] }}
                {% if host.data.alias is defined %}{{ host.data.alias }}{% endif %}{{ host.data.other | default(1) }}
                {% for h in environment.hosts %}{{ h.data.anything }}{% endfor %}
                """;
        List<String> errors = nginx(compiler, template)
                .resource("environments/dev.toml", """
                        [environment]
                        data.region = "eu"
                        [hosts]
                        "web[1..3]" = ["nginx"]
                        other = []
                        [host.web1]
                        data.rack = 1
                        data.my-key = 2
                        [host.web2]
                        data.my-key = 2
                        data.rak = 2
                        [host.web3]
                        data.my-key = 2
                        """)
                .resource("environments/staging.toml", """
                        [hosts]
                        web1 = ["nginx"]
                        [host.web1]
                        data.rack = "1"
                        data.my-key = "2"
                        """)
                .compile()
                .errors();

        assertThat(errors)
                .containsExactly(
                        at(
                                "1:14",
                                "[LW404] host.data.rack is not set on hosts web2, web3 in environment 'dev'\n"
                                        + "    help: did you mean 'rak'?"),
                        at(
                                "1:42",
                                "[LW404] environment.data.region is not set in environment 'staging'\n"
                                        + "    help: write into [environment]: data.region = \"…\""));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void checksTheValuesOfEnvironments(Compilers compiler) {
        List<String> errors = nginx(compiler, "")
                .resource("environments/dev.toml", """
                        [hosts]
                        "web[1..2]" = ["nginx"]
                        [host.web1]
                        data.port = 80
                        [host.web2]
                        data.port = "eighty"
                        [component.nginx]
                        port = "{{ host.data.port }}"
                        server-name = "{{ host.nam }}"
                        level = "{{ environment.name }}"
                        timeout = "{{ component.port }}s"
                        upstreams = { a = "{{ host.name }}", b = "{{ host.name }}:{{ component.prot }}" }
                        root = "{{ host.name"
                        [host.web2.component.nginx]
                        root = "{{ host.name | }}"
                        """)
                .compile()
                .errors();

        assertThat(errors)
                .containsExactly(
                        "environments/dev.toml:8:1: [LW322] 'port' of component 'nginx' takes a whole number, not 'eighty'\n"
                                + "    \"{{ host.data.port }}\" is \"eighty\" on host web2 in environment 'dev'",
                        "environments/dev.toml:9:1: [LW403] 'server-name' of component 'nginx': template"
                                + " \"{{ host.nam }}\": host has no 'nam'\n    help: did you mean 'name'?",
                        "environments/dev.toml:10:1: [LW322] 'level' of component 'nginx' takes one of low, high, not"
                                + " 'dev'\n    \"{{ environment.name }}\" is \"dev\" on hosts web1, web2 in environment"
                                + " 'dev'",
                        "environments/dev.toml:12:1: [LW403] 'upstreams' of component 'nginx': template"
                                + " \"{{ host.name }}:{{ component.prot }}\": component has no 'prot'\n"
                                + "    help: did you mean 'port'?",
                        "environments/dev.toml:13:1: [LW402] 'root' of component 'nginx': template"
                                + " \"{{ host.name\": syntax error: '{{' is not closed: '}}' is missing"
                                + LITERALLY,
                        "environments/dev.toml:15:1: [LW402] 'root' of component 'nginx': template"
                                + " \"{{ host.name | }}\": syntax error: the name of a filter is missing"
                                + " before '}}'" + LITERALLY);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void checksTheTemplatesInListsAndMapsOfEnvironments(Compilers compiler) {
        List<String> errors = compiler.in(directory)
                .source("""
                        package com.example.shop;
                        import dev.launchway.annotation.*;
                        import java.time.Duration;
                        import java.util.*;
                        @Component
                        class Cache {
                            enum Level { LOW, HIGH }
                            @Attribute List<Integer> ports = List.of();
                            @Attribute Set<Level> levels = Set.of();
                            @Attribute Map<String, Duration> times = Map.of();
                            @Attribute Optional<Level> level = Optional.empty();
                            @Attribute List<String> names = List.of();
                        }
                        """)
                .resource("environments/dev.toml", """
                        [hosts]
                        a = ["cache"]
                        [component.cache]
                        ports = [80, "{{ host.name }}"]
                        levels = ["{{ environment.name }}", "low"]
                        times = { a = "{{ host.name }}", b = "5m" }
                        level = "{{ environment.name }}"
                        names = ["{{ host.name }}"]
                        """)
                .compile()
                .errors();

        assertThat(errors)
                .extracting(error -> error.lines().findFirst().orElseThrow())
                .containsExactly(
                        "environments/dev.toml:4:1: [LW322] 'ports' of component 'cache' takes a whole number, not 'a'",
                        "environments/dev.toml:5:1: [LW322] 'levels' of component 'cache' takes one of low, high, not 'dev'",
                        "environments/dev.toml:6:1: [LW322] 'times' of component 'cache' takes a duration: 'a' is not a"
                                + " duration: write 30s, 5m, 2h, 1d, 250ms, or ISO 8601 as in PT1M30S",
                        "environments/dev.toml:7:1: [LW322] 'level' of component 'cache' takes one of low, high, not 'dev'");
    }
}
