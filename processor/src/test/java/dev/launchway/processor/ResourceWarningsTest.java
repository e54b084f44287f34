package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resources that fit, and still may not be what was meant: what is ignored, and secrets that travel. */
final class ResourceWarningsTest {

    private static final String NGINX = """
            @Component
            class Nginx {
                @Requires("app:http") List<Address> backends;
            }
            """;

    private static final String APP = """
            @Component
            class App {
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;

    private static final String POSTGRES = """
            @Component
            class Postgres {
                record Login(String user, Optional<Secret> password) {}
                @Attribute Secret password;
                @Provides("db:login") Login login() { return new Login("app", Optional.of(password)); }
            }
            """;

    private static final String READER = """
            @Component
            class Reader {
                @Requires("db:login") List<Postgres.Login> logins;
            }
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void onlyAnIgnoredHostProvides(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(APP)
                        .environment(
                                "production", "[hosts]\nweb = [\"nginx\"]\n\"!old\" = [\"app\"]\nnew = [\"app\"]\n")
                        .environment("test", "[hosts]\nweb = [\"nginx\"]\n\"!old[1..2]\" = [\"app\"]\n")
                        .says())
                .isEqualTo("""
                        Nginx.java:8: [LW218] only what is ignored provides 'app:http' in environment 'test'
                            required by Nginx.backends on host web (environments/test.toml:2)
                            App.http provides it on hosts old1, old2 (environments/test.toml:3), and is ignored there
                            help: let host 'old1' take part: drop its '!', or ignore = true, in environments/test.toml, or make the requirement optional = true; where another deployment brings it there, write @SuppressWarnings("LW218")
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void onlyAnIgnoredComponentProvides(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(APP)
                        .environment("test", "[hosts]\nweb = [\"nginx\", \"!app\"]\n")
                        .says())
                .isEqualTo("""
                        Nginx.java:8: [LW218] only what is ignored provides 'app:http' in environment 'test'
                            required by Nginx.backends on host web (environments/test.toml:2)
                            App.http provides it on host web (environments/test.toml:2), and is ignored there
                            help: write "app" in place of "!app" in environments/test.toml, or make the requirement optional = true; where another deployment brings it there, write @SuppressWarnings("LW218")
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatIsIgnoredItselfMayTakeFromWhatIsIgnored(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(NGINX.replace("Nginx", "Haproxy")
                                .replace("\"app:http\"", "value = \"app:http\", optional = true"))
                        .source(APP)
                        .environment("test", "[hosts]\nweb = [\"!nginx\", \"haproxy\"]\n\"!old\" = [\"app\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretLeavesItsHost(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(POSTGRES)
                        .source(READER)
                        .environment("dev", "[hosts]\nlocal = [\"postgres\", \"reader\"]\n")
                        .environment(
                                "production",
                                "[hosts]\ndb = [\"postgres\", \"reader\"]\n\"app[1..2]\" = [\"reader\"]\n")
                        .environment("test", "[hosts]\ndb = [\"postgres\"]\napp = [\"reader\"]\n")
                        .says())
                .isEqualTo("""
                        Postgres.java:10: [LW217] a secret leaves its hosts with 'db:login' in environments 'production' and 'test'
                            Postgres.login provides Login, whose part 'password' is secret, on host db (environments/production.toml:2)
                            Reader.logins requires it on hosts app1, app2 (environments/production.toml:3)
                            help: give the components on the other hosts a Secret attribute of their own, or require it from = Scope.SAME_HOST; where those hosts may know it, write @SuppressWarnings("LW217")
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSecretInEachPlace(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("""
                        @Component
                        class Vault {
                            record Inner(Map<String, List<Secret>> keys) {}
                            record Outer(Inner inner) {}
                            @Provides("a") Secret a() { return null; }
                            @Provides("b") Set<Secret> b() { return null; }
                            @Provides("c") Map<String, Secret> c() { return null; }
                            @Provides("d") List<Secret> d() { return null; }
                            @Provides("e") Outer e() { return null; }
                            @Provides("f") String f() { return null; }
                            @Provides("g") Secret g() { return null; }
                        }
                        """)
                        .source("""
                        @Component
                        class Reader {
                            @Requires("a") Secret a;
                            @Requires("b") Set<Secret> b;
                            @Requires("c") Map<String, Secret> c;
                            @Requires("d") List<Secret> d;
                            @Requires("e") Vault.Outer e;
                            @Requires("f") String f;
                        }
                        """)
                        .source("""
                        @Component
                        class Local {
                            @Requires(value = "g", from = Scope.SAME_HOST) Secret g;
                        }
                        """)
                        .environment("dev", "[hosts]\na = [\"vault\", \"local\"]\nb = [\"reader\"]\n")
                        .compile()
                        .launchway())
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly(
                        "Vault.java:10: [LW217] a secret leaves its hosts with 'a' in environment 'dev'",
                        "Vault.java:11: [LW217] a secret leaves its hosts with 'b' in environment 'dev'",
                        "Vault.java:12: [LW217] a secret leaves its hosts with 'c' in environment 'dev'",
                        "Vault.java:13: [LW217] a secret leaves its hosts with 'd' in environment 'dev'",
                        "Vault.java:14: [LW217] a secret leaves its hosts with 'e' in environment 'dev'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whereHostsMayKnowItTheWarningIsSuppressed(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(POSTGRES.replace("@Provides", "@SuppressWarnings(\"LW217\") @Provides"))
                        .source(READER)
                        .environment("test", "[hosts]\ndb = [\"postgres\"]\napp = [\"reader\"]\n")
                        .says())
                .isEmpty();
    }
}
