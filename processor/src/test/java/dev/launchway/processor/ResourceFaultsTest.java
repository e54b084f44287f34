package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys that nobody provides, or several do. */
class ResourceFaultsTest extends ResourceCase {

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
