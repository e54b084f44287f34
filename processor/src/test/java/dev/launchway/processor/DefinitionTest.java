package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.launchway.api.Address;
import dev.launchway.api.Host;
import dev.launchway.api.UpdateNeeded;
import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.HandlerMember;
import dev.launchway.plan.HostPlan;
import dev.launchway.plan.Phase;
import dev.launchway.plan.ProvisionMember;
import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DefinitionTest {

    private static final Host HOST = new HostPlan(
            "web01", "example.com", Optional.empty(), Map.of(), Map.of(), List.of(), false, "dev.toml:1:1");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void setsReadsAndCallsMembers(Compilers compiler) throws Throwable {
        Compilers.Result result = compiler.in(directory)
                .source("""
                        package com.example.shop;

                        import dev.launchway.annotation.*;
                        import dev.launchway.api.*;
                        import java.nio.file.Path;
                        import java.time.Duration;
                        import java.time.Instant;
                        import java.util.*;

                        @Component("web")
                        class Nginx {
                            enum Feature { WORKER, WEB_CONSOLE }

                            @Attribute int port = 8080;
                            @Attribute(required = true) String serverName;
                            @Attribute Map<String, List<Duration>> timeouts;
                            @Namevar Path docroot;
                            @Attribute Optional<Level> level;
                            @Features Set<Feature> features = EnumSet.allOf(Feature.class);
                            @Requires("app:http") List<Address> backends;
                            @Requires(value = "log:file", from = Scope.SAME_HOST, optional = true) List<Resource<Log>> logs;
                            @Requires("db") Optional<Address> database;
                            @Provides("web:conf") String conf;
                            @Provides("web:all") List<Address> all() { return backends; }
                            List<String> called() { return calls; }
                            final List<String> calls = new ArrayList<>();

                            @Provides("web:http") Address http(Environment environment, Host host) throws Exception {
                                return Address.of(host.fqdn(), port);
                            }

                            void configure(Configuration here) { conf = "configured"; }
                            void verify(Probe probe) throws Exception { throw new UpdateNeeded("x"); }
                            void update(Target target) { calls.add("update"); }
                            Optional<Instant> lastUpdated(Probe probe) { return Optional.of(Instant.EPOCH); }
                            void open(Target target) { calls.add("open"); }
                            void close(Target target) { calls.add("close"); }
                            @OnEvent(Event.BEFORE_UPDATE) void before(Object changing) { calls.add("before " + changing); }
                            @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
                            void stop(Object changing, Target target) { calls.add("stop " + changing); }
                            Nginx reset() { port = 0; return this; }
                            String url() { return "http://" + serverName + ":" + port; }
                        }
                        """)
                .source("""
                        package com.example.shop;
                        public enum Level { LOW, HIGH }
                        """)
                .source("""
                        package com.example.shop;
                        public record Log(String path, List<Log> more) {
                            public String name() { return path; }
                        }
                        """.replace("public record", "import java.util.List;\npublic record"))
                .compile();
        assertThat(result.messages()).isEmpty();
        assertThat(result.success()).isTrue();
        ComponentDefinition<Object> nginx = definition(result, "com.example.shop.Nginx");
        Object component = nginx.create();
        assertThat(nginx.name()).isEqualTo("web");
        assertThat(nginx.members().attributes())
                .extracting(AttributeMember::field)
                .containsExactly("port", "serverName", "timeouts", "docroot", "level");
        assertThat(nginx.members().namevar().orElseThrow().field()).isEqualTo("docroot");
        assertThat(nginx.members().phases()).containsExactlyInAnyOrder(Phase.values());
        nginx.write(component, "port", 80);
        nginx.write(component, "serverName", "example.com");
        assertThat(nginx.read(component, "url")).isEqualTo("http://example.com:80");
        assertThat(nginx.read(component, "nothing")).isSameAs(ComponentDefinition.UNKNOWN);
        assertThat(nginx.read(component, "reset")).isSameAs(ComponentDefinition.UNKNOWN);
        assertThat(nginx.members().readable()).contains("url").doesNotContain("reset");
        nginx.call(component, Phase.CONFIGURE, null);
        for (HandlerMember handler : nginx.members().handlers()) {
            nginx.handle(component, handler, "x", null);
        }
        nginx.call(component, Phase.UPDATE, null);
        assertThat(nginx.read(component, "calls")).isSameAs(ComponentDefinition.UNKNOWN);
        assertThat(nginx.read(component, "called")).isEqualTo(List.of("before x", "stop x", "update"));
        assertThat(nginx.read(component, "conf")).isEqualTo("configured");
        assertThat(nginx.call(component, Phase.LAST_UPDATED, null)).isEqualTo(Optional.of(Instant.EPOCH));
        nginx.write(component, "backends", List.of());
        assertThat(provided(nginx, component)).containsExactly(List.of(), "example.com:80");
        assertThatThrownBy(() -> nginx.call(component, Phase.VERIFY, null)).isInstanceOf(UpdateNeeded.class);
    }

    private static List<Object> provided(ComponentDefinition<Object> definition, Object component) throws Throwable {
        List<Object> values = new ArrayList<>();
        for (ProvisionMember member : definition.members().provisions()) {
            if (member.method()) {
                Object value = definition.provide(component, member, HOST, null);
                values.add(value instanceof Address ? value.toString() : value);
            }
        }
        return values;
    }

    private static ComponentDefinition<Object> definition(Compilers.Result result, String className) {
        @SuppressWarnings("unchecked")
        ComponentDefinition<Object> definition = (ComponentDefinition<Object>)
                new Definitions().component(className, result.loader()).orElseThrow();
        return definition;
    }
}
