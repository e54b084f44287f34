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
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
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
            ports = [1, "2", "{{ host.data.port | default(3) }}"]
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
        ServicePlan plan = plan(result);

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
                        row("ports", List.of(1, 2, new TemplateText("{{ host.data.port | default(3) }}"))),
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

    @Test
    void isTheSameInEveryCompilerAndForEveryOrderOfSources() {
        Map<String, String> javac = Compilers.JAVAC
                .in(directory.resolve("javac"))
                .source(NGINX)
                .source(APP)
                .source(DEBIAN)
                .resource("environments/production.toml", PRODUCTION)
                .compile()
                .generated();
        Map<String, String> ecj = Compilers.ECJ
                .in(directory.resolve("ecj"))
                .source(DEBIAN)
                .source(APP)
                .source(NGINX)
                .resource("environments/production.toml", PRODUCTION)
                .compile()
                .generated();

        assertThat(javac)
                .containsKey("dev/launchway/generated/Plan_production.java")
                .isEqualTo(ecj);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aCompilationOfPartsKeepsTheOthers(Compilers compiler) {
        String environment = "[hosts]\na = [\"nginx\", \"app\"]\n[component.nginx]\nserver-name = \"x\"\n";
        compiler.in(directory)
                .source(NGINX)
                .source(APP)
                .resource("environments/dev.toml", environment)
                .compile();
        Compilers.Result again = compiler.in(directory)
                .source(APP)
                .resource("environments/dev.toml", environment.replace("\"x\"", "\"y\""))
                .onDisk()
                .library(directory.resolve("classes"))
                .compile();

        assertThat(again.launchway()).isEmpty();
        EnvironmentPlan dev = plan(again).environment("dev");
        assertThat(dev.roots())
                .extracting(RootPlan::className)
                .containsExactly("com.example.shop.Nginx", "com.example.shop.App");
        assertThat(dev.overrides(dev.roots().get(0)))
                .extracting(AttributeOverride::value)
                .containsExactly("y");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void componentsOfLibrariesAreAssignedByName(Compilers compiler) {
        Compilers.Result first = compiler.in(directory.resolve("first"))
                .source(APP.replace("com.example.shop", "com.example.first"))
                .compile();
        Compilers.Result second = compiler.in(directory.resolve("second"))
                .source(APP.replace("com.example.shop", "com.example.second"))
                .compile();
        String environment = "[hosts]\na = [\"nginx\", \"app\"]\n[component.nginx]\nserver-name = \"x\"\n";
        Compilers.Result one = compiler.in(directory.resolve("one"))
                .library(first)
                .source(NGINX)
                .resource("environments/dev.toml", environment)
                .compile();
        Compilers.Result both = compiler.in(directory.resolve("both"))
                .library(first)
                .library(second)
                .source(NGINX)
                .resource("environments/dev.toml", environment)
                .compile();
        Compilers.Result own = compiler.in(directory.resolve("own"))
                .library(first)
                .library(second)
                .source(NGINX)
                .source(APP.replace("com.example.shop", "com.example.own"))
                .resource("environments/dev.toml", environment)
                .compile();

        assertThat(one.launchway()).isEmpty();
        assertThat(both.launchway()).containsExactly("""
                environments/dev.toml:2:15: [LW314] several libraries have a component named 'app'
                    com.example.first.App
                    com.example.second.App
                    help: write a subclass with a name of its own: @Component("my-app")""");
        assertThat(own.launchway()).isEmpty();
        assertThat(plan(own).environment("dev").roots().get(1).className()).isEqualTo("com.example.own.App");
    }

    /** What means something to TOML, to the table, to a text block or to Java, or is no letter of any of them. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whateverAValueHoldsItGetsThrough(Compilers compiler) {
        String signs =
                "a0 \"\"\"\\\\'$$()%%uu,;:=#@*/\t\n\r\f\b\u0001\u001b\u007f\u0085\u00a0\u00e4\u20ac\u2028\ufeff\ud83d\ude80";
        Random random = new Random(11);
        Map<String, String> values = new LinkedHashMap<>();
        List<String> fixed =
                List.of("", " ", "\"\"\"", "\\", "\\u0041", "x\\", "a\n  b \n\n", "*/ // $T $$ $L", " \t", "int 1");
        for (int i = 0; i < 300; i++) {
            StringBuilder value = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                value.appendCodePoint(
                        signs.codePoints().toArray()[random.nextInt(signs.codePointCount(0, signs.length()))]);
            }
            values.put("k" + i, i < fixed.size() ? fixed.get(i) : value.toString());
        }
        StringBuilder toml = new StringBuilder("[environment]\n");
        values.forEach((key, value) -> toml.append("data.")
                .append(key)
                .append(" = ")
                .append(quoted(value))
                .append('\n'));
        toml.append(
                "[hosts]\na = [\"nginx\", \"app\"]\n[component.nginx]\nserver-name = \"x\"\n[component.nginx.headers]\n");
        values.forEach((key, value) -> toml.append(quoted(value + key))
                .append(" = ")
                .append(quoted(value))
                .append('\n'));
        Compilers.Result result = compiler.in(directory)
                .source(NGINX)
                .source(APP)
                .resource("environments/dev.toml", toml.toString())
                .compile();

        assertThat(result.messages()).isEmpty();
        EnvironmentPlan plan = plan(result).environment("dev");
        assertThat(plan.data()).isEqualTo(values);
        Map<String, String> headers = new LinkedHashMap<>();
        values.forEach((key, value) -> headers.put(value + key, value));
        assertThat(plan.overrides(plan.roots().get(0)))
                .filteredOn(override -> override.field().equals("headers"))
                .extracting(AttributeOverride::value)
                .containsExactly(headers);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> quoted.append("\\U%08X".formatted(c)));
        return quoted.append('"').toString();
    }

    /** Long lists, long texts, many attributes: beyond what one method, one constant and one class can hold. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void noLimitOfAClassFileIsReached(Compilers compiler) {
        StringBuilder big = new StringBuilder("[hosts]\n");
        List<String> blocked = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            blocked.add("10.0." + i / 250 + "." + i % 250);
        }
        big.append("\"host[1..400]\" = [\"nginx\", \"app\"]\n[component.nginx]\nserver-name = \"x\"\n");
        big.append("title = \"").append("\u20ac".repeat(70_000)).append("\"\n");
        big.append("ports = ")
                .append(blocked.stream().map(text -> "1").toList())
                .append("\n");
        big.append("[component.nginx.headers]\n");
        blocked.forEach(text ->
                big.append('"').append(text).append("\" = \"").append(text).append("\"\n"));
        for (int i = 1; i <= 400; i++) {
            big.append("[host.host")
                    .append(i)
                    .append(".component.nginx]\nport = ")
                    .append(i)
                    .append("\nbytes = 1\nratio = 1\n");
        }
        Compilers.Result result = compiler.in(directory)
                .source(NGINX)
                .source(APP)
                .resource("environments/dev.toml", big.toString())
                .compile();

        assertThat(result.launchway()).isEmpty();
        assertThat(result.success()).isTrue();
        EnvironmentPlan plan = plan(result).environment("dev");
        assertThat(plan.roots()).hasSize(800);
        Map<String, Object> values = new HashMap<>();
        plan.overrides(plan.roots().get(798)).forEach(override -> values.put(override.field(), override.value()));
        assertThat(values).containsEntry("port", 400).containsEntry("title", "\u20ac".repeat(70_000));
        assertThat((List<?>) values.get("ports")).hasSize(12_000);
        assertThat(((Map<?, ?>) values.get("headers")).keySet())
                .map(Object::toString)
                .containsExactlyElementsOf(blocked);
    }

    /** Ten thousand roots on a thousand hosts, beside ten environments of a thousand roots: no limit, and each by itself. */
    @Test
    void tenThousandRootsFitAndOneEnvironmentLoadsAlone() throws IOException {
        Compilers.Run run = Compilers.JAVAC.in(directory);
        StringBuilder names = new StringBuilder("\"collector\"");
        for (int i = 0; i < 9; i++) {
            run.source("package com.example.wide;\nimport dev.launchway.annotation.*;\n@Component\nclass Root" + i
                    + " {\n    @Attribute int port = 1;\n    @Provides(\"all\") int own() { return port; }\n}\n");
            names.append(", \"root").append(i).append('"');
        }
        run.source("package com.example.wide;\nimport dev.launchway.annotation.*;\nimport java.util.List;\n@Component\n"
                + "class Collector {\n    @Requires(\"all\") List<Integer> all;\n}\n");
        for (int environment = 0; environment <= 10; environment++) {
            int hosts = environment == 0 ? 1000 : 100;
            StringBuilder text = new StringBuilder("[hosts]\n\"host[0001..%04d]\" = [%s]\n".formatted(hosts, names));
            for (int host = 1; host <= hosts; host++) {
                text.append("[host.host%04d.component.root0]\nport = %d\n".formatted(host, host));
            }
            run.resource(
                    "environments/" + (environment == 0 ? "large" : "small" + environment) + ".toml", text.toString());
        }
        Compilers.Result result = run.compile();
        assertThat(result.messages()).isEmpty();

        List<String> loaded = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(
                        new URL[] {result.classes().toUri().toURL()}, getClass().getClassLoader()) {
                    @Override
                    protected Class<?> findClass(String name) throws ClassNotFoundException {
                        loaded.add(name);
                        return super.findClass(name);
                    }
                }) {
            ServicePlan plan =
                    ServiceLoader.load(ServicePlan.class, loader).findFirst().orElseThrow();
            assertThat(plan.environment("small3").roots()).hasSize(1000);
            assertThat(loaded)
                    .contains("dev.launchway.generated.Plan_small3")
                    .noneMatch(name -> name.contains("_large") || name.contains("_small1"));
            EnvironmentPlan large = plan.environment("large");
            assertThat(large.roots()).hasSize(10_000);
            RootPlan last = large.roots().get(9_991);
            assertThat(large.overrides(last))
                    .extracting(AttributeOverride::value)
                    .containsExactly(1000);
            assertThat(large.configureOrder()).hasSize(10_000).doesNotHaveDuplicates();
            assertThat(large.awaitedGroups(0)).hasSize(1);
        }
    }

    /** As many components as any service will have; nothing here may take more than linear time. */
    @Test
    void plansAThousandComponents() {
        Compilers.Run run = Compilers.JAVAC.in(directory);
        StringBuilder hosts = new StringBuilder("[hosts]\n");
        for (int host = 0; host < 100; host++) {
            hosts.append("h").append(host).append(" = [");
            for (int i = host * 10; i < host * 10 + 10; i++) {
                hosts.append("\"c").append(i).append("\", ");
            }
            hosts.append("\"collector\"]\n");
        }
        for (int i = 0; i < 1000; i++) {
            run.source("package com.example.many;\nimport dev.launchway.annotation.*;\n@Component\nclass C" + i
                    + " {\n    @Attribute int port = 1;\n    @Provides(\"all\") String all;\n"
                    + (i == 0 ? "" : "    @Requires(\"k" + (i - 1) + "\") String previous;\n")
                    + (i == 999 ? "" : "    @Provides(\"k" + i + "\") String own() { return \"x\"; }\n") + "}\n");
            hosts.append("[component.c")
                    .append(i)
                    .append("]\nport = ")
                    .append(i)
                    .append("\n");
        }
        run.source("package com.example.many;\nimport dev.launchway.annotation.*;\nimport java.util.List;\n@Component\n"
                + "class Collector {\n    @Requires(\"all\") List<String> all;\n}\n");
        for (String name : List.of("dev", "staging", "production")) {
            run.resource("environments/" + name + ".toml", hosts.toString());
        }
        Compilers.Result result = run.compile();

        assertThat(result.launchway()).isEmpty();
        EnvironmentPlan plan = plan(result).environment("production");
        assertThat(plan.roots()).hasSize(1100);
        assertThat(plan.groups()).hasSize(1000);
        assertThat(plan.configureOrder()).hasSize(1100).endsWith(plan.roots().size() - 1);
    }

    private static ServicePlan plan(Compilers.Result result) {
        return ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow();
    }

    private static Tuple row(String field, Object value) {
        return tuple(field, value);
    }
}
