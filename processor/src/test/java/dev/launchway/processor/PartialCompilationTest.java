package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.AttributeMember;
import dev.launchway.plan.Definitions;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.plan.ServicePlan;
import dev.launchway.testing.compiler.Compilers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compilations of a part of a service, as editors do them: the classes of the others lie in the class output. */
final class PartialCompilationTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;
    private static final String WEB = HEAD + """
            @Component class Web { @Requires("app:http") List<Address> backends; }
            """;
    private static final String APP = HEAD + """
            @Component class App {
                @Attribute int workers = 1;
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;
    private static final String DEV = "[hosts]\na = [\"web\", \"app\"]\n";

    @TempDir
    Path directory;

    private Compilers.Run part(Compilers compiler, String environment, String... sources) {
        Compilers.Run run = compiler.in(directory).onDisk().resource("environments/dev.toml", environment);
        for (String source : sources) {
            run.source(source);
        }
        return run.library(directory.resolve("classes"));
    }

    private void all(Compilers compiler, String... sources) {
        assertThat(part(compiler, DEV, sources).compile().messages()).isEmpty();
    }

    private void delete(String name) throws IOException {
        Files.delete(directory.resolve("classes/com/example/shop/" + name + ".class"));
    }

    private static List<String> roots(Compilers.Result result) {
        ServicePlan plan = ServiceLoader.load(ServicePlan.class, result.loader())
                .findFirst()
                .orElseThrow();
        EnvironmentPlan dev = plan.environment("dev");
        return dev.roots().stream().map(RootPlan::className).toList();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void oneClassAlone(Compilers compiler) {
        all(compiler, WEB, APP);
        Compilers.Result again = part(compiler, DEV, WEB).compile();

        assertThat(again.messages()).isEmpty();
        assertThat(roots(again)).containsExactly("com.example.shop.Web", "com.example.shop.App");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void noComponentAtAll(Compilers compiler) {
        all(compiler, WEB, APP);
        Compilers.Result again = part(compiler, DEV, HEAD + "class Helper {}").compile();

        assertThat(again.messages()).isEmpty();
        assertThat(roots(again)).containsExactly("com.example.shop.Web", "com.example.shop.App");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void faultsOfClassesThatAreNotCompiledAgain(Compilers compiler) {
        all(compiler, WEB, APP);
        String dev = DEV + "[component.app]\nworkers = \"many\"\nwrokers = 1\n";
        Compilers.Result again = part(compiler, dev, WEB).compile();

        assertThat(again.launchway()).containsExactly("""
                environments/dev.toml:4:1: [LW322] 'workers' of component 'app' takes a whole number, not 'many'
                    it is declared as int App.workers""", """
                environments/dev.toml:5:1: [LW321] component 'app' has no attribute 'wrokers'; did you mean 'workers'?
                    help: its attributes are workers""");
        assertThat(part(compiler, "[hosts]\na = [\"web\"]\n", HEAD + "class Helper {}")
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .startsWith("environments/dev.toml:2:6: [LW210] nothing provides 'app:http' in environment 'dev'")
                .contains("required by Web.backends on host a");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aDeletedComponent(Compilers compiler) throws IOException {
        all(compiler, WEB, APP);
        delete("App");
        Compilers.Result again = part(compiler, DEV, WEB).compile();

        assertThat(again.launchway())
                .singleElement()
                .asString()
                .startsWith("environments/dev.toml:2:13: [LW310] there is no component 'app'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aRenamedComponent(Compilers compiler) throws IOException {
        all(compiler, WEB, APP);
        delete("App");
        Compilers.Result again = part(
                        compiler, "[hosts]\na = [\"web\", \"server\"]\n", APP.replace("class App", "class Server"))
                .compile();

        assertThat(again.messages()).isEmpty();
        assertThat(roots(again)).containsExactly("com.example.shop.Web", "com.example.shop.Server");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aChangedComponent(Compilers compiler) {
        all(compiler, WEB, APP);
        Compilers.Result again = part(
                        compiler, DEV + "[component.app]\nthreads = 2\n", APP.replace("int workers", "int threads"))
                .compile();

        assertThat(again.messages()).isEmpty();
        assertThat(new Definitions()
                        .component("com.example.shop.App", again.loader())
                        .orElseThrow()
                        .members()
                        .attributes())
                .extracting(AttributeMember::field)
                .containsExactly("threads");
    }

    /** The class output is on the class path, with what the build before left there. */
    @Test
    void whatAnEarlierBuildLeftIsNothingToWarnOf() {
        all(Compilers.JAVAC, WEB, APP);
        for (String[] sources : List.of(new String[] {WEB, APP}, new String[] {WEB})) {
            Compilers.Result again = part(Compilers.JAVAC, DEV, sources)
                    .option("-Xlint:processing")
                    .option("-Werror")
                    .compile();

            assertThat(again.messages()).isEmpty();
            assertThat(roots(again)).containsExactly("com.example.shop.Web", "com.example.shop.App");
        }
    }

    /** Maven has the generated sources of the build before on the source path; javac reads there what it looks for. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 0.9, 1})
    void whatAnInterruptedBuildLeft(double part) throws IOException {
        all(Compilers.JAVAC, WEB, APP, HEAD + "@Component class Gone { @Attribute int port = 1; }");
        Path generated = directory.resolve("generated");
        try (Stream<Path> files = Files.walk(generated)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Files.writeString(file, text.substring(0, (int) (text.length() * part)));
            }
        }
        try (Stream<Path> files = Files.walk(directory.resolve("classes"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                Files.delete(file);
            }
        }
        Compilers.Result again = part(Compilers.JAVAC, DEV, WEB, APP)
                .option("-sourcepath")
                .option(directory.resolve("src") + File.pathSeparator + generated)
                .compile();

        assertThat(again.messages()).isEmpty();
        assertThat(roots(again)).containsExactly("com.example.shop.Web", "com.example.shop.App");
    }
}
