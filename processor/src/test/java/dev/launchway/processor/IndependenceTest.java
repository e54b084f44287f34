package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each mistake is one diagnostic: none is lost, none is said twice, none is caused by another. */
final class IndependenceTest {

    private static final String NGINX = """
            @Component
            class Nginx {
                enum Feature { CACHE }
                @Features Set<Feature> features;
                @Attribute int port = 80;
                @Requires("app:http") List<Address> backends;
            }
            """;

    private static final String APP = """
            @Component
            class App {
                @Attribute(required = true) String title;
                @Provides("app:http") Address http(Host host) { return Address.of(host.fqdn(), 80); }
            }
            """;

    @TempDir
    Path directory;

    private static List<String> statements(Service service) {
        return service.compile().launchway().stream()
                .map(text -> text.lines().findFirst().orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void tenMistakesAreTenDiagnostics(Compilers compiler) {
        Service service = Service.in(compiler, directory)
                .source(NGINX)
                .source(APP)
                .source("""
                        @Component
                        class Postgres {
                            @Attribute Thread[] threads;
                            @Provides("db") Address main(Host host) { return Address.of(host.fqdn(), 1); }
                            @Provides("metrics") Address metrics(Host host) { return Address.of(host.fqdn(), 2); }
                            void update(Target target) {}
                        }
                        """)
                .source("""
                        @Component
                        class Worker {
                            @Attribute private String queue = "q";
                            @Requires("db") Address database;
                            @Requires("mail") List<Address> relays;
                            @SubComponent Thread thread;
                        }
                        """)
                .environment("dev", """
                        [environment]
                        conect = "local"
                        [hosts]
                        a = ["nginx:cash", "app", "postgres", "worker"]
                        [component.nginx]
                        port = "eighty"
                        [component.app]
                        title = "x"
                        """)
                .environment("test", """
                        [hosts]
                        a = ["nginx", "worker", "postgres"]
                        b = ["app"]
                        c = ["ngnix"]
                        """);

        assertThat(statements(service))
                .containsExactly(
                        "App.java:8: [LW323] environment 'test' does not set 'title' of component 'app'",
                        "Postgres.java:8: [LW110] the attribute 'threads' has the type Thread[], which an environment cannot set",
                        "Postgres.java:11: [LW121] 'update' of 'Postgres' never runs: no 'verify' asks for it",
                        "Worker.java:8: [LW105] the field 'queue' with @Attribute is private, and generated code must reach it",
                        "Worker.java:10: [LW210] nothing provides 'mail' in environments 'dev' and 'test'",
                        "Worker.java:11: [LW130] the type Thread of the field 'thread' is no component",
                        "environments/dev.toml:2:1: [LW303] [environment] has no key 'conect'; did you mean 'connect'?",
                        "environments/dev.toml:4:6: [LW313] component 'nginx' has no feature 'cash'; did you mean 'cache'?",
                        "environments/dev.toml:6:1: [LW322] 'port' of component 'nginx' takes a whole number, not 'eighty'",
                        "environments/test.toml:4:6: [LW310] there is no component 'ngnix'; did you mean 'nginx'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aMistakeInABaseIsReportedOnceAndThere(Compilers compiler) {
        Service service = Service.in(compiler, directory)
                .source(NGINX)
                .source(APP)
                .environment(
                        "base",
                        "[hosts]\na = [\"nginx\", \"ap\"]\n[component.nginx]\nport = 99999999999\n[component.app]\ntitle = \"x\"\n")
                .environment("one", "[environment]\nextends = \"base\"\n")
                .environment("two", "[environment]\nextends = \"one\"\n[hosts]\nb = [\"app\"]\n");

        assertThat(statements(service))
                .containsExactly(
                        "environments/base.toml:2:15: [LW310] there is no component 'ap'; did you mean 'app'?",
                        "environments/base.toml:4:1: [LW322] 'port' of component 'nginx' takes a whole number from"
                                + " -2147483648 to 2147483647, not 99999999999");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatABrokenProviderCausesIsNotReported(Compilers compiler) {
        Service service = Service.in(compiler, directory)
                .source("""
                        @Component
                        class Nginx {
                            @Requires("a") Address a;
                            @Requires("b") Address b;
                            @Requires("c") Address c;
                            @Requires("d") Address d;
                            @Requires("e") Address e;
                            @Attribute @Requires("f") Address f;
                            @Requires("") Address g;
                        }
                        """)
                .source("""
                        @Component
                        class App {
                            @Provides("a") void a() {}
                            @Provides("b") private Address b() { return null; }
                            @Provides("") Address c() { return null; }
                            @Provides("d") static Address d() { return null; }
                            @Provides("h") Address h() { return null; }
                        }
                        """)
                .source("""
                        class Stray {
                            @Provides("e") Address e() { return null; }
                            @Requires("h") Address h;
                        }
                        """)
                .source("@Component interface Shape {}\n")
                .source("@Component class Web { @SubComponent Shape shape; }\n")
                .environment("dev", "[hosts]\na = [\"nginx\", \"app\", \"web\"]\n")
                .environment("test", "[hosts]\na = [\"stray\", \"shape\"]\n");

        assertThat(statements(service))
                .containsExactly(
                        "App.java:8: [LW140] the method 'a' provides 'a' but returns nothing",
                        "App.java:9: [LW105] the method 'b' with @Provides is private, and generated code must call it",
                        "App.java:10: [LW143] the key of @Provides is empty",
                        "App.java:11: [LW106] the method 'd' with @Provides is static, and each component needs its own",
                        "Nginx.java:13: [LW113] the field 'f' cannot be both @Attribute and @Requires",
                        "Nginx.java:14: [LW143] the key of @Requires is empty",
                        "Shape.java:6: [LW101] @Component stands on the interface 'Shape', and a component is a class",
                        "Stray.java:7: [LW107] the method 'e' has @Provides, but 'Stray' is no component");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void namesThatAreWrongInAClassAreNotWrongInEnvironmentsAsWell(Compilers compiler) {
        Service service = Service.in(compiler, directory)
                .source(
                        "@Component(\"Web_Front\") class Web { @Attribute Thread thread; @Attribute(required = true) Thread other; }\n")
                .source("@Component(\"twin\") class One {}\n")
                .source("@Component(\"twin\") class Two {}\n")
                .environment("dev", "[hosts]\na = [\"web-front\", \"twin\"]\n[component.web-front]\nthread = \"x\"\n");

        assertThat(statements(service))
                .containsExactly(
                        "Two.java:6: [LW104] two components have the root name 'twin': com.example.shop.One and com.example.shop.Two",
                        "Web.java:6: [LW103] 'Web_Front' is no root name: a root name is in kebab case",
                        "Web.java:6: [LW110] the attribute 'thread' has the type Thread, which an environment cannot set",
                        "Web.java:6: [LW110] the attribute 'other' has the type Thread, which an environment cannot set");
    }
}
