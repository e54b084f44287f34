package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Types of resources that do not fit, or that cannot leave their host. */
class ResourceTypesTest extends ResourceCase {

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
}
