package dev.launchway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.launchway.api.Host;
import dev.launchway.text.table.DamagedTableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An environment is what its table says; a table that says something else than an environment is refused. */
final class EnvironmentTableTest {

    private static final String SHOP = """
            file production.toml 0a1b
            file base.toml 2c3d
            names production.secrets.toml 4e5f
            setting platform debian
            data region eu
            resolve www.example.com 192.0.2.10 2001:db8::10
            resolve nowhere.example.com
            map /etc /opt/etc
            component app com.example.App
            component nginx com.example.Nginx
            override nginx port int 80 environments/production.toml:30:1
            host web01 web01.example.com environments/production.toml:9:1
              roots 0 nginx:cache,http-2
            host app01 app01.example.com environments/production.toml:10:1 platform alpine
              setting service-user app
              data rack "7 left"
              override app port int 81 environments/production.toml:20:1
              override nginx port int 82 environments/production.toml:21:1
              roots 1 app !nginx
            host app02 app02.example.com environments/base.toml:4:1 ignored
              roots 3 app
            configure 3 1 0 2
            group 0 app:http 1 3
              awaited 0 2
            group 1 log:file
              awaited 0
            """;

    @Test
    void anEnvironmentIsWhatItsTableSays() {
        EnvironmentPlan plan = EnvironmentPlan.read("production", SHOP);

        assertThat(plan.name()).isEqualTo("production");
        assertThat(plan.digests())
                .containsExactly(Map.entry("production.toml", "0a1b"), Map.entry("base.toml", "2c3d"));
        assertThat(plan.secretNames()).containsExactly(Map.entry("production.secrets.toml", "4e5f"));
        assertThat(plan.settings()).isEqualTo(Map.of("platform", "debian"));
        assertThat(plan.data()).isEqualTo(Map.of("region", "eu"));
        assertThat(plan.resolver())
                .isEqualTo(Map.of(
                        "www.example.com", List.of("192.0.2.10", "2001:db8::10"), "nowhere.example.com", List.of()));
        assertThat(plan.pathMap()).isEqualTo(Map.of("/etc", "/opt/etc"));
        assertThat(plan.hostPlans())
                .extracting(
                        HostPlan::name,
                        HostPlan::fqdn,
                        HostPlan::platform,
                        HostPlan::data,
                        HostPlan::settings,
                        HostPlan::ignored,
                        HostPlan::location)
                .containsExactly(
                        tuple(
                                "web01",
                                "web01.example.com",
                                Optional.empty(),
                                Map.of(),
                                Map.of(),
                                false,
                                "environments/production.toml:9:1"),
                        tuple(
                                "app01",
                                "app01.example.com",
                                Optional.of("alpine"),
                                Map.of("rack", "7 left"),
                                Map.of("service-user", "app"),
                                false,
                                "environments/production.toml:10:1"),
                        tuple(
                                "app02",
                                "app02.example.com",
                                Optional.empty(),
                                Map.of(),
                                Map.of(),
                                true,
                                "environments/base.toml:4:1"));
        assertThat(plan.roots())
                .extracting(
                        RootPlan::index,
                        root -> root.host().name(),
                        RootPlan::name,
                        RootPlan::className,
                        RootPlan::features,
                        RootPlan::ignored,
                        RootPlan::location)
                .containsExactly(
                        tuple(
                                0,
                                "web01",
                                "nginx",
                                "com.example.Nginx",
                                List.of("cache", "http-2"),
                                false,
                                "environments/production.toml:9:1"),
                        tuple(
                                1,
                                "app01",
                                "app",
                                "com.example.App",
                                List.of(),
                                false,
                                "environments/production.toml:10:1"),
                        tuple(
                                2,
                                "app01",
                                "nginx",
                                "com.example.Nginx",
                                List.of(),
                                true,
                                "environments/production.toml:10:1"),
                        tuple(3, "app02", "app", "com.example.App", List.of(), true, "environments/base.toml:4:1"));
        assertThat(plan.configureOrder()).containsExactly(3, 1, 0, 2);
        assertThat(plan.groups())
                .containsExactly(
                        new EnvironmentPlan.ResourceGroup("app:http", List.of(1, 3)),
                        new EnvironmentPlan.ResourceGroup("log:file", List.of()));
        assertThat(plan.awaitedGroups(0)).containsExactly(0, 1);
        assertThat(plan.awaitedGroups(1)).isEmpty();
    }

    @Test
    void overridesOfAHostComeAfterGeneralOnes() {
        EnvironmentPlan plan = EnvironmentPlan.read("production", SHOP);

        assertThat(plan.roots())
                .extracting(root -> plan.overrides(root).stream()
                        .map(AttributeOverride::value)
                        .toList())
                .containsExactly(List.of(80), List.of(81), List.of(80, 82), List.of());
    }

