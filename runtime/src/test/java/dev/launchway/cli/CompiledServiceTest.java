package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Services that are compiled, checked and deployed here, by either compiler. */
class CompiledServiceTest {

    private static final String HEAD = """
            package com.example.compiled;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;

    @TempDir
    Path directory;

    private CompiledService service(Compilers.Run run) {
        Compilers.Result result = run.compile();
        assertThat(result.messages()).isEmpty();
        return new CompiledService(result.loader(), directory);
    }

    /** Closing is the author's own: Launchway calls close(Target), and no other. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aComponentThatIsCloseable(Compilers compiler) {
        CompiledService service = service(compiler.in(directory.resolve("service"))
                .source(HEAD + """
                        @Component public class Store implements AutoCloseable {
                            @SubComponent File file;
                            private boolean closed;
                            void configure(Configuration here) { file = File.at("a").content("b"); }
                            public void close() { closed = true; }
                            void close(Target target) {
                                target.log("closed by its author: %s", closed);
                                close();
                                target.log("closed by its author: %s", closed);
                            }
                            void verify(Probe probe) { probe.assertNoChanges(file); }
                            void update(Target target) {}
                        }
                        """)
                .resource("environments/dev.toml", "[hosts]\na = [\"store\"]\n"));

        assertThat(service.run("check").code()).isZero();
        Called local = service.run("local dev");
        assertThat(local.code()).as(local.err()).isZero();
        assertThat(local.err()).contains("closed by its author: false", "closed by its author: true");
    }

    /** One host alone, of which all others are as they are: what the others provide is known all the same. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void oneMemberOfACluster(Compilers compiler) {
        CompiledService service = service(compiler.in(directory.resolve("service"))
                .source(HEAD + """
                        @Component public class Store {
                            @Attribute int port = 2380;
                            @Requires(value = "store:member", peers = true) List<Resource<Address>> members;
                            @SubComponent @Template("store.conf") File config;
                            @Provides("store:member") Address member(Host host) {
                                return Address.of(host.fqdn(), port);
                            }
                        }
                        """)
                .resource(
                        "com/example/compiled/store.conf",
                        "{% for m in component.members %}{{ m.host.name }}={{ m.value }}\n{% endfor %}")
                .resource("environments/dev.toml", """
                        [hosts]
                        "db[1..3]" = ["store"]
                        "!db4" = ["store"]
                        [host.db3.component.store]
                        port = 1
                        """));

        assertThat(service.run("check").code()).isZero();
        Called local = service.run("local dev --host db2");
        assertThat(local.code()).as(local.err()).isZero();
        assertThat(directory.resolve("work/store/store.conf"))
                .hasContent("db1=db1:2380\ndb2=db2:2380\ndb3=db3:1\ndb4=db4:2380\n");
        assertThat(service.run("plan dev").out()).doesNotContain("waits", "after store");
    }

    /** A method that fails is one problem, and not another one for each member of the cluster. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aMemberWhoseValueFails(Compilers compiler) {
        CompiledService service = service(compiler.in(directory.resolve("service"))
                .source(HEAD + """
                        @Component public class Store {
                            @Requires(value = "store:member", peers = true) List<Address> members;
                            @Provides("store:member") Address member(Host host) {
                                if (host.name().equals("a")) { throw new IllegalStateException("no port"); }
                                return Address.of(host.fqdn(), 1);
                            }
                        }
                        """)
                .resource("environments/dev.toml", "[hosts]\na = [\"store\"]\nb = [\"store\"]\n"));

        Called check = service.run("check");

        assertThat(check.code()).isEqualTo(3);
        assertThat(check.err()).containsOnlyOnce("[LW").contains("[LW231]", "no port");
    }
}
