package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchway.api.Host;
import dev.launchway.plan.AttributeOverride;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.plan.TemplateText;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PlanTest {

    private static final String NGINX = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.net.URI;
            import java.nio.file.Path;
            import java.time.Duration;
            import java.util.*;
            @Component
            public class Nginx {
                enum Feature { CACHE, HTTP_2 }
                @Features Set<Feature> features = Set.of();
                @Attribute int port = 8080;
                @Attribute long bytes;
                @Attribute double ratio;
                @Attribute boolean gzip;
                @Attribute(required = true) String serverName;
                @Attribute Path docroot;
                @Attribute Duration timeout;
                @Attribute URI origin;
                @Attribute FileMode mode;
                @Attribute Address upstream;
                @Attribute Feature first;
                @Attribute List<Integer> ports;
                @Attribute Map<String, String> headers;
                @Attribute Optional<String> title;
                @Requires("app:http") List<Address> backends;
            }
            """;

    private static final String APP = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            @Component
            public class App {
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;

    private static final String DEBIAN = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            @Component
            @Platform(value = "debian", of = Nginx.class)
            public class NginxOnDebian {
            }
            """;

    private static final String PRODUCTION = """
            [environment]
            platform = "debian"
            host-domain = "shop.example.com"
            service-user = "shop"
            jobs = "20"
            data.region = "eu"
            data.zone.first = 1

            [hosts]
            "web[01..02]" = ["nginx:cache", "nginx:http-2"]
            app01 = ["!app"]
            "!app02" = ["app"]

            [host.app03]
            components = ["app"]
            platform = "alpine"
            service-user = "root"
            data.alias = "spare"

            [host.web02.component.nginx]
            port = 81

            [component.nginx]
            port = 80
            bytes = "4294967296"
            ratio = 1
            gzip = "TRUE"
            server-name = "{{ environment.name }}.example.com"
            docroot = "/srv/$x"
            timeout = "1m"
            origin = "http://example.com"
            mode = "0640"
            upstream = "[::1]:80"
            first = "http-2"
            ports = [1, "2", "{{ host.data.port }}"]
            headers = { b = "1", a = "2" }
            title = "\\"quoted\\""

            [resolver]
            "www.example.com" = ["192.0.2.10", "2001:db8::10"]

            [vfs]
            map = { "/etc" = "/opt/shop/etc" }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void carriesWhatTheFilesSay(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source(NGINX)
                .source(APP)
                .source(DEBIAN)
                .resource("environments/production.toml", PRODUCTION)
                .resource("environments/dev.toml", """
                        [environment]
                        extends = "production"
                        connect = "local"
                        [component.nginx]
                        port = 8080
                        [hosts]
                        "web01" = ["nginx"]
                        "!web02" = []
                        """)
                .compile();
        assertThat(result.messages()).extracting(Object::toString).allMatch(text -> text.contains("LW330"));
        ServicePlan plan = ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow();

        assertThat(plan.environments()).containsExactly("dev", "production");
        assertThat(plan.environment("nowhere")).isNull();
        assertThat(plan.platforms()).contains("debian");
        assertThat(plan.platformComponents("com.example.shop.Nginx", "debian"))
                .containsExactly("com.example.shop.NginxOnDebian");
        assertThat(plan.platformComponents("com.example.shop.App", "debian")).isEmpty();

        EnvironmentPlan production = plan.environment("production");
        assertThat(production.name()).isEqualTo("production");
        assertThat(production.setting("jobs")).isEqualTo("20");
        assertThat(production.data()).isEqualTo(Map.of("region", "eu", "zone.first", "1"));
        assertThat(production.resolver()).isEqualTo(Map.of("www.example.com", List.of("192.0.2.10", "2001:db8::10")));
        assertThat(production.pathMap()).isEqualTo(Map.of("/etc", "/opt/shop/etc"));
        assertThat(production.digests()).containsOnlyKeys("production.toml");
        assertThat(production.hosts())
                .extracting(Host::name)
                .containsExactly("web01", "web02", "app01", "app02", "app03");
        assertThat(production.hostPlans().get(0).fqdn()).isEqualTo("web01.shop.example.com");
        HostPlan spare = production.hostPlans().get(4);
        assertThat(spare.settings()).isEqualTo(Map.of("service-user", "root"));
        assertThat(spare.data()).isEqualTo(Map.of("alias", "spare"));
        assertThat(spare.location()).isEqualTo("environments/production.toml:14:1");
        assertThat(production.roots())
                .extracting(RootPlan::name)
                .containsExactly("nginx", "nginx", "app", "app", "app");
        assertThat(production.roots()).extracting(RootPlan::ignored).containsExactly(false, false, true, true, false);
        assertThat(production.roots().get(0).features()).containsExactly("cache", "http-2");
        assertThat(production.roots().get(0).className()).isEqualTo("com.example.shop.Nginx");
        assertThat(production.configureOrder()).containsExactly(0, 1, 2, 3, 4);
        assertThat(production.groups())
                .containsExactly(new EnvironmentPlan.ResourceGroup("app:http", List.of(2, 3, 4)));
        assertThat(production.awaitedGroups(0)).containsExactly(0);
        assertThat(production.awaitedGroups(2)).isEmpty();

        assertThat(production.overrides(production.roots().get(1)))
                .extracting(AttributeOverride::field, AttributeOverride::value)
                .containsExactly(
                        row("port", 80),
                        row("bytes", 4294967296L),
                        row("ratio", 1.0),
                        row("gzip", true),
                        row("serverName", new TemplateText("{{ environment.name }}.example.com")),
                        row("docroot", Path.of("/srv/$x")),
                        row("timeout", Duration.ofMinutes(1)),
                        row("origin", URI.create("http://example.com")),
                        row("mode", "0640"),
                        row("upstream", "[::1]:80"),
                        row("first", "HTTP_2"),
                        row("ports", List.of(1, 2, new TemplateText("{{ host.data.port }}"))),
                        row("headers", Map.of("a", "2", "b", "1")),
                        row("title", "\"quoted\""),
                        row("port", 81));

        EnvironmentPlan dev = plan.environment("dev");
        assertThat(dev.setting("service-user")).isEqualTo("shop");
        assertThat(dev.setting("connect")).isEqualTo("local");
        assertThat(dev.setting("extends")).isNull();
        assertThat(dev.digests()).containsOnlyKeys("dev.toml", "production.toml");
        assertThat(dev.hosts()).extracting(Host::name).containsExactly("web01", "web02", "app01", "app02", "app03");
        assertThat(dev.roots()).extracting(RootPlan::name).containsExactly("nginx", "app", "app", "app");
        assertThat(dev.roots().get(0).features()).isEmpty();
        assertThat(dev.overrides(dev.roots().get(0)))
                .filteredOn(override -> override.field().equals("port"))
                .extracting(AttributeOverride::value)
                .containsExactly(8080);
    }

    private static Tuple row(String field, Object value) {
        return tuple(field, value);
    }
}
