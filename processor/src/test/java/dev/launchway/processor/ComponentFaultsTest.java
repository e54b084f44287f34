package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
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

    private String faults(Compilers compiler, String... bodies) {
        Compilers.Run run = compiler.in(directory).resource("com/example/a", "");
        for (String body : bodies) {
            run.source(HEAD + body);
        }
        return String.join("\n", run.compile().launchway()) + "\n";
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void componentIsReachableClass(Compilers compiler) {
        assertThat(faults(compiler, """
                        class Shapes {
                            @Component interface Web {}
                            @Component private static class Hidden {}
                            @Component class Inner {}
                            private static class Shelter {
                                @Component static class Guest {}
                            }
                        }
                        """)).isEqualTo("""
                        Shapes.java:7: [LW101] @Component stands on the interface 'Web', and a component is a class
                            help: make it a class: class Web
                        Shapes.java:8: [LW102] the component 'Hidden' is private, and generated code must reach it
                            help: remove 'private': a component may be package-private
                        Shapes.java:9: [LW102] the component 'Inner' is an inner class, which cannot be made without an instance of 'Shapes'
                            help: make it static: static class Inner
                        Shapes.java:11: [LW102] the component 'Guest' stands in a private class, and generated code must reach it
                            help: remove 'private' from the class around it, or move the component out of it
                        """);
    }

    /** Eclipse's compiler has no place for a record, so the text names its file. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aRecordIsNoComponent(Compilers compiler) {
        String place = compiler == Compilers.JAVAC ? "Point.java:6" : "com/example/Point.java";
        assertThat(faults(compiler, "@Component record Point(int x) {}\n")).isEqualTo(place + """
                        : [LW101] @Component stands on the record 'Point', and a component is a class
                            help: make it a class: class Point
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aMemberOutOfReachIsToldOnceForAllSubclasses(Compilers compiler) {
        assertThat(compiler.in(directory)
                        .source("package com.base;\nimport dev.launchway.annotation.*;\n"
                                + "public class Base { @Attribute int port; }\n")
                        .source(HEAD + "@Component class Web extends com.base.Base {}\n")
                        .source(HEAD + "@Component class Site extends com.base.Base {}\n")
                        .compile()
                        .launchway())
                .singleElement()
                .asString()
                .startsWith("Base.java:3: [LW108] the field 'port' of 'Base'");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void proposalsOfRootNamesDiffer(Compilers compiler) {
        assertThat(faults(compiler, """
                        class Names {
                            static class A { @Component static class X {} }
                            static class B { @Component static class X {} }
                            static class C { @Component static class X {} }
                            @Component("X") static class D {}
                        }
                        """).lines().filter(line -> line.contains("help: ")))
                .containsExactly(
                        "    help: name this one: @Component(\"other-x\")",
                        "    help: name this one: @Component(\"other-x-2\")",
                        "    help: write: @Component(\"x-2\")");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void keysHaveNoBlanksAround(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Web {
                            @Provides(" app:http") int a = 1;
                            @Requires("app:http\\t") int b;
                            @Requires("two words") int c;
                        }
                        """).lines().filter(line -> line.contains("[LW")))
                .containsExactly(
                        "Web.java:8: [LW143] the key ' app:http' of @Provides has blanks around it, or a line break or tab within",
                        "Web.java:9: [LW143] the key 'app:http\\u0009' of @Requires has blanks around it, or a line break or tab within");
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
                        """)).isEqualTo("""
                        Names.java:7: [LW103] 'Web_Front' is no root name: a root name is in kebab case
                            help: write: @Component("web-front")
                        Names.java:8: [LW103] ' ' is no root name: a root name is in kebab case
                            help: write: @Component("blank")
                        Names.java:9: [LW103] the class name 'Names._Odd' gives no root name in kebab case
                            help: write: @Component("odd")
                        Names.java:12: [LW104] two components have the root name 'cache': com.example.Names.Cache and com.example.Names.Other.Cache
                            help: name this one: @Component("other-cache")
                        Names_Cache.java:7: [LW104] the definitions of 'Names.Cache' and 'Names_Cache' would both be named 'Names_Cache_Definition'
                            help: rename one of the classes
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theHelpCanBeFollowed(Compilers compiler) {
        assertThat(faults(compiler, """
                        @Component
                        class Größe {
                            @Attribute float ratio;
                            @Attribute short[] ports;
                            @Requires(value = "db", from = Scope.SAME_HOST) private Optional<Address> db;
                            @Requires("x") Optional raw;
                        }
                        """)
                        .lines()
                        .filter(line -> line.contains("help: ") || line.contains(" is an Optional ")))
                .containsExactlyInAnyOrder(
                        "    help: write: @Component(\"grosse\")",
                        "    help: write: @Attribute double ratio",
                        "    help: write: @Attribute List<Integer> ports",
                        "    help: make it package-private: @Requires(value = \"db\", from = Scope.SAME_HOST)"
                                + " Optional<Address> db",
                        "Größe.java:11: [LW141] the required field 'raw' is an Optional that does not say what it holds",
                        "    help: write for example Optional<Address>");
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
                        """)).isEqualTo("""
                        Forgotten.java:7: [LW107] @Platform stands on 'Forgotten', which is no component
                            help: write @Component above 'class Forgotten'
                        Plain.java:7: [LW107] the field 'port' has @Attribute, but 'Plain' is no component
                            the same holds for 'x' with @Provides
                            help: write @Component above 'class Plain'
                        Web.java:8: [LW105] the field 'port' with @Attribute is private, and generated code must reach it
                            help: make it package-private: @Attribute int port
                        Web.java:10: [LW106] the field 'name' with @Attribute is static, and each component needs its own
                            help: remove 'static': @Attribute String name
                        Web.java:11: [LW106] the field 'db' with @Requires is final, and the framework must set it
                            help: remove 'final': @Requires("db") Address db
                        Web.java:13: [LW105] the method 'http' with @Provides is private, and generated code must call it
                            help: make it package-private: @Provides("http") Address http(…)
                        Web.java:14: [LW113] the field 'both' cannot be both @Attribute and @Requires
                            help: remove one of them, or use two fields
                        """);
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
                        """)).isEqualTo("""
                        Derived.java:8: [LW111] 'Derived' has two fields with @Namevar: 'name' and 'other'
                            'name' is declared in Base
                            help: keep @Namevar on the one that names the component, and write @Attribute on the other
                        Derived.java:9: [LW109] the field 'name' hides the one of the superclass 'Base', and an environment could not tell them apart
                            help: remove it here and set the inherited field in the constructor, or give it another name
                        Derived.java:10: [LW114] the attributes 'serverName' and 'server_name' have the same key 'server-name' in environments
                            help: rename one of them
                        Derived.java:11: [LW109] the method 'x' overrides the one of 'Base', which has @Provides already
                            help: remove @Provides here: the annotation of 'Base' stands for the overriding method too
                        """);
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
                        """)).isEqualTo("""
                        Web.java:10: [LW110] the attribute 'thread' has the type Thread, which an environment cannot set
                            Thread has no 'public static Thread parse(String text)'
                            help: an attribute is a String, boolean, int, long, double, an enum, Path, Duration, URI, Address, FileMode, Secret, SecretFile, or a List, Set, Map<String, …> or Optional of these
                        Web.java:11: [LW110] the attribute 'small' has the type byte, which an environment cannot set
                            the number types are int, long and double
                            help: write: @Attribute int small
                        Web.java:12: [LW110] the attribute 'any' has the type List<?>, which an environment cannot set
                            the type must be known where the field is declared
                            help: write: @Attribute List<String> any
                        Web.java:13: [LW110] the attribute 'numbers' has the type Map<Integer, String>, which an environment cannot set
                            the keys of a map are String
                            help: write: @Attribute Map<String, String> numbers
                        Web.java:14: [LW110] the attribute 'names' has the type String[], which an environment cannot set
                            an array is not compared by its content: use a List
                            help: write: @Attribute List<String> names
                        Web.java:15: [LW110] the attribute 'secretive' has the type Secretive, which an environment cannot set
                            'Secretive' is private, and generated code must reach it: remove 'private'
                            help: remove 'private' from 'Secretive'
                        Web.java:19: [LW112] the field 'features' with @Features has the type Set<Integer>, and features are a Set of an enum that is not private, or of String
                            help: write: @Features Set<Feature> features; with an enum Feature of the known ones
                        Web.java:20: [LW112] 'Web' has two fields with @Features: 'features' and 'more'
                            help: keep one: it receives all features that an environment selects
                        """);
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
                .isEqualTo("""
                        Late.java:8: [LW121] 'update' of 'Late' never runs: no 'verify' asks for it
                            help: add: void verify(Probe probe) { probe.assertNoChanges(this); }
                        Web.java:8: [LW120] the method 'configure' has the name of a lifecycle method, but takes nothing
                            help: write: void configure(Configuration here); or give a helper another name
                        Web.java:9: [LW120] the method 'verify' has the name of a lifecycle method, but is private
                            help: write: void verify(Probe probe); or give a helper another name
                        Web.java:10: [LW120] the method 'update' has the name of a lifecycle method, but returns boolean
                            help: write: void update(Target target); or give a helper another name
                        Web.java:11: [LW120] the method 'lastUpdated' has the name of a lifecycle method, but returns Instant
                            help: write: Optional<Instant> lastUpdated(Probe probe); or give a helper another name
                        Web.java:12: [LW120] the method 'open' has the name of a lifecycle method, but is static
                            help: write: void open(Target target); or give a helper another name
                        Web.java:15: [LW122] the method 'noParameter' with @OnEvent is no event handler
                            help: write: void noParameter(Object changing), or void noParameter(Object changing, Target target)
                        Web.java:16: [LW122] the method 'returning' with @OnEvent is no event handler
                            help: write: void returning(Object changing), or void returning(Object changing, Target target)
                        Web.java:18: [LW122] two methods with @OnEvent are named 'right'
                            help: give one of them another name
                        """);
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
                        """, "class Plain {}")).isEqualTo("""
                        Web.java:6: [LW133] 'Plain' in adds is no component
                            help: write @Component above 'class Plain', or remove it from adds
                        Web.java:8: [LW130] the type Plain of the field 'plain' is no component
                            help: write @Component above 'class Plain', or remove @SubComponent
                        Web.java:9: [LW130] the field 'raw' is a List that does not say of which component
                            help: write for example: @SubComponent List<File> raw
                        Web.java:10: [LW130] the field 'set' has the type Set<File>, and sub-components stand alone, in a List or in an Optional
                            help: write: @SubComponent List<File> set
                        Web.java:11: [LW130] the field 'array' has the type File[], and sub-components stand alone, in a List or in an Optional
                            help: write: @SubComponent List<File> array
                        Web.java:12: [LW130] the field 'number' has the type int, which is no component
                            help: a sub-component is a class with @Component, or a List or an Optional of one
                        Web.java:13: [LW131] the field 'files' has @Template, but is no File: it is a List<File>
                            help: write: @SubComponent @Template("…") File files; or remove @Template and set the template in configure
                        Web.java:14: [LW131] @Template names no file
                            help: name a file of the definition directory: @Template("empty.conf")
                        Web.java:16: [LW131] the field 'alone' has @Template, but no @SubComponent
                            help: write: @SubComponent @Template("…") File alone
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void cycles(Compilers compiler) {
        assertThat(faults(
                        compiler,
                        "@Component class A { @SubComponent B b; @SubComponent List<A> more; }",
                        "@Component class B { @SubComponent C c; }",
                        "@Component class C { @SubComponent A a; @SubComponent C self; }"))
                .isEqualTo("""
                        A.java:6: [LW132] 'A' contains itself, so its tree of sub-components has no end
                            A.b holds a B
                            B.c holds a C
                            C.a holds an A
                            help: where configure ends the chain, say so in the type: Optional<B> b
                        C.java:6: [LW132] 'C' contains itself, so its tree of sub-components has no end
                            C.self holds a C
                            help: where configure ends the chain, say so in the type: Optional<C> self
                        """);
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void platforms(Compilers compiler) {
        assertThat(faults(compiler, "@Component class Web {}", """
                        @Component
                        @Platform(value = "debian", of = Web.class)
                        class WebOnDebian {}
                        """, """
                        @Component
                        @Platform(value = " ", of = String.class)
                        class WebOnNothing {}
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
                        """))
                .isEqualTo("""
                        Narcissus.java:7: [LW134] 'Narcissus' extends itself, and would contain itself without an end
                            help: name the component in 'of' that 'Narcissus' is for
                        WebOnDebianToo.java:7: [LW134] the platform component 'WebOnDebianToo' cannot be made: it has no constructor without parameters
                            help: give it a constructor without parameters: WebOnDebianToo() {}
                        WebOnDebianToo.java:7: [LW134] two components extend 'Web' on the platform 'debian': com.example.WebOnDebian and com.example.WebOnDebianToo
                            help: keep @Platform on one of them, and make the other one its sub-component
                        WebOnNothing.java:7: [LW134] the platform of 'WebOnNothing' has no name
                            help: write it as hosts and environments do: @Platform(value = "debian", of = …)
                        WebOnNothing.java:7: [LW134] 'WebOnNothing' extends 'String', which is no component
                            help: name a component in 'of'
                        """);
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
                            @Provides("d") List<?> wild;
                            @Provides("") String empty;
                            @Requires(value = "e", optional = true) Address single;
                            @Requires(value = "e", optional = true) int number;
                            @Requires("f") List raw2;
                            @Requires("g") T variable;
                            @Requires("h") Inside inside;
                            @Requires("i") Optional<Resource> resource;
                            @Requires(value = "j", optional = true) Optional<Resource<Address>> fine;
                        }
                        """)).isEqualTo("""
                        Web.java:9: [LW140] the method 'nothing' provides 'a' but returns nothing
                            help: return the value, or write @Provides on a field that configure sets
                        Web.java:10: [LW140] the method 'of' provides 'b' and takes int 'port', which is not known before configure
                            help: take Host or Environment only; a value that configure computes is provided by a field
                        Web.java:11: [LW140] two methods with @Provides are named 'of'
                            help: give one of them another name
                        Web.java:12: [LW140] the provided field 'raw' is a List that does not say what it holds
                            help: write for example List<Address>
                        Web.java:13: [LW140] the provided field 'wild' has the type List<?>, and a resource has a type that is known
                            help: name the type in place of '?', or declare the member in the subclass that knows it
                        Web.java:14: [LW143] the key of @Provides is empty
                            help: name the component and what it offers: @Provides("app:http")
                        Web.java:15: [LW142] the requirement 'e' is optional, but the field 'single' cannot be empty
                            help: write: @Requires("e") Optional<Address> single
                        Web.java:16: [LW142] the requirement 'e' is optional, but the field 'number' cannot be empty
                            help: write: @Requires("e") Optional<Integer> number
                        Web.java:17: [LW141] the required field 'raw2' is a List that does not say what it holds
                            help: write for example List<Address>
                        Web.java:18: [LW141] the required field 'variable' has the type T, and a resource has a type that is known
                            help: name the type in place of 'T', or declare the member in the subclass that knows it
                        Web.java:19: [LW141] the required field 'inside' has the type 'Inside', which is private, and generated code must name it
                            help: remove 'private' from 'Inside'
                        Web.java:20: [LW141] the required field 'resource' is a Resource that does not say what it holds
                            help: write for example Optional<Resource<Address>>
                        """);
    }
}