    @Test
    void constantsOfAllTypes() {
        EnvironmentPlan plan = EnvironmentPlan.read("dev", """
                override app a text "" x:1:1
                override app b template "{{ host.name }}" x:2:1
                override app c boolean true x:3:1
                override app d int -1 x:4:1
                override app e long 4294967296 x:5:1
                override app f double 1.0E-7 x:6:1
                override app g path "/srv/my files" x:7:1
                override app h uri http://example.com/?a=b x:8:1
                override app i duration PT1M0.5S x:9:1
                override app j list 3 int 1 list 0 map 2 k text v "a b" int 2 x:10:1
                host here here x:12:1
                  roots 0 app
                """);

        assertThat(plan.overrides(plan.roots().get(0)))
                .extracting(AttributeOverride::field, AttributeOverride::value, AttributeOverride::location)
                .containsExactly(
                        tuple("a", "", "x:1:1"),
                        tuple("b", new TemplateText("{{ host.name }}"), "x:2:1"),
                        tuple("c", true, "x:3:1"),
                        tuple("d", -1, "x:4:1"),
                        tuple("e", 4294967296L, "x:5:1"),
                        tuple("f", 1e-7, "x:6:1"),
                        tuple("g", Path.of("/srv/my files"), "x:7:1"),
                        tuple("h", URI.create("http://example.com/?a=b"), "x:8:1"),
                        tuple("i", Duration.ofMillis(60_500), "x:9:1"),
                        tuple("j", List.of(1, List.of(), Map.of("k", "v", "a b", 2)), "x:10:1"));
    }

    @Test
    void aDecidedPlatformHoldsForHostsAndRoots() {
        EnvironmentPlan plan = EnvironmentPlan.read("production", SHOP).withPlatforms(Optional.empty());

        assertThat(plan.hosts())
                .extracting(Host::platform)
                .containsExactly(Optional.of("debian"), Optional.of("alpine"), Optional.of("debian"));
        assertThat(plan.roots().get(0).host()).isSameAs(plan.hosts().get(0));
    }

    @Test
    void aSliceHasTheOverridesOfItsHost() {
        EnvironmentPlan plan = EnvironmentPlan.read("production", SHOP);
        EnvironmentPlan slice = EnvironmentSlice.of(
                        plan, plan.hostPlans().get(1), Set.of(1, 2), Map.of(0, true), plan.resolver())
                .toPlan(plan::hosts);

        assertThat(slice.roots()).extracting(RootPlan::name).containsExactly("nginx", "app", "nginx");
        assertThat(slice.configureOrder()).containsExactly(1, 2);
        assertThat(slice.overrides(slice.roots().get(2)))
                .extracting(AttributeOverride::value)
                .containsExactly(82);
        assertThat(slice.hosts()).extracting(Host::name).containsExactly("web01", "app01", "app02");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hots a a x:1:1            | there is no such record",
                "host a a                  | it lacks a word",
                "host a a x:1:1 platform   | it lacks a word",
                "host a a x:1:1 debian     | a host is 'ignored', or has a 'platform'",
                "roots 0 app               | root 0 is due, below its host",
                "awaited 0                 | roots are due, below the group that they wait for",
                "group 1 key               | group 0 is due",
                "group 0 key one           | 'one' is not a number",
                "data region eu west       | it has a word too many",
                "override a b int x x:1:1  | 'x' is no value of type int",
                "override a b uri : x:1:1  | ':' is no value of type uri",
                "override a b duration 5m x:1:1 | '5m' is no value of type duration",
                "override a b date 1 x:1:1 | there is no type 'date'",
                "override a b list 2 int 1 | it lacks a word",
            })
    void aDamagedTable(String line, String why) {
        assertThatThrownBy(() -> EnvironmentPlan.read("dev", line + "\n"))
                .isInstanceOf(DamagedTableException.class)
                .hasMessage("the table of environment 'dev' is damaged in line 1: " + why + "\n    " + line);
    }

    @Test
    void aGroupIsAwaitedByRootsThatThereAre() {
        assertThatThrownBy(() ->
                        EnvironmentPlan.read("dev", "host a a x:1:1\n  roots 0 app\ngroup 0 key 0\n  awaited 1\n"))
                .hasMessage(
                        "the table of environment 'dev' is damaged in line 4: roots are due, below the group that they"
                                + " wait for\n      awaited 1");
    }

    @Test
    void rootsAreCounted() {
        assertThatThrownBy(() -> EnvironmentPlan.read("dev", "host a a x:1:1\n  roots 1 app\n"))
                .hasMessage("the table of environment 'dev' is damaged in line 2: root 0 is due, below its host\n"
                        + "      roots 1 app");
    }
}
