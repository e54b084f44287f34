package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.RemoteService;
import dev.launchway.testing.RemoteService.Ended;
import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Generated code of another version of the contract. {@code library.jar} and {@code service.jar} were built before the contract had a
 * version, and so are of version 1.
 */
class OtherVersionTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    private static final String SERVER = "package com.lib;\n" + IMPORTS + """
            @Component public class Server {
                @Attribute public int port = 80;
                @Provides("lib:info") protected Info info(Host host) { return new Info(host.name()); }
            }
            """;

    private static final String INFO = "package com.lib;\npublic record Info(String name) {}\n";

    private static final String WEB = "package com.example.shop;\n" + IMPORTS + """
            @Component class Web extends com.lib.Server {
                @Component static class Console { @Requires("lib:info") List<com.lib.Info> infos; }
            }
            """;

    private static final String DEV =
            "[environment]\nconnect = \"local\"\ntarget-directory = \"~/deployment\"\n[hosts]\nhere = [\"web\", \"console\"]\n";

    @TempDir
    Path directory;

    private Path unpacked(String name, Path into) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/dev/launchway/version1/" + name);
                ZipInputStream jar = new ZipInputStream(in)) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(jar, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return into;
    }

    private Ended check(Path classes) throws Exception {
        Path home = Files.createDirectories(directory.resolve("home"));
        Files.createDirectories(home.resolve(".ssh"));
        return RemoteService.of(classes, directory, home).run("check", "dev");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aLibraryOfAnotherVersionIsRefusedByTheCompiler(Compilers compiler) throws IOException {
        Path library = unpacked("library.jar", directory.resolve("library"));
        Compilers.Result result = compiler.in(directory.resolve("service"))
                .library(library)
                .source(WEB)
                .resource("environments/dev.toml", DEV)
                .compile();

        assertThat(result.success()).isFalse();
        assertThat(result.launchway()).containsExactly("""
                [LW164] the components of the package com.lib have generated code of version 1, and this version of Launchway takes version 2
                    com.lib.Server
                    com.lib.Info
                    help: build the library again with this version of Launchway, or take the version that it was built with; classes of this project: mvn clean compile""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatAnEarlierVersionLeftInTheClassOutputIsReplaced(Compilers compiler) throws IOException {
        Path classes = unpacked("library.jar", directory.resolve("classes"));
        Compilers.Result result = compiler.in(directory)
                .onDisk()
                .library(classes)
                .source(SERVER)
                .source(INFO)
                .source(WEB)
                .resource("environments/dev.toml", DEV)
                .compile();

        assertThat(result.messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anApiOfAnotherVersionIsRefusedByTheCompiler(Compilers compiler) {
        Compilers.Result api = Compilers.JAVAC
                .in(directory.resolve("api"))
                .option("-proc:none")
                .source(
                        "package dev.launchway.text;\npublic class GeneratedCode { public static final int VERSION = 7; }\n")
                .compile();
        Compilers.Result result = compiler.in(directory.resolve("service"))
                .library(api)
                .source("package com.example.shop;\n" + IMPORTS + "@Component class App {}\n")
                .compile();

        assertThat(result.launchway()).containsExactly("""
                [LW164] Launchway's API on the class path takes generated code of version 7, and this processor writes version 2
                    help: give dev.launchway:launchway-processor in <annotationProcessorPaths> and the dependencies of dev.launchway one version""");
    }

    @Test
    void aPlanOfAnotherVersionIsRefusedAtTheStart() throws Exception {
        Ended ended = check(unpacked("service.jar", directory.resolve("service")));

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err() + ended.out())
                .contains(
                        "[LW164] the plan is generated code of version 1, and this version of Launchway runs version 2")
                .contains("help: build it again with this version of Launchway")
                .doesNotContain("\tat ", "Exception", "Error:  ");
    }

    @Test
    void aLibraryOfAnotherVersionIsRefusedAtTheStart() throws Exception {
        Compilers.Result service = Compilers.JAVAC
                .in(directory)
                .source(SERVER)
                .source(INFO)
                .source(WEB)
                .resource("environments/dev.toml", DEV)
                .compile();
        assertThat(service.messages()).isEmpty();
        unpacked("library.jar", service.classes());

        Ended ended = check(service.classes());

        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err() + ended.out())
                .contains("[LW164] the definition of com.lib.Server is generated code of version 1, and this version of"
                        + " Launchway runs version 2")
                .contains("help: build it again with this version of Launchway")
                .doesNotContain("\tat ", "Exception", "NoSuchMethodError");
    }
}
