package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler says of resources that do not fit, and of cycles. */
final class ResourceFaultsTest {

    private static final String IMPORTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    private static final String NGINX = IMPORTS + """
            @Component
            class Nginx {
                @Requires("app:http") List<Address> backends;
            }
            """;

    private static final String APP = IMPORTS + """
            @Component
            class App {
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;

    @TempDir
    Path directory;

    private Compilers.Result compile(Compilers compiler, String... sourcesAndEnvironments) {
        Compilers.Run run = compiler.in(directory);
        for (int i = 0; i < sourcesAndEnvironments.length; i++) {
            String text = sourcesAndEnvironments[i];
            if (text.endsWith(".toml")) {
                run.resource("environments/" + text, sourcesAndEnvironments[++i]);
            } else {
                run.source(text);
            }
        }
        return run.compile();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingProvides(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                NGINX,
                APP,
                "production.toml",
                "[hosts]\nweb01 = [\"nginx\"]\napp01 = [\"app\"]\n",
                "staging.toml",
                "[environment]\nplatform = \"x\"\n\n[hosts]\n# one\n# two\n\n\nweb01 = [\"nginx\"]\n");

        assertThat(result.success()).isFalse();
        assertThat(result.errors()).containsExactly("""
                Nginx.java:7: [LW210] nothing provides 'app:http' in environment 'staging'
                    required by Nginx.backends on host web01 (environments/staging.toml:9)
                    App.http provides it, but 'app' is assigned to no host there
                    help: assign 'app' to a host in environments/staging.toml, or make the requirement optional = true""");
        assertThat(result.generated()).doesNotContainKey("dev/launchway/generated/Plan.java");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingProvidesOnManyHosts(Compilers compiler) {
        Compilers.Result result = compile(
                compiler, NGINX, APP, "dev.toml", "[hosts]\n\"web[01..27]\" = [\"nginx\"]\n\"!a\" = [\"nginx\"]\n");

        assertThat(result.errors()).containsExactly("""
                Nginx.java:7: [LW210] nothing provides 'app:http' in environment 'dev'
                    required by Nginx.backends on hosts web01, web02, web03 and 25 more (environments/dev.toml:2)
                    App.http provides it, but 'app' is assigned to no host there
                    help: assign 'app' to a host in environments/dev.toml, or make the requirement optional = true with \
                @SuppressWarnings("LW219")""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingProvidesOnTheSameHost(Compilers compiler) {
        Compilers.Result result = compile(compiler, IMPORTS + """
                @Component
                class Logs {
                    @Requires(value = "log:file", from = Scope.SAME_HOST) List<String> files;
                }
                """, IMPORTS + """
                @Component
                class App {
                    @Provides("log:file") String log() { return "x"; }
                }
                """, "dev.toml", """
                [hosts]
                app01 = ["app", "logs"]
                app02 = ["app"]
                db01 = ["logs"]
                """);

        assertThat(result.errors()).containsExactly("""
                Logs.java:7: [LW210] nothing provides 'log:file' on host db01 in environment 'dev'
                    required by Logs.files on host db01 (environments/dev.toml:4)
                    App.log provides it on hosts app01, app02 (environments/dev.toml:2)
                    help: assign 'app' to db01 in environments/dev.toml, or require it from all hosts, or make the requirement \
                optional = true""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anUnknownKeyWithANearNameIsOneError(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                NGINX.replace("app:http", "app:htp"),
                APP,
                "dev.toml",
                "[hosts]\na = [\"nginx\", \"app\"]\n",
                "test.toml",
                "[hosts]\na = [\"nginx\", \"app\"]\n");

        assertThat(result.launchway()).containsExactly("""
                Nginx.java:7: [LW210] nothing provides 'app:htp' in environments 'dev' and 'test'
                    required by Nginx.backends on host a (environments/dev.toml:2)
                    help: did you mean 'app:http'? App.http provides that""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anUnknownKey(Compilers compiler) {
        Compilers.Result result = compile(compiler, IMPORTS + """
                @Component
                class Nginx {
                    @Requires("mail") Address mail;
                }
                """, "dev.toml", "[hosts]\na = [\"nginx\"]\n");

        assertThat(result.errors()).containsExactly("""
                Nginx.java:7: [LW210] nothing provides 'mail' in environment 'dev'
                    required by Nginx.mail on host a (environments/dev.toml:2)
                    help: provide it by @Provides("mail") in a component, or delete the requirement""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void requirementsOfComponentsThatRunNowhereAreNotChecked(Compilers compiler) {
        Compilers.Result result = compile(
                compiler, NGINX, IMPORTS + "@Component class Other {}\n", "dev.toml", "[hosts]\na = [\"other\"]\n");

        assertThat(result.launchway()).isEmpty();
        assertThat(result.success()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void severalProvideWhatIsTakenOnce(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class App {
                    @Requires("db") Address database;
                    @Requires(value = "db", from = Scope.SAME_HOST) Optional<Address> local;
                }
                """,
                IMPORTS + """
                @Component
                class Postgres {
                    @Provides("db") Address main(Host host) { return Address.of(host.fqdn(), 1); }
                }
                """,
                "dev.toml",
                "[hosts]\na = [\"app\"]\n\"db[1..2]\" = [\"postgres\"]\n");

        assertThat(result.errors()).containsExactly("""
                App.java:7: [LW211] several components provide 'db' in environment 'dev', and App.database takes one
                    required by App.database on host a (environments/dev.toml:2)
                    Postgres.main provides it on hosts db1, db2 (environments/dev.toml:3)
                    help: require List<Address>, or leave one of the providers out""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void subComponentsProvideAndRequireForTheirRoot(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Web {
                    @SubComponent List<Site> sites;
                }
                """,
                IMPORTS + """
                @Component
                class Site {
                    @Requires("cert") Address cert;
                    @Provides("site") String name;
                }
                """,
                IMPORTS + """
                @Component(adds = Certificate.class)
                class Authority {
                    @Requires("site") List<String> sites;
                }
                """,
                IMPORTS + """
                @Component
                class Certificate {
                    @Provides("cert") Address cert() { return null; }
                }
                """,
                "dev.toml",
                "[hosts]\na = [\"web\"]\n");

        assertThat(result.errors()).containsExactly("""
                Site.java:7: [LW210] nothing provides 'cert' in environment 'dev'
                    required by Site.cert in 'web' on host a (environments/dev.toml:2)
                    Certificate.cert provides it, but 'authority' is assigned to no host there
                    help: assign 'authority' to a host in environments/dev.toml, or require Optional<Address> with \
                @SuppressWarnings("LW219")""", """
                Site.java:8: [LW212] nothing requires 'site' in environment 'dev'
                    Site.name provides it
                    Authority.sites requires it, but 'authority' is assigned to no host
                    help: assign 'authority' to a host, or remove @Provides""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsRequiredOnOtherHostsOnlyIsUnusedAndSaysSo(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Logrotate {
                    @Requires(value = "log:file", from = Scope.SAME_HOST, optional = true) List<String> files;
                }
                """,
                IMPORTS + """
                @Component
                class App {
                    @Provides("log:file") String log;
                }
                """,
                "production.toml",
                "[hosts]\nweb01 = [\"logrotate\"]\napp01 = [\"app\"]\n");

        assertThat(result.errors()).containsExactly("""
                App.java:7: [LW212] nothing requires 'log:file' in environment 'production'
                    App.log provides it
                    Logrotate.files requires it from its own host, and no host has both
                    help: assign 'logrotate' to a host that provides it, or remove @Provides""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void platformComponentsCountOnTheirPlatform(Compilers compiler) {
        String debian = IMPORTS + """
                @Component
                @Platform(value = "debian", of = Nginx.class)
                class NginxOnDebian {
                    @Provides("app:http") Address http() { return null; }
                }
                """;
        String web = IMPORTS + """
                @Component
                class Web {
                    @Requires("app:http") List<Address> backends;
                }
                """;
        String nginx = IMPORTS + "@Component class Nginx {}\n";
        Compilers.Result result = compile(
                compiler,
                nginx,
                web,
                debian,
                "dev.toml",
                "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"nginx\"]\nb = [\"web\"]\n",
                "test.toml",
                "[hosts]\na = [\"nginx\"]\nb = [\"web\"]\n");

        assertThat(result.errors()).containsExactly("""
                Web.java:7: [LW210] nothing provides 'app:http' in environment 'test'
                    required by Web.backends on host b (environments/test.toml:3)
                    NginxOnDebian.http provides it, but no component that is assigned to a host there contains it
                    help: assign a component that contains it to a host in environments/test.toml, or make the requirement \
                optional = true""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void unusedEverywhereIsAnErrorAndUnusedSomewhereAWarning(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                NGINX,
                IMPORTS + """
                @Component
                class App {
                    @Provides("app:http") Address http() { return null; }
                    @Provides("app:admin") Address admin() { return null; }
                }
                """,
                "dev.toml",
                "[hosts]\na = [\"app\"]\n",
                "production.toml",
                "[hosts]\na = [\"app\", \"nginx\"]\n");

        assertThat(result.launchway()).containsExactly("""
                App.java:7: [LW213] nothing requires 'app:http' in environment 'dev'
                    App.http provides it; it is required in environment 'production'
                    help: assign 'nginx', which requires it, or take this one off its hosts there""", """
                App.java:8: [LW212] nothing requires 'app:admin' in environments 'dev' and 'production'
                    App.admin provides it
                    help: remove @Provides, or require it by @Requires("app:admin") in a component""");
        assertThat(result.errors()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void typesAreComparedOnceAndWithoutEnvironments(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Nginx {
                    @Requires("a") List<Address> a;
                    @Requires("b") List<String> b;
                    @Requires("c") Optional<Resource<Integer>> c;
                    @Requires("d") int d;
                    @Requires("e") List<Address> e;
                }
                """,
                IMPORTS + """
                @Component
                class App {
                    @Provides("a") String a() { return ""; }
                    @Provides("b") List<String> b() { return List.of(); }
                    @Provides("c") int c() { return 1; }
                    @Provides("d") Integer d() { return 1; }
                    @Provides("e") List<String> e() { return List.of(); }
                }
                """,
                "dev.toml",
                "[hosts]\na = [\"app\"]\nb = [\"nginx\"]\n",
                "test.toml",
                "[hosts]\na = [\"app\"]\nb = [\"nginx\"]\n");

        assertThat(result.errors()).containsExactly("""
                Nginx.java:7: [LW214] Nginx.a takes 'a' as Address, and App.a provides it as String
                    help: let both be Address, or both String; what is meant to be another resource has another key""", """
                Nginx.java:11: [LW214] Nginx.e takes 'e' as Address, and App.e provides it as String
                    help: let both be Address, or both String; what is meant to be another resource has another key""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsNoDataStaysOnItsHost(Compilers compiler) {
        Compilers.Result result =
                compile(compiler, IMPORTS + """
                @Component
                class Nginx {
                    @Requires("a") List<Thread> a;
                    @Requires(value = "b", from = Scope.SAME_HOST) List<Thread> b;
                    @Requires("c") List<Comparable<String>> c;
                }
                """, IMPORTS + """
                @Component
                class App {
                    @Provides("a") Thread a() { return null; }
                    @Provides("b") Thread b() { return null; }
                    @Provides("c") String c() { return null; }
                }
                """, "dev.toml", "[hosts]\na = [\"app\", \"nginx\"]\n");

        assertThat(result.errors())
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly(
                        "Nginx.java:7: [LW216] Nginx.a takes 'a' from all hosts, and its type is no data",
                        "Nginx.java:9: [LW216] Nginx.c takes 'c' from all hosts, and its type is no data");
    }

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

    /** Which hosts lack it, which have it, and who requires it: of several requirers only the one that goes without. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theRightRequirerOnTheRightHostIsBlamed(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                class Logs {
                    @Requires(value = "log", from = Scope.SAME_HOST) List<String> files;
                }
                """,
                IMPORTS + """
                @Component
                class Other {
                    @Requires(value = "log", reverse = true) List<String> files;
                }
                """,
                IMPORTS + """
                @Component
                class App {
                    @Provides("log") String log() { return "x"; }
                }
                """,
                "dev.toml",
                """
                [hosts]
                a = ["app", "logs", "other"]
                b = ["other", "logs"]
                c = ["other"]
                """,
                "test.toml",
                "[hosts]\na = [\"app\", \"logs\", \"other\"]\n");

        assertThat(result.launchway()).containsExactly("""
                Logs.java:7: [LW210] nothing provides 'log' on host b in environment 'dev'
                    required by Logs.files on host b (environments/dev.toml:3)
                    App.log provides it on host a (environments/dev.toml:2)
                    help: assign 'app' to b in environments/dev.toml, or require it from all hosts, or make the requirement \
                optional = true""");
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

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void membersOfASuperclassAreToldByTheRootsThatHaveThem(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                IMPORTS + """
                @Component
                abstract class Server {
                    @Requires("cert") List<Address> certificates;
                    @Provides("server") int port = 1;
                }
                """,
                IMPORTS + "@Component class Nginx extends Server {}\n",
                IMPORTS + "@Component class Apache extends Server {}\n",
                IMPORTS + "@Component class Monitor {\n@Requires(\"server\") int port;\n}\n",
                "dev.toml",
                "[hosts]\na = [\"nginx\", \"apache\", \"monitor\"]\n");

        assertThat(result.errors()).containsExactly("""
                Monitor.java:6: [LW211] several components provide 'server' in environment 'dev', and Monitor.port takes one
                    required by Monitor.port on host a (environments/dev.toml:2)
                    Server.port in 'nginx' provides it on host a (environments/dev.toml:2)
                    Server.port in 'apache' provides it on host a (environments/dev.toml:2)
                    help: require List<Integer>, or leave one of the providers out""", """
                Server.java:7: [LW210] nothing provides 'cert' in environment 'dev'
                    required by Server.certificates in 'nginx' on host a (environments/dev.toml:2)
                    required by Server.certificates in 'apache' on host a (environments/dev.toml:2)
                    help: provide it by @Provides("cert") in a component, or delete the requirement""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whoWouldRequireAnUnusedResourceIsTold(Compilers compiler) {
        Compilers.Result result = compile(
                compiler, NGINX, APP, "dev.toml", "[hosts]\na = [\"app\"]\n", "test.toml", "[hosts]\na = [\"app\"]\n");

        assertThat(result.errors()).containsExactly("""
                App.java:7: [LW212] nothing requires 'app:http' in environments 'dev' and 'test'
                    App.http provides it
                    Nginx.backends requires it, but 'nginx' is assigned to no host
                    help: assign 'nginx' to a host, or remove @Provides""");
    }

    private static final String PROXY = IMPORTS + """
            @Component
            class Proxy {
                @Requires("app:htpp") Optional<Address> backend;
            }
            """;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aMisspeltOptionalKeyIsOneErrorAtTheRequirement(Compilers compiler) {
        Compilers.Result result = compile(compiler, PROXY, APP, "dev.toml", "[hosts]\na = [\"proxy\", \"app\"]\n");

        assertThat(result.launchway()).containsExactly("""
                Proxy.java:7: [LW210] nothing provides 'app:htpp' in environment 'dev'
                    required by Proxy.backend on host a (environments/dev.toml:2)
                    help: did you mean 'app:http'? App.http provides that""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anOptionalKeyThatNobodyProvidesAnywhereIsAWarning(Compilers compiler) {
        String mail = PROXY.replace("app:htpp", "mail:relay");
        Compilers.Result result = compile(
                compiler, mail, "dev.toml", "[hosts]\na = [\"proxy\"]\n", "test.toml", "[hosts]\na = [\"proxy\"]\n");

        assertThat(result.success()).isTrue();
        assertThat(result.launchway()).containsExactly("""
                Proxy.java:7: [LW219] nothing provides 'mail:relay' in environments 'dev' and 'test'
                    required by Proxy.backend on host a (environments/dev.toml:2)
                    help: provide it by @Provides("mail:relay") in a component, or delete the requirement; where it may stay \
                empty, write @SuppressWarnings("LW219")""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anOptionalKeyThatOneEnvironmentProvidesIsFine(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                PROXY.replace("app:htpp", "app:http"),
                APP,
                "dev.toml",
                "[hosts]\na = [\"proxy\"]\n",
                "test.toml",
                "[hosts]\na = [\"proxy\", \"app\"]\n");

        assertThat(result.launchway()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFaultyHostListDoesNotHideAKeyThatNoClassProvides(Compilers compiler) {
        Compilers.Result result = compile(
                compiler,
                NGINX.replace("app:http", "mail:relay"),
                APP,
                "dev.toml",
                "[hosts]\na = [\"nginx\", \"ap\"]\n");

        assertThat(result.launchway()).containsExactly("""
                Nginx.java:7: [LW210] nothing provides 'mail:relay' in environment 'dev'
                    required by Nginx.backends on host a (environments/dev.toml:2)
                    help: provide it by @Provides("mail:relay") in a component, or delete the requirement""", """
                environments/dev.toml:2:15: [LW310] there is no component 'ap'; did you mean 'app'?
                    help: a component is a class with @Component, of the service or of a library on its class path""");
    }
}
