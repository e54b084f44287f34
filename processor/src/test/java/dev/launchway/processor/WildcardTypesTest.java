package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Members whose types have wildcards. */
final class WildcardTypesTest {

    private static final String APP = """
            @Component class App {
                @Provides("app") List<? extends Address> http(Host host) { return List.of(Address.of(host.fqdn(), 80)); }
            }
            """;
    private static final String DEV = "[hosts]\na = [\"web\"]\nb = [\"app\"]\n[component.web]\n";

    @TempDir
    Path directory;

    private String says(Compilers compiler, String member, String settings) {
        return Service.in(compiler, directory)
                .source(APP)
                .source("@Component class Web { " + member + " }\n")
                .environment("dev", DEV + settings)
                .says();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aWildcardWithABoundIsItsBound(Compilers compiler) {
        for (String type : new String[] {
            "List<? extends Address>",
            "Optional<? extends Address>",
            "List<? super Address>",
            "List<Resource<? extends Address>>",
            "List<? extends Resource<Address>>",
            "List<? extends Resource<? extends Address>>",
            "Resource<? extends Address>",
            "List<? extends Object>"
        }) {
            String says = says(compiler, "@Requires(value = \"app\", from = Scope.ALL_HOSTS) " + type + " x;", "");

            assertThat(says).as(type).isEqualTo(type.contains("Object") ? says : "");
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void attributesOfAllShapes(Compilers compiler) {
        String says = says(compiler, """
                @Requires("app") Address app;
                        @Attribute List<? extends java.nio.file.Path> paths;
                        @Attribute Map<? extends String, ? extends List<? extends Integer>> numbers;
                        @Attribute Optional<? super java.time.Duration> pause;
                        @Features Set<? extends Feature> features;
                        enum Feature { FAST }
                """, "paths = [\"a\"]\nnumbers = { a = [1, 2] }\npause = \"5s\"\n");

        assertThat(says).isEmpty();
        assertThat(says(
                        compiler,
                        "@Requires(\"app\") Address app; @Attribute List<? extends Integer> n;",
                        "n = [\"x\"]\n"))
                .contains("[LW322]");
    }

    @ParameterizedTest
    @CsvSource({"JAVAC, List<?>", "ECJ, List<?>", "JAVAC, Optional<?>", "ECJ, Optional<?>"})
    void aWildcardWithoutABoundSaysNothing(Compilers compiler, String type) {
        assertThat(says(compiler, "@Requires(\"app\") " + type + " x;", ""))
                .startsWith("Web.java:6: [LW141] the required field 'x' has the type " + type);
        assertThat(says(compiler, "@Requires(\"app\") Address app; @Attribute " + type + " x;", ""))
                .startsWith("Web.java:6: [LW110]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aRawTypeSaysNothing(Compilers compiler) {
        assertThat(says(compiler, "@Requires(\"app\") List x;", ""))
                .startsWith("Web.java:6: [LW141] the required field 'x' is a List that does not say what it holds");
    }

    /** Values of another type are still told. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theBoundIsCompared(Compilers compiler) {
        assertThat(says(compiler, "@Requires(\"app\") List<? extends String> x;", ""))
                .startsWith("Web.java:6: [LW214] Web.x takes 'app' as String, and App.http provides it as Address");
    }
}
