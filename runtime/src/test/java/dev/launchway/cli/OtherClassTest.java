package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of classes that do not fit each other: a class changed after it was compiled, or of another version. */
class OtherClassTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            """;

    private static final String APP = """
            @Component
            class App {
                @Attribute int port = 80;
                void configure(Configuration here) { here.log(Library.greeting()); }
                void verify(Probe probe) { probe.log("looked"); }
            }
            """;

    private static final String LIBRARY = """
            class Library {
                static String greeting() { return "hello"; }
            }
            """;

    private static String dev(Path target) {
        return "[environment]\nconnect = \"local\"\ntarget-directory = \"" + target
                + "\"\n[hosts]\nhere = [\"app\"]\n[component.app]\nport = 8080\n";
    }

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Path built;

    private RemoteService service;
    private Path classes;

    @BeforeAll
    static void build() {
        Compilers.Result result = Compilers.JAVAC
                .in(shared)
                .source(HEAD + APP)
                .source(HEAD + LIBRARY)
                .resource("environments/dev.toml", dev(shared.resolve("deployment")))
                .compile();
        assertThat(result.messages()).isEmpty();
        built = result.classes();
    }

    @BeforeEach
    void copy() throws IOException {
        classes = directory.resolve("classes");
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Files.copy(file, classes.resolve(built.relativize(file).toString()));
            }
        }
        Path home = directory.resolve("home");
        Files.createDirectories(home.resolve(".ssh"));
        service = RemoteService.of(classes, directory, home);
    }

    /** Puts a class in the place of the one that was compiled with the rest. */
    private void replace(String name, String source) throws IOException {
        Compilers.Result other = Compilers.JAVAC
                .in(directory.resolve("other"))
                .option("-proc:none")
                .library(built)
                .source(HEAD + source)
                .compile();
        assertThat(other.success()).isTrue();
        Files.copy(
                other.classes().resolve("com/example/shop/" + name + ".class"),
                classes.resolve("com/example/shop/" + name + ".class"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check dev          | @Attribute int port      | @Attribute private int port
            plan dev           | @Attribute int port      | @Attribute int other
            local dev          | @Attribute int port      | @Attribute long port
            remote dev         | @Attribute int port      | @Attribute final int port
            local dev          | class App {              | class App { App(int port) {}
            check dev          | class App {              | class App { private App() {}
            local dev          | void configure           | static void configure
            """)
    void aChangedComponentIsAnInvalidModel(String command, String before, String after) throws Exception {
        replace("App", APP.replace(before, after));

        Ended ended = service.run(command.split(" ", -1));

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err() + ended.out())
                .contains("[LW163] com.example.shop.App is not the class that its code was generated for")
                .contains("Error: ")
                .contains("help: a tool has changed the class while or after it was compiled, such as Lombok")
                .doesNotContain("\tat ");
    }

    @Test
    void aMethodThatIsCalledLaterFailsItsRootWithTheSameWords() throws Exception {
        replace(
                "App",
                APP.replace("void verify(Probe probe)", "private void verify(Object probe)")
                        .replace("probe.log(\"looked\");", ""));

        Ended ended = service.run("local", "dev");

        assertThat(ended.code()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err())
                .contains("com.example.shop.App is not the class that its code was generated for")
                .contains("NoSuchMethodError: ")
                .contains("such as Lombok")
                .doesNotContain("\tat ");
    }

    @Test
    void aLibraryOfAnotherVersion() throws Exception {
        replace("Library", LIBRARY.replace("greeting", "other"));

        Ended ended = service.run("check", "dev");

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err() + ended.out())
                .contains("[LW163] com.example.shop.App was compiled against other classes than it finds here")
                .contains("NoSuchMethodError: ")
                .contains("com.example.shop.Library.greeting()")
                .contains("mvn dependency:tree")
                .contains("App.java:7");
    }

    @Test
    void aLibraryThatIsMissing() throws Exception {
        Files.delete(classes.resolve("com/example/shop/Library.class"));

        Ended ended = service.run("check", "dev");

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err() + ended.out()).contains("[LW163]", "NoClassDefFoundError", "Library", "dependency:tree");
    }
}
