package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resources that nobody requires, and optional requirements that nobody meets. */
class UnusedResourcesTest extends ResourceCase {

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
}
