package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cycles of values, and of the order of deployment. */
class ResourceCyclesTest extends ResourceCase {

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void ownResource(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Cache {
                    @Requires("peer") List<Address> peers;
                    @Provides("peer") Address peer(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """,
                "dev.toml",
                "[hosts]\n\"a[1..9]\" = [\"cache\"]\n",
                "test.toml",
                "[hosts]\na = [\"cache\"]\n");

        assertThat(result.errors()).containsExactly("""
                Cache.java:7: [LW215] Cache.peers requires 'peer', which its own root component 'cache' provides
                    Cache.peer provides it
                    help: read the value directly, or let another root component provide or require it; of a cluster, \
                whose members know each other, write @Requires(value = "peer", peers = true)""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void valuesThatDependOnEachOther(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Nginx {
                    @Requires("app") List<Address> backends;
                    @Provides("web") Address web;
                }
                """,
                IMPORTS + """
                @Component
                class App {
                    @Requires("web") List<Address> frontends;
                    @Provides("app") Address http;
                }
                """,
                "dev.toml",
                "[hosts]\n\"web[1..3]\" = [\"nginx\"]\n\"app[1..3]\" = [\"app\"]\n",
                "test.toml",
                "[hosts]\na = [\"nginx\", \"app\"]\n");

        assertThat(result.launchway()).containsExactly("""
                App.java:7: [LW220] values depend on each other in environments 'dev' and 'test'
                    App.frontends on host app1 takes 'web' from Nginx.web on host web1
                    Nginx.backends on host web1 takes 'app' from App.http on host app1
                    help: make Nginx.web, or another of them, a method: @Provides("web") Address web(Host host), which is known \
                before configure, and require it with reverse = true, or with peers = true where neither has to come first; or \
                remove a requirement""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void reverseDoesNotBreakACycleOfValues(Compilers compiler) {
        Compilers.Result result =
                compile(compiler, IMPORTS + """
                @Component
                class Nginx {
                    @Requires("app") List<Address> backends;
                    @Provides("web") Address web;
                }
                """, IMPORTS + """
                @Component
                class App {
                    @Requires(value = "web", reverse = true) List<Address> frontends;
                    @Provides("app") Address http;
                }
                """, "dev.toml", "[hosts]\na = [\"nginx\", \"app\"]\n");

        assertThat(result.launchway()).containsExactly("""
                App.java:7: [LW220] values depend on each other in environment 'dev'
                    App.frontends on host a takes 'web' from Nginx.web on host a
                    Nginx.backends on host a takes 'app' from App.http on host a
                    reverse = true turns the order of deployment round, not the flow of a value
                    help: make Nginx.web a method: @Provides("web") Address web(Host host), which is known before \
                configure; or remove a requirement""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void reverseOnBothSidesBreaksNoCycle(Compilers compiler) {
        Compilers.Result result =
                compile(compiler, IMPORTS + """
                @Component
                class Nginx {
                    @Requires(value = "app", reverse = true) List<Address> backends;
                    @Provides("web") Address web() { return null; }
                }
                """, IMPORTS + """
                @Component
                class App {
                    @Requires(value = "web", reverse = true) List<Address> frontends;
                    @Provides("app") Address http() { return null; }
                }
                """, "dev.toml", "[hosts]\na = [\"nginx\", \"app\"]\n");

        assertThat(result.launchway()).singleElement().asString().startsWith("""
                App.java:7: [LW221] components have to be deployed before each other in environment 'dev'
                    App.frontends on host a is deployed before Nginx.web on host a, from which it takes 'web' in reverse
                    Nginx.backends on host a is deployed before App.http on host a, from which it takes 'app' in reverse
                """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void componentsThatWaitForEachOther(Compilers compiler) {
        String app = IMPORTS + """
                @Component
                class App {
                    @Requires("web") List<Address> frontends;
                    @Provides("app") Address http(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """;
        String nginx = IMPORTS + """
                @Component
                class Nginx {
                    @Requires("app") List<Address> backends;
                    @Provides("web") Address web(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """;
        String environment = "[hosts]\n\"web[1..3]\" = [\"nginx\"]\n\"app[1..3]\" = [\"app\"]\n";
        Compilers.Result result = compile(compiler, nginx, app, "dev.toml", environment);

        assertThat(result.launchway()).containsExactly("""
                App.java:7: [LW221] components have to be deployed before each other in environment 'dev'
                    App.frontends on host app1 is deployed after Nginx.web on host web1, from which it takes 'web'
                    Nginx.backends on host web1 is deployed after App.http on host app1, from which it takes 'app'
                    help: turn the order round with reverse = true on one of these requirements, or remove one; a @Provides \
                method makes a value known early, and does not change this order; where neither has to come first, write \
                @Requires(value = "web", peers = true) at App.frontends""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void reverseBreaksACycleOfTheOrder(Compilers compiler) {
        Compilers.Result result =
                compile(compiler, IMPORTS + """
                @Component
                class Nginx {
                    @Requires("app") List<Address> backends;
                    @Provides("web") Address web(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """, IMPORTS + """
                @Component
                class App {
                    @Requires(value = "web", reverse = true) List<Address> frontends;
                    @Provides("app") Address http(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """, "dev.toml", "[hosts]\na = [\"nginx\", \"app\"]\n");

        assertThat(result.launchway()).isEmpty();
        assertThat(result.success()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void everyCycleIsReportedOnce(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class A {
                    @Requires("b") List<String> b;
                    @Requires("c") List<String> c;
                    @Provides("a") String a() { return ""; }
                }
                """,
                IMPORTS + """
                @Component
                class B {
                    @Requires("a") List<String> a;
                    @Provides("b") String b() { return ""; }
                }
                """,
                IMPORTS + """
                @Component
                class C {
                    @Requires("a") List<String> a;
                    @Provides("c") String c() { return ""; }
                }
                """,
                "dev.toml",
                "[hosts]\n\"h[1..5]\" = [\"a\", \"b\", \"c\"]\n");

        assertThat(result.launchway())
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly(
                        "A.java:7: [LW221] components have to be deployed before each other in environment 'dev'",
                        "A.java:8: [LW221] components have to be deployed before each other in environment 'dev'");
    }
}
