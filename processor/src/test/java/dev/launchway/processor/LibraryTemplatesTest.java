package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates of components that come as class files: of libraries, of other modules, of an earlier compilation. */
final class LibraryTemplatesTest {

    private static final String IMPORTS = """
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String PROXY = "package com.lib;\n" + IMPORTS + """
            @Component public class Proxy {
                @Attribute int port = 80;
                @SubComponent @Template("proxy.conf") File config;
            }
            """;
    private static final String READS_DATA = "{{ component.port }} {% include 'region.conf' %} {{ host.data.rack }}\n";
    private static final String REGION = "{{ environment.data.region }}\n";
    private static final String SERVER = "package com.lib;\n" + IMPORTS + """
            @Component public abstract class Server {
                @SubComponent @Template("server.conf") protected File config;
            }
            """;
    private static final String NO_DATA = "[hosts]\na = [\"proxy\"]\nb = [\"proxy\"]\n[host.b]\ndata.rack = 1\n";

    @TempDir
    Path directory;

    static Stream<Arguments> pairs() {
        return Stream.of(Compilers.values())
                .flatMap(library -> Stream.of(Compilers.values()).map(service -> Arguments.of(library, service)));
    }

    private Compilers.Run module(Compilers compiler, String name) {
        return compiler.in(directory.resolve(name));
    }

    private static Compilers.Result clean(Compilers.Run run) {
        Compilers.Result result = run.compile();
        assertThat(result.messages()).isEmpty();
        return result;
    }

    private Compilers.Result proxy(Compilers compiler) {
        return clean(module(compiler, "library")
                .source(PROXY)
                .resource("com/lib/proxy.conf", READS_DATA)
                .resource("com/lib/region.conf", REGION));
    }

    private Path jar(Compilers.Result module) {
        Path jar = module.classes().resolveSibling("module.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(module.classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(
                        module.classes().relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private Compilers.Run service(Compilers compiler, Path library, String environment) {
        return module(compiler, "service")
                .library(library)
                .source("package com.example;\n" + IMPORTS + "class Helper {}\n")
                .resource("environments/dev.toml", environment);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void dataThatALibrarysTemplateReadsIsMissedWhereTheComponentIsAssigned(Compilers first, Compilers second) {
        Compilers.Result library = proxy(first);
        List<String> expected = List.of("""
                environments/dev.toml:2:6: [LW404] 'proxy': com/lib/region.conf:1:21: environment.data.region is not set in environment 'dev'
                    a template of the library's component com.lib.Proxy
                    help: write into [environment]: data.region = "…\"""", """
                environments/dev.toml:2:6: [LW404] 'proxy': com/lib/proxy.conf:1:63: host.data.rack is not set on host a in environment 'dev'
                    a template of the library's component com.lib.Proxy
                    help: write into [host.a]: data.rack = "…\"""");

        assertThat(service(second, library.classes(), NO_DATA).compile().launchway())
                .containsExactlyElementsOf(expected);
        assertThat(service(second, jar(library), NO_DATA).compile().launchway()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingIsSaidOfDataThatIsThereNorOfAComponentThatIsNotDeployed(Compilers compiler) {
        Path jar = jar(proxy(compiler));

        clean(service(
                compiler, jar, "[environment]\ndata.region = 1\n[hosts]\na = [\"proxy\"]\n[host.a]\ndata.rack = 1\n"));
        clean(module(compiler, "other")
                .library(jar)
                .source("package com.example;\n" + IMPORTS + "@Component class Web {}\n")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingIsSaidOfALibraryWhoseTemplatesAreNotThere(Compilers compiler) throws IOException {
        Compilers.Result library = proxy(compiler);
        Files.delete(library.classes().resolve("com/lib/proxy.conf"));

        clean(service(compiler, jar(library), NO_DATA));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anInheritedTemplateIsCheckedAgainstTheClassThatInheritsIt(Compilers compiler) {
        Compilers.Result library = clean(module(compiler, "library")
                .source(SERVER)
                .resource("com/lib/server.conf", "{{ component.title.length }} {{ component.motto }}\n"));
        Compilers.Run service = module(compiler, "service")
                .library(jar(library))
                .source("package com.example;\n" + IMPORTS
                        + "@Component class Web extends com.lib.Server {\n    @Attribute int title = 1;\n}\n")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n");

        assertThat(service.compile().launchway()).containsExactly("""
                Web.java:6: com/lib/server.conf:1:20: [LW403] Integer has no 'length'
                    'Web' inherits this template from com.lib.Server; a file of its own directory, com/example/server.conf, takes its place""", """
                Web.java:6: com/lib/server.conf:1:43: [LW403] component has no 'motto'
                    'Web' inherits this template from com.lib.Server; a file of its own directory, com/example/server.conf, takes its place""");
        service.resource("com/example/server.conf", "{{ component.title }}\n");
        clean(service);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void threeJarsThatInherit(Compilers first, Compilers second) {
        Path base = jar(clean(module(first, "base")
                .source(SERVER)
                .resource("com/lib/server.conf", "{{ component.motto }} {{ environment.data.region }}\n")));
        Path middle = jar(
                clean(
                        module(second, "middle")
                                .library(base)
                                .source(
                                        "package com.middle;\n" + IMPORTS
                                                + "@Component public class Web extends com.lib.Server { @Attribute String motto = \"x\"; }\n")));
        Compilers.Run shop = module(first, "service")
                .library(base)
                .library(middle)
                .source("package com.example;\n" + IMPORTS
                        + "@Component class Shop extends com.middle.Web { @Attribute int visits = 1; }\n")
                .resource("environments/dev.toml", "[hosts]\na = [\"shop\"]\n")
                .resource("environments/test.toml", "[hosts]\na = [\"web\"]\n");

        assertThat(shop.compile().launchway())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("Shop.java:6: com/lib/server.conf:1:43: [LW404] environment.data.region is"
                                        + " not set in environment 'dev'"),
                        two -> assertThat(two)
                                .startsWith("environments/test.toml:2:6: [LW404] 'web': com/lib/server.conf:1:43:"
                                        + " environment.data.region is not set in environment 'test'"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aPlatformsComponentIsDeployedWithTheOneThatItExtends(Compilers compiler) {
        Path jar = jar(clean(module(compiler, "library")
                .source(PROXY.replace("proxy.conf", "empty.conf"))
                .source("package com.lib;\n" + IMPORTS + """
                        @Component @Platform(value = "debian", of = Proxy.class) public class ProxyOnDebian {
                            @SubComponent @Template("region.conf") File config;
                        }
                        """)
                .resource("com/lib/empty.conf", "")
                .resource("com/lib/region.conf", REGION)));
        String debian = "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"proxy\"]\n";

        assertThat(service(compiler, jar, debian).compile().launchway())
                .singleElement()
                .asString()
                .startsWith("environments/dev.toml:4:6: [LW404] 'proxy': com/lib/region.conf:1:21:");
        clean(service(compiler, jar, "[hosts]\na = [\"proxy\"]\n"));
    }

    private Compilers.Run part(Compilers compiler, String source, String environment) {
        Path classes = directory.resolve("part/classes");
        return module(compiler, "part")
                .onDisk()
                .library(classes)
                .source(source)
                .resource("environments/dev.toml", environment);
    }

    /** As editors compile: the template of the class that is not compiled again has changed, or is gone. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aCompilationOfAPartChecksAllTemplates(Compilers compiler) throws IOException {
        String own = PROXY.replace("com.lib", "com.example");
        String other = "package com.example;\n" + IMPORTS + "class Other {}\n";
        String hosts = "[hosts]\na = [\"proxy\"]\n";
        clean(part(compiler, own, hosts).resource("com/example/proxy.conf", "{{ component.port }}\n"));

        assertThat(part(compiler, other, hosts)
                        .resource("com/example/proxy.conf", "{{ component.prot }} {{ environment.data.region }}\n")
                        .compile()
                        .launchway())
                .containsExactly("""
                        com/example/proxy.conf:1:14: [LW403] component has no 'prot'
                            declared in com.example.Proxy.config, a class file here
                            help: did you mean 'port'?""", """
                        com/example/proxy.conf:1:42: [LW404] environment.data.region is not set in environment 'dev'
                            declared in com.example.Proxy.config, a class file here
                            help: write into [environment]: data.region = "…\"""");
        Files.delete(directory.resolve("part/classes/com/example/proxy.conf"));
        assertThat(part(compiler, other, hosts).compile().launchway())
                .singleElement()
                .asString()
                .startsWith("[LW401] there is no template 'proxy.conf' in the definition directory com/example");
    }
}
