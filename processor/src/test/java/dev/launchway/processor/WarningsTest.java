package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which warnings are left out, which become errors, and what is said of the options that ask for it. */
final class WarningsTest {

    private static final String IMPORTS = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    /** Its resource is used in one environment only: LW213, at line 9. */
    private static final String APP = IMPORTS + """
            class Shop {
                @Component("app")
                // class
                static class App {
                    // member
                    @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
                }
            }
            """;

    private static final String NGINX = IMPORTS + """
            @Component
            class Nginx {
                @Attribute int port = 80;
                @Requires("app:http") List<Address> backends;
            }
            """;

    private static final String UNUSED = """
            Shop.java:10: [LW213] nothing requires 'app:http' in environment 'dev'
                Shop.App.http provides it; it is required in environment 'production'
                help: assign 'nginx', which requires it, or take this one off its hosts there""";

    @TempDir
    Path directory;

    private Compilers.Run run(Compilers compiler, String app, String settings) {
        return compiler.in(directory)
                .source(app)
                .source(NGINX)
                .resource("environments/dev.toml", settings + "[hosts]\na = [\"app\"]\n[component.nginx]\nport = 1\n")
                .resource("environments/production.toml", "[hosts]\na = [\"app\", \"nginx\"]\n");
    }

    private static List<String> firstLines(Compilers.Result result) {
        return result.launchway().stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void warningsBreakNothing(Compilers compiler) {
        Compilers.Result result = run(compiler, APP, "").compile();

        assertThat(result.success()).isTrue();
        assertThat(result.errors()).isEmpty();
        assertThat(result.launchway()).hasSize(2).contains(UNUSED);
        assertThat(firstLines(result).get(1))
                .startsWith("environments/dev.toml:")
                .contains("[LW325]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aWarningIsSuppressedAtItsElementAndAroundIt(Compilers compiler) {
        for (String comment : List.of("// member", "// class")) {
            String app = APP.replace(comment, "@SuppressWarnings(\"LW213\")");
            assertThat(firstLines(run(compiler, app, "").compile()))
                    .as(comment)
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("[LW325]");
        }
        String outer = APP.replace("class Shop", "@SuppressWarnings({\"unused\", \"LW213\"}) class Shop");
        assertThat(firstLines(run(compiler, outer, "").compile())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void otherWarningsAndErrorsAreNot(Compilers compiler) {
        String app = APP.replace("// class", "@SuppressWarnings(\"LW217\")").replace("// member", """
                @SuppressWarnings("LW105") @Attribute private int count;
                """);
        Compilers.Result result = run(compiler, app, "").compile();

        assertThat(result.success()).isFalse();
        assertThat(firstLines(result))
                .anyMatch(line -> line.contains("[LW213]"))
                .anyMatch(line -> line.contains("[LW105]"))
                .anyMatch(line -> line.endsWith(": [LW196] LW105 is an error, and errors are not suppressed"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSuppressionOfNothingIsAWarning(Compilers compiler) {
        String app = APP.replace("// class", "@SuppressWarnings({\"unused\", \"LWJGL\", \"lw213\", \"LW999\"})");
        Compilers.Result result = run(compiler, app, "").compile();

        assertThat(result.success()).isTrue();
        assertThat(firstLines(result))
                .filteredOn(line -> line.contains("[LW196]"))
                .containsExactly(
                        "Shop.java:7: [LW196] there is no warning 'lw213' to suppress; did you mean 'LW213'?",
                        "Shop.java:7: [LW196] there is no warning 'LW999' to suppress");
        assertThat(result.launchway())
                .anyMatch(text -> text.contains("help: java -jar plan.jar explain shows all codes"));
    }

    @Test
    void javacItselfIsSilent() {
        String app = APP.replace("// class", "@SuppressWarnings(\"LW213\")");
        Compilers.Result result = Compilers.JAVAC
                .in(directory)
                .source(app)
                .source(NGINX)
                .resource("environments/dev.toml", "[hosts]\na = [\"app\"]\n")
                .resource("environments/production.toml", "[hosts]\na = [\"app\", \"nginx\"]\n")
                .lintsProcessing()
                .option("-Werror")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.success()).isTrue();
    }

    @Test
    void theEclipseCompilerComplainsUnlessItIsToldNotTo() {
        String app = APP.replace("// class", "@SuppressWarnings(\"LW213\")");
        Compilers.Run run = run(Compilers.ECJ, app, "[environment]\nsuppress = [\"LW325\"]\n");
        assertThat(run.compile().messages()).isEmpty();
        assertThat(run.option("-warn:+warningToken").compile().messages())
                .extracting(Compilers.Message::text)
                .containsExactly("Unsupported @SuppressWarnings(\"LW213\")");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void warningsCanBeErrors(Compilers compiler) {
        Compilers.Result result = run(compiler, APP, "")
                .onDisk()
                .option("-Alaunchway.warnings=error")
                .compile();

        assertThat(result.success()).isFalse();
        assertThat(result.errors()).hasSize(2).contains(UNUSED);
        assertThat(result.classes().resolve("META-INF/launchway/findings.json")).exists();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void warningsCanBeWarnings(Compilers compiler) {
        Compilers.Result result =
                run(compiler, APP, "").option("-Alaunchway.warnings=warn").compile();

        assertThat(result.success()).isTrue();
        assertThat(result.launchway()).hasSize(2);
    }

    @Test
    void javacsOwnStrictnessTakesOursToo() {
        Compilers.Result result =
                run(Compilers.JAVAC, APP, "").option("-Werror").compile();

        assertThat(result.success()).isFalse();
        assertThat(result.launchway()).hasSize(2);
        assertThat(result.errors()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anUnknownStrictnessIsAnError(Compilers compiler) {
        Compilers.Result result =
                run(compiler, APP, "").option("-Alaunchway.warnings=eror").compile();

        assertThat(result.errors()).containsExactly("""
                [LW197] -Alaunchway.warnings takes error or warn, not 'eror'; did you mean 'error'?
                    help: -Alaunchway.warnings=error makes errors of warnings; without the option they stay warnings""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anUnknownOptionIsAWarningOnce(Compilers compiler) {
        Compilers.Result result = run(compiler, APP, "")
                .option("-Alaunchway.warning=error")
                .option("-Xlint:processing")
                .compile();

        assertThat(result.success()).isTrue();
        assertThat(result.messages())
                .filteredOn(message -> message.text().contains("launchway.warning"))
                .extracting(message -> message.text().replaceAll("\\n +", "\n    "))
                .containsExactly("""
                        [LW197] there is no option -Alaunchway.warning; did you mean '-Alaunchway.warnings'?
                            help: the options are -Alaunchway.environments, -Alaunchway.report, -Alaunchway.resources, \
                        -Alaunchway.warnings""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anEnvironmentAcceptsWarnings(Compilers compiler) {
        Compilers.Result result =
                run(compiler, APP, "[environment]\nsuppress = [\"LW325\"]\n").compile();

        assertThat(result.launchway()).containsExactly(UNUSED);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anEnvironmentAcceptsWhatItsBaseAccepts(Compilers compiler) {
        Compilers.Result result = run(compiler, APP, "[environment]\nextends = \"base\"\n")
                .resource("environments/base.toml", "[environment]\nsuppress = [\"LW325\"]\n[hosts]\nb = [\"app\"]\n")
                .compile();

        assertThat(firstLines(result)).hasSize(1).first().asString().contains("[LW213]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anEnvironmentThatAcceptsNothingKnownIsTold(Compilers compiler) {
        Compilers.Result result = run(
                        compiler, APP, "[environment]\nsuppress = [\"LW325\", \"LW9\", \"LW310\", \"port\"]\n")
                .compile();

        assertThat(firstLines(result))
                .containsExactly(
                        "Shop.java:10: [LW213] nothing requires 'app:http' in environment 'dev'",
                        "environments/dev.toml:2:22: [LW196] there is no warning 'LW9' to suppress",
                        "environments/dev.toml:2:29: [LW196] LW310 is an error, and errors are not suppressed",
                        "environments/dev.toml:2:38: [LW196] there is no warning 'port' to suppress");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void suppressTakesAListOfTexts(Compilers compiler) {
        Compilers.Result result =
                run(compiler, APP, "[environment]\nsuppress = \"LW325\"\n").compile();

        assertThat(result.errors()).containsExactly("""
                environments/dev.toml:2:1: [LW304] 'suppress' takes a list of codes, not 'LW325'
                    help: write suppress = ["LW325"]""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aWarningAboutALibraryStandsInTheEnvironmentAndIsAcceptedThere(Compilers compiler) {
        Compilers.Result library =
                compiler.in(directory.resolve("library")).source(APP).compile();
        assertThat(library.launchway()).isEmpty();
        String hosts = "[hosts]\na = [\"app\"]\n";
        assertThat(compiler.in(directory.resolve("service"))
                        .library(library)
                        .source(NGINX)
                        .resource("environments/dev.toml", hosts)
                        .resource("environments/production.toml", "[hosts]\na = [\"app\", \"nginx\"]\n")
                        .compile()
                        .launchway())
                .containsExactly("environments/dev.toml:2:6: " + UNUSED.substring("Shop.java:10: ".length()));
        assertThat(compiler.in(directory.resolve("accepting"))
                        .library(library)
                        .source(NGINX)
                        .resource("environments/dev.toml", "[environment]\nsuppress = [\"LW213\"]\n" + hosts)
                        .resource("environments/production.toml", "[hosts]\na = [\"app\", \"nginx\"]\n")
                        .compile()
                        .launchway())
                .isEmpty();
    }
}
