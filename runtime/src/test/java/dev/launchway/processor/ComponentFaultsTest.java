package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the compiler says about a component class by itself. */
final class ComponentFaultsTest {

    private static final String HEAD = """
            package com.example;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;

    @TempDir
    Path directory;

    private List<String> faults(Compilers compiler, String... bodies) {
        Compilers.Run run = compiler.in(directory);
        for (String body : bodies) {
            run.source(HEAD + body);
        }
        return run.compile().launchway();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void componentIsReachableClass(Compilers compiler) {
        assertThat(faults(compiler, """
                        class Shapes {
                            @Component interface Web {}
                            @Component private static class Hidden {}
                            @Component class Inner {}
                            @Component record Data() {}
                            private static class Shelter {
                                @Component static class Guest {}
                            }
                        }
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void rootNames(Compilers compiler) {
        assertThat(faults(compiler, """
                        class Names {
                            @Component("Web_Front") static class Web {}
                            @Component(" ") static class Blank {}
                            @Component static class _Odd {}
                            @Component static class Cache {}
                            static class Other {
                                @Component static class Cache {}
                                @Component("third") static abstract class Base {}
                            }
                            @Component static class Third {}
                        }
                        """, """
                        @Component("x")
                        class Names_Cache {}
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void members(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Web {
                            @Attribute private int port = 8080;
                            @Attribute
                            static String name;
                            @Requires("db") final Address db = null;
                            @Provides("ok") final Address own = null;
                            @Provides("http") private Address http() { return null; }
                            @Attribute @Requires("x") Address both;
                        }
                        """, """
                        class Plain {
                            @Attribute int port;
                            @Provides("x") String x() { return ""; }
                        }
                        """, """
                        @Platform(value = "debian", of = Web.class)
                        class Forgotten {}
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void inheritance(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Base {
                            @Namevar String name;
                            @Attribute int serverName;
                            @Provides("x") String x() { return ""; }
                        }
                        """, """
                        @Component
                        class Derived extends Base {
                            @Namevar String other;
                            @Attribute String name;
                            @Attribute int server_name;
                            @Provides("x") @Override String x() { return "y"; }
                        }
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void attributes(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Web {
                            private enum Secretive { A }
                            enum Feature { A }
                            @Attribute Thread thread;
                            @Attribute byte small;
                            @Attribute List<?> any;
                            @Attribute Map<Integer, String> numbers;
                            @Attribute String[] names;
                            @Attribute Secretive secretive;
                            @Attribute(required = true) int fine;
                            @Attribute Optional<List<Integer>> alsoFine;
                            @Attribute java.time.LocalDate date;
                            @Features Set<Integer> features;
                            @Features Set<Feature> more;
                        }
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void lifecycle(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Web {
                            void configure() {}
                            private void verify(Probe probe) {}
                            boolean update(Target target) { return true; }
                            Instant lastUpdated(Probe probe) { return null; }
                            static void open(Target target) {}
                            void close(Target target) {}
                            void close(String text) {}
                            @OnEvent(Event.BEFORE_UPDATE) void noParameter() {}
                            @OnEvent(Event.BEFORE_UPDATE) boolean returning(Object changing) { return true; }
                            @OnEvent(Event.BEFORE_UPDATE) void right(Object changing) {}
                            @OnEvent(Event.BEFORE_UPDATE) void right(Object changing, Target target) {}
                        }
                        """.replace("Instant", "java.time.Instant"), """
                        @Component
                        class Late {
                            void update(Target target) {}
                        }
                        """, """
                        @Component
                        abstract class Half {
                            void update(Target target) {}
                        }
                        """, """
                        @Component
                        class Whole extends Half {
                            void verify(Probe probe) {}
                        }
                        """))
                .containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void subComponents(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component(adds = {File.class, Plain.class})
                        class Web {
                            @SubComponent Plain plain;
                            @SubComponent List raw;
                            @SubComponent Set<File> set;
                            @SubComponent File[] array;
                            @SubComponent int number;
                            @SubComponent @Template("a") List<File> files;
                            @SubComponent @Template("") File empty;
                            @SubComponent @Template("a") File fine;
                            @Template("a") File alone;
                        }
                        """, "class Plain {}")).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void cycles(Compilers compiler) {
        assertThat(faults(
                        compiler,
                        "@Component class A { @SubComponent B b; @SubComponent List<A> more; }",
                        "@Component class B { @SubComponent C c; }",
                        "@Component class C { @SubComponent A a; @SubComponent C self; }"))
                .containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void platforms(Compilers compiler) {
        assertThat(faults(compiler, "@Component class Web {}", """
                        @Component
                        @Platform(value = "debian", of = Web.class)
                        @Platform(value = " ", of = String.class)
                        class WebOnDebian {}
                        """, """
                        @Component
                        @Platform(value = "debian", of = Web.class)
                        class WebOnDebianToo {
                            WebOnDebianToo(int port) {}
                        }
                        """, """
                        @Component
                        @Platform(value = "debian", of = Narcissus.class)
                        class Narcissus {}
                        """)).containsExactly();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void resources(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Web<T> {
                            private static class Inside {}
                            @Provides("a") void nothing() {}
                            @Provides("b") String of(Host host, Environment environment, int port) { return ""; }
                            @Provides("b2") String of(Host host) { return ""; }
                            @Provides("c") List raw;
                            @Provides("d") List<? extends Address> wild;
                            @Provides("") String empty;
                            @Requires(value = "e", optional = true) Address single;
                            @Requires(value = "e", optional = true) int number;
                            @Requires("f") List raw2;
                            @Requires("g") T variable;
                            @Requires("h") Inside inside;
                            @Requires("i") Optional<Resource> resource;
                            @Requires(value = "j", optional = true) Optional<Resource<Address>> fine;
                        }
                        """)).containsExactly();
    }
}
