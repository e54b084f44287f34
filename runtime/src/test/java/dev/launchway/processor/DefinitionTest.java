package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.ComponentDefinition;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.Phase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DefinitionTest {

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
        nginx.configure(component, null);
        nginx.handle(component, "before", "x", null);
        nginx.handle(component, "stop", "y", null);
        nginx.update(component, null);
        assertThat(nginx.read(component, "conf")).isEqualTo("configured");
        assertThat(nginx.lastUpdated(component, null)).contains(java.time.Instant.EPOCH);
        nginx.write(component, "backends", List.of());
        assertThat(nginx.provide(component, "all", null, null)).isEqualTo(List.of());
    }

    private static ComponentDefinition<Object> definition(Compilers.Result result, String className) {
        @SuppressWarnings("unchecked")
        ComponentDefinition<Object> definition = (ComponentDefinition<Object>)
                new Definitions().component(className, result.loader()).orElseThrow();
        return definition;
    }
}
