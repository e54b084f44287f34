package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Services whose components come from other modules and from libraries, compiled by either compiler. */
final class LibraryTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String SERVER = "package com.lib;\n" + IMPORTS + """
            @Component public abstract class Server {
                @Attribute(required = true) protected int port;
                @Requires(value = "lib:log", optional = true) protected List<Info> logs;
                @Provides("lib:info") protected Info info(Host host) { return new Info(host.name(), new Info.Size(1, 2)); }
                @SubComponent @Template("server.conf") protected File config;
            }
            """;
    private static final String INFO = """
            package com.lib;
            public record Info(String name, Size size) { public record Size(int width, double height) {} }
            """;
    private static final String TOOLS = "package com.lib;\n" + IMPORTS + """
            public final class Tools {
                private Tools() {}
                @Component("lib-log") public static class Log {
                    @Provides("lib:log") Info log() { return new Info("log", null); }
                }
                @Component @Platform(value = "debian", of = Log.class) public static class LogOnDebian {
                    @Provides("lib:deb") Info deb() { return null; }
                }
            }
            """;
    private static final String WEB = "package com.example.web;\n" + IMPORTS + """
            @Component public class Web extends com.lib.Server {
                @Requires("lib:deb") com.lib.Info deb;
            }
            """;
    private static final String CONSOLE = "package com.example.console;\n" + IMPORTS + """
            @Component public class Console {
                @Requires("lib:info") Optional<Resource<com.lib.Info>> info;
            }
            """;

    @TempDir
    Path directory;

    static Stream<Arguments> pairs() {
        return Stream.of(Compilers.values())
                .flatMap(library -> Stream.of(Compilers.values()).map(service -> Arguments.of(library, service)));
    }

    private Compilers.Result library(Compilers compiler) {
        Compilers.Result result = compiler.in(directory.resolve("library"))
                .source(SERVER)
                .source(INFO)
                .source(TOOLS)
                .resource("com/lib/server.conf", "port {{ component.port }}\n")
                .compile();
        assertThat(result.messages()).isEmpty();
        return result;
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aServiceOfSeveralModules(Compilers first, Compilers second) {
        Compilers.Result library = library(first);
        Compilers.Result web =
                second.in(directory.resolve("web")).library(library).source(WEB).compile();
        assertThat(web.messages()).isEmpty();
        String hosts = "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"web\", \"lib-log\", \"console\"]\n";
        Compilers.Result service = first.in(directory.resolve("service"))
                .library(library)
                .library(web)
                .source(CONSOLE)
                .resource("environments/dev.toml", hosts + "[component.web]\nport = 80\n")
                .resource("environments/test.toml", hosts.replace("\"lib-log\", ", "") + "[component.web]\nprot = 80\n")
                .compile();

        assertThat(service.launchway())
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one)
                                .startsWith("environments/test.toml:6:1: [LW321] component 'web' has no attribute"),
                        two -> assertThat(two)
                                .startsWith(
                                        "environments/test.toml:4:6: [LW210] nothing provides 'lib:deb' in environment 'test'"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void faultsOfALibraryAreNamed(Compilers compiler) {
        Compilers.Result library = library(compiler);
        Compilers.Result service = compiler.in(directory.resolve("service"))
                .library(library)
                .source(WEB)
                .source(CONSOLE)
                .resource(
                        "environments/dev.toml",
                        "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"web\", \"lib-log\", \"console\"]\n")
                .compile();

        assertThat(service.launchway())
                .singleElement()
                .asString()
                .startsWith("[LW323] environment 'dev' does not set 'port' of component 'web'")
                .contains("declared in com.lib.Server.port");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void twoLibrariesWithOneName(Compilers compiler) {
        String component = IMPORTS + "@Component public class Cache {}\n";
        Compilers.Result one = compiler.in(directory.resolve("one"))
                .source("package com.one;\n" + component)
                .compile();
        Compilers.Result two = compiler.in(directory.resolve("two"))
                .source("package com.two;\n" + component)
                .compile();
        Compilers.Run service = compiler.in(directory.resolve("service"))
                .library(one)
                .library(two)
                .resource("environments/dev.toml", "[hosts]\na = [\"cache\"]\n[component.cache]\nx = 1\n")
                .source("package com.example;\n" + IMPORTS + "@Component public class Web {}\n");

        assertThat(service.compile().launchway())
                .singleElement()
                .asString()
                .startsWith("environments/dev.toml:2:6: [LW314] several libraries have a component named 'cache'");
        assertThat(service.source("package com.example;\n" + IMPORTS
                                + "@Component public class Cache extends com.one.Cache { @Attribute int x; }\n")
                        .compile()
                        .launchway())
                .isEqualTo(List.of());
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aSuperclassThatWasCompiledWithoutTheProcessorIsAnErrorWhereItIsExtended(Compilers compiler) {
        Compilers.Result unprocessed = Compilers.JAVAC
                .in(directory.resolve("library"))
                .source(INFO)
                .source(SERVER)
                .option("-proc:none")
                .compile();
        List<String> said = compiler.in(directory.resolve("service"))
                .library(unprocessed)
                .source("package com.example.web;\n" + IMPORTS
                        + "@Component public class Web extends com.lib.Server {}\n")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n[component.web]\nport = 80\n")
                .compile()
                .launchway();

        assertThat(said).singleElement().asString().startsWith("""
                Web.java:6: [LW160] 'Web' extends 'Server', which was compiled without Launchway's processor
                    com.lib.Server has @Component and no definition, so nothing that it declares would count
                    help: compile its library""");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aPartThatWasCompiledWithoutTheProcessorIsAComponentWithoutDefinition(Compilers compiler) {
        Compilers.Result unprocessed = Compilers.JAVAC
                .in(directory.resolve("library"))
                .source(INFO)
                .source(SERVER)
                .option("-proc:none")
                .compile();
        List<String> said = compiler.in(directory.resolve("service"))
                .library(unprocessed)
                .source("package com.example.web;\n" + IMPORTS
                        + "@Component(adds = com.lib.Server.class) class Web {\n"
                        + "@SubComponent com.lib.Server server;\n}\n")
                .source("package com.example.web;\n" + IMPORTS
                        + "@Component @Platform(value = \"debian\", of = com.lib.Server.class) class OnDebian {}\n")
                .compile()
                .launchway();

        assertThat(said)
                .allMatch(text -> text.contains("com.lib.Server has @Component and no definition")
                        && text.contains("help: compile its library with the annotation processor"));
        assertThat(said)
                .extracting(text -> text.lines().findFirst().orElseThrow())
                .containsExactly(
                        "OnDebian.java:6: [LW134] 'OnDebian' extends 'Server', which was compiled without Launchway's"
                                + " processor",
                        "Web.java:6: [LW133] 'Server' in adds was compiled without Launchway's processor",
                        "Web.java:7: [LW130] the type Server of the field 'server' was compiled without Launchway's"
                                + " processor");
    }
}
