package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Platform components that cannot be made, or that nothing deploys. */
final class PlatformFaultsTest {

    private static final String NGINX = "@Component class Nginx {}\n";

    private static final String ON_DEBIAN = """
            @Component
            @Platform(value = "debian", of = Nginx.class)
            class NginxOnDebian {}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aRequiredAttribute(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source("""
                        @Component
                        @Platform(value = "debian", of = Nginx.class)
                        class NginxOnDebian {
                            @Attribute(required = true) int port;
                            @Attribute String name = "x";
                        }
                        """)
                        .source("""
                        @Component
                        @Platform(value = "alpine", of = Nginx.class)
                        class NginxOnAlpine extends Daemon {}
                        """)
                        .source("@Component abstract class Daemon { @Attribute(required = true) Secret key; }\n")
                        .says())
                .isEqualTo("""
                        NginxOnAlpine.java:7: [LW145] the attribute 'key' of the platform component 'NginxOnAlpine' is required, and no environment can set it
                            an environment sets the attributes of root components; 'NginxOnAlpine' is made as a part of 'Nginx'
                            help: give it a value in NginxOnAlpine and remove required = true, or make it an attribute of 'Nginx'
                        NginxOnDebian.java:9: [LW145] the attribute 'port' of the platform component 'NginxOnDebian' is required, and no environment can set it
                            an environment sets the attributes of root components; 'NginxOnDebian' is made as a part of 'Nginx'
                            help: give it a value in NginxOnDebian and remove required = true, or make it an attribute of 'Nginx'
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void noHostIsOfThePlatform(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .environment("dev", "[hosts]\na = [\"nginx\"]\n")
                        .says())
                .isEqualTo("""
                        NginxOnDebian.java:7: [LW334] no environment deploys the platform component 'NginxOnDebian'
                            it is for hosts of the platform 'debian', and no environment names a platform
                            help: write platform = "debian" in [environment] or in a [host.…], or delete 'NginxOnDebian'
                        """);
        assertThat(Service.in(compiler, directory.resolve("other"))
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .source(ON_DEBIAN
                                .replace("ebian", "arwin")
                                .replace("OnDarwin", "OnMac")
                                .replace("OnDarwin", "OnMac"))
                        .environment("dev", "[environment]\nplatform = \"darwin\"\n[hosts]\na = [\"nginx\"]\n")
                        .says())
                .isEqualTo("""
                        NginxOnDebian.java:7: [LW334] no environment deploys the platform component 'NginxOnDebian'
                            it is for hosts of the platform 'debian', and environments name only darwin
                            help: write platform = "debian" in [environment] or in a [host.…], or delete 'NginxOnDebian'
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void noHostRunsTheComponent(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .source("@Component class App {}\n")
                        .environment("dev", "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"app\"]\n")
                        .says())
                .isEqualTo("""
                        NginxOnDebian.java:7: [LW334] no environment deploys the platform component 'NginxOnDebian'
                            it is a part of 'Nginx', which no host runs, and which no component that runs has as a sub-component
                            help: assign 'nginx' to a host of the platform 'debian'; where a configure adds it, name it there: @Component(adds = Nginx.class)
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void noHostOfThePlatformRunsTheComponent(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .source("@Component class App {}\n")
                        .environment("dev", """
                        [hosts]
                        a = ["app"]
                        b = ["nginx"]
                        [host.a]
                        platform = "debian"
                        """)
                        .says())
                .isEqualTo("""
                        NginxOnDebian.java:7: [LW334] no environment deploys the platform component 'NginxOnDebian'
                            it is a part of 'Nginx' on hosts of the platform 'debian', and no such host runs that: it runs on host b
                            help: write platform = "debian" for a host that runs it, or delete 'NginxOnDebian'
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aPlatformThatOneEnvironmentDeploysIsUsed(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("@Component(adds = Nginx.class) class Web {}\n")
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .environment("dev", "[hosts]\na = [\"web\"]\n")
                        .environment("test", "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"web\"]\n")
                        .says())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aTypoInAnEnvironmentIsReportedThereAlone(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .environment("dev", "[environment]\nplatform = \"debain\"\n[hosts]\na = [\"nginx\"]\n")
                        .says())
                .isEqualTo("""
                        environments/dev.toml:2:1: [LW330] no component knows the platform 'debain'; did you mean 'debian'?
                            help: write 'debian' here, or 'debain' in @Platform of NginxOnDebian
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void twoForOnePlatform(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source(NGINX)
                        .source(ON_DEBIAN)
                        .source(ON_DEBIAN.replace("class NginxOnDebian", "class NginxOnDebianToo"))
                        .environment("dev", "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"nginx\"]\n")
                        .says())
                .isEqualTo("""
                        NginxOnDebianToo.java:7: [LW134] two components extend 'Nginx' on the platform 'debian': com.example.shop.NginxOnDebian and com.example.shop.NginxOnDebianToo
                            help: keep @Platform on one of them, and make the other one its sub-component
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void filesAtOnePath(Compilers compiler) {
        assertThat(Service.in(compiler, directory)
                        .source("""
                        @Component
                        class Nginx {
                            @SubComponent @Template("nginx.conf") File config;
                            @SubComponent @Template("mime.types") File types;
                            @SubComponent @Template("./nginx.conf") File again;
                        }
                        """)
                        .source("""
                        @Component
                        @Platform(value = "debian", of = Nginx.class)
                        class NginxOnDebian {
                            @SubComponent @Template("mime.types") File types;
                            @SubComponent @Template("init.d") File script;
                        }
                        """)
                        .resource("com/example/shop/nginx.conf", "x")
                        .resource("com/example/shop/mime.types", "x")
                        .resource("com/example/shop/init.d", "x")
                        .environment("dev", "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"nginx\"]\n")
                        .says())
                .isEqualTo("""
                        Nginx.java:10: [LW144] Nginx.config and Nginx.again both make the file 'nginx.conf' of the work directory
                            no configure gives one of them another path, so each is File.template("nginx.conf")
                            help: remove one of them, or set it in configure: again = File.at("other/nginx.conf").rendered("nginx.conf")
                        NginxOnDebian.java:9: [LW144] Nginx.types and NginxOnDebian.types both make the file 'mime.types' of the work directory
                            no configure gives one of them another path, so each is File.template("mime.types")
                            help: remove one of them, or set it in configure: types = File.at("other/mime.types").rendered("mime.types")
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatConfigureMaySetIsNotCompared(Compilers compiler) {
        String base = """
                @Component
                %sclass Base {
                    @SubComponent @Template("a") File one;
                    @SubComponent @Template("a") File two;
                }
                """;
        assertThat(Service.in(compiler, directory)
                        .source(base.formatted("abstract "))
                        .source("@Component class Web extends Base { void configure(Configuration here) {} }\n")
                        .source(base.formatted("").replace("Base", "Plain"))
                        .source("@Component class Special extends Plain { void configure(Configuration here) {} }\n")
                        .source("""
                        @Component
                        @Platform(value = "debian", of = Web.class)
                        class WebOnDebian {
                            @SubComponent @Template("a") File one;
                        }
                        """)
                        .resource("com/example/shop/a", "x")
                        .environment(
                                "dev", "[environment]\nplatform = \"debian\"\n[hosts]\na = [\"web\", \"special\"]\n")
                        .says())
                .isEmpty();
    }
}
