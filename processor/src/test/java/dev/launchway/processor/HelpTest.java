package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import dev.launchway.testing.compiler.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who does what the help of a message says gets no message any more: each way that a help offers is gone. */
final class HelpTest {

    private static final String OTHER_FILE = "--- ";

    @TempDir
    Path directory;

    /**
     * A service with one fault, and a way out.
     *
     * @param code the code of what the compiler says
     * @param help a part of its help
     * @param service the files, each below a line with its name; the first one is {@code Web.java}
     * @param edits what is replaced when the help is followed, in pairs
     */
    record Followed(String code, String help, String service, List<String> edits) {

        Map<String, String> before() {
            return files(service);
        }

        Map<String, String> after() {
            String text = service;
            for (int i = 0; i < edits.size(); i += 2) {
                assertThat(text).contains(edits.get(i));
                text = text.replace(edits.get(i), edits.get(i + 1));
            }
            return files(text);
        }

        private static Map<String, String> files(String text) {
            Map<String, String> files = new LinkedHashMap<>();
            String name = "Web.java";
            List<String> lines = new ArrayList<>();
            for (String line : text.lines().toList()) {
                if (line.startsWith(OTHER_FILE)) {
                    files.put(name, String.join("\n", lines) + "\n");
                    name = line.substring(OTHER_FILE.length());
                    lines.clear();
                } else {
                    lines.add(line);
                }
            }
            files.put(name, String.join("\n", lines) + "\n");
            return files;
        }

        @Override
        public String toString() {
            return code + ": " + help;
        }
    }

    private static Followed way(String code, String help, String service, String... edits) {
        return new Followed(code, help, service, Arrays.asList(edits));
    }

    static Stream<Arguments> all() {
        return Stream.of(classes(), members(), attributes(), lifecycles(), parts(), resources(), providers(), orders())
                .flatMap(family -> family)
                .flatMap(way -> Stream.of(Compilers.values()).map(compiler -> Arguments.of(way, compiler)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void works(Followed way, Compilers compiler) {
        String before = Example.text(new Example(compiler, directory.resolve("before"), way.before()).compile());
        String after = Example.text(new Example(compiler, directory.resolve("after"), way.after()).compile());

        assertThat(before).contains("[" + way.code() + "]").contains(way.help());
        assertThat(after).isEmpty();
    }

    private static Stream<Followed> classes() {
        return Stream.of(
                way("LW101", "class Web", "@Component interface Web {}", "interface Web", "class Web"),
                way("LW101", "class Web", "@Component record Web(int port) {}", "record Web(int port)", "class Web"),
                way("LW101", "class Web", "@Component enum Web { A, B }", "enum Web { A, B }", "class Web {}"),
                way(
                        "LW102",
                        "make it static: static class Inner",
                        "class Web { @Component class Inner {} }",
                        "class Inner",
                        "static class Inner"),
                way(
                        "LW103",
                        "@Component(\"grosse\")",
                        "@Component class Größe {}",
                        "@Component",
                        "@Component(\"grosse\")"),
                way(
                        "LW103",
                        "@Component(value = \"web-front\", adds = File.class)",
                        "@Component(value = \"Web_Front\", adds = File.class) class Web {}",
                        "@Component(value = \"Web_Front\", adds = File.class)",
                        "@Component(value = \"web-front\", adds = File.class)"),
                way("LW104", "@Component(\"other-web-2\")", """
                        @Component class Web {}
                        --- Webb.java
                        @Component("web") class Webb {}
                        --- OtherWeb.java
                        @Component class OtherWeb {}
                        """, "@Component(\"web\")", "@Component(\"other-web-2\")"),
                way(
                        "LW107",
                        "@Component above 'class Web'",
                        "class Web { @Attribute int port; }",
                        "class",
                        "@Component class"),
                way(
                        "LW107",
                        "delete it: a component is a class",
                        "record Web(@Attribute int port) {}",
                        "@Attribute ",
                        ""),
                way(
                        "LW107",
                        "@Component static class Part",
                        "class Web { private class Part { @Attribute int port; } }",
                        "private class Part",
                        "@Component static class Part"),
                way(
                        "LW107",
                        "let a component implement 'Web'",
                        "interface Web { @Provides(\"x\") int port(); }",
                        "interface Web { @Provides(\"x\") int port(); }",
                        """
                        interface Web { @Provides("x") int port(); }
                        --- Nginx.java
                        @Component class Nginx implements Web { @Override public int port() { return 1; } }
                        """));
    }

    private static Stream<Followed> members() {
        return Stream.of(
                way("LW105", "@SubComponent @Template(\"a.conf\") File config", """
                        @Component class Web {
                            @SubComponent @Template("a.conf") private File config;
                        }
                        --- a.conf
                        text
                        """, "private File", "File"),
                way(
                        "LW105",
                        "make it package-private: @Provides(\"x\") int port(…)",
                        "@Component class Web { @Provides(\"x\") private int port() { return 1; } }",
                        "private int",
                        "int"),
                way(
                        "LW106",
                        "remove 'static': @Attribute(required = true) int port",
                        "@Component class Web { @Attribute(required = true) static int port; }",
                        "static int",
                        "int"),
                way(
                        "LW108",
                        "write @Component above 'class Base'",
                        """
                        @Component class Web extends com.example.base.Base {}
                        --- Base.java
                        package com.example.base; public class Base { @Attribute int port; }
                        """,
                        "public class Base",
                        "@Component public class Base"),
                way("LW109", "remove @Provides here", """
                        @Component class Web extends Base { @Override @Provides("x") int port() { return 2; } }
                        --- Base.java
                        @Component class Base { @Provides("x") int port() { return 1; } }
                        """, "@Override @Provides(\"x\")", "@Override"),
                way(
                        "LW111",
                        "write @Attribute on the other",
                        "@Component class Web { @Namevar String name; @Namevar int port; }",
                        "@Namevar int",
                        "@Attribute int"),
                way(
                        "LW112",
                        "write: @Features Set<Feature> on",
                        "@Component class Web { enum Feature { A } @Features List<Feature> on; }",
                        "List<Feature>",
                        "Set<Feature>"),
                way(
                        "LW113",
                        "remove one of them",
                        "@Component class Web { @Attribute @Requires(\"x\") int port; }",
                        "@Attribute ",
                        ""));
    }

    private static Stream<Followed> attributes() {
        List<List<String>> types = List.of(
                List.of("float", "double"),
                List.of("char", "String"),
                List.of("byte[]", "List<Integer>"),
                List.of("float[]", "List<Double>"),
                List.of("int[][]", "List<List<Integer>>"),
                List.of("String[]", "List<String>"),
                List.of("List<char[]>", "List<List<String>>"),
                List.of("List<Character>", "List<String>"),
                List.of("List<?>", "List<String>"),
                List.of("Collection<Float>", "List<Float>"),
                List.of("ArrayList<Address>", "List<Address>"),
                List.of("TreeSet<String>", "Set<String>"),
                List.of("HashMap<String, Integer>", "Map<String, Integer>"),
                List.of("Map<Integer, Path>", "Map<String, Path>"),
                List.of("Optional<Object>", "Optional<String>"),
                List.of("OptionalInt", "Optional<Integer>"),
                List.of("java.io.File", "Path"),
                List.of("java.net.URL", "java.net.URI"));
        Stream<Followed> converted = types.stream().map(type -> {
            String settable = type.get(1).substring(type.get(1).lastIndexOf('.') + 1);
            return way(
                    "LW110",
                    "write: @Namevar " + settable + " x\n",
                    "@Component class Web { @Namevar " + type.get(0) + " x; }",
                    type.get(0) + " x",
                    type.get(1) + " x");
        });
        return Stream.concat(
                converted,
                Stream.of(
                        way(
                                "LW110",
                                "remove 'private' from 'Level'",
                                "@Component class Web { private enum Level { A } @Attribute List<Level> x; }",
                                "private enum",
                                "enum"),
                        way(
                                "LW110",
                                "public static Zone parse(String text)",
                                """
                                @Component class Web { @Attribute Zone zone; }
                                --- Zone.java
                                public class Zone { }
                                """,
                                "Zone { }",
                                "Zone { public static Zone parse(String text) { return new Zone(); } }"),
                        way(
                                "LW323",
                                "make the file of secrets, once, by 'java -jar plan.jar secrets init dev' (before there is a plan jar, by 'mvn launchway:secrets -Dsecrets=\"init dev\"'); then run: java -jar plan.jar"
                                        + " secrets set dev component.web.key",
                                """
                                @Component class Web { @Attribute(required = true) Secret key; }
                                --- environments/dev.toml
                                [hosts]
                                a = ["web"]
                                """,
                                "a = [\"web\"]",
                                "a = [\"web\"]\n--- environments/dev.secrets.toml\n"
                                        + SecretsText.of("dev", "[component.web]\nkey = " + SecretsText.VALUE))));
    }

    private static Stream<Followed> lifecycles() {
        return Stream.of(
                way(
                        "LW120",
                        "write: void configure(Configuration here)",
                        "@Component class Web { private int configure() { return 1; } }",
                        "private int configure() { return 1; }",
                        "void configure(Configuration here) {}"),
                way(
                        "LW121",
                        "add: void verify(Probe probe) { probe.assertNoChanges(this); }",
                        "@Component class Web { void update(Target target) {} }",
                        "void update",
                        "void verify(Probe probe) { probe.assertNoChanges(this); } void update"),
                way(
                        "LW122",
                        "write: void drain(Object changing)",
                        "@Component class Web { @OnEvent(Event.BEFORE_UPDATE) int drain() { return 1; } }",
                        "int drain() { return 1; }",
                        "void drain(Object changing) {}"));
    }

    private static Stream<Followed> parts() {
        return Stream.of(
                way(
                        "LW130",
                        "write: @SubComponent List<File> x",
                        "@Component class Web { @SubComponent Set<File> x; }",
                        "Set<File>",
                        "List<File>"),
                way(
                        "LW130",
                        "write for example: @SubComponent List<File> x",
                        "@Component class Web { @SubComponent @SuppressWarnings(\"rawtypes\") List x; }",
                        "@SuppressWarnings(\"rawtypes\") List",
                        "List<File>"),
                way(
                        "LW132",
                        "Optional<Web> web",
                        "@Component class Web { @SubComponent Web web; }",
                        "Web web",
                        "Optional<Web> web"),
                way(
                        "LW133",
                        "write @Component above 'class Part'",
                        "@Component(adds = Part.class) class Web {}\n--- Part.java\nclass Part {}",
                        "class Part {}",
                        "@Component class Part {}"),
                way(
                        "LW134",
                        "remove 'private' from the constructor OnDebian()",
                        platform("class OnDebian { private OnDebian() {} }"),
                        "private OnDebian",
                        "OnDebian"),
                way(
                        "LW134",
                        "throw no checked exception in the constructor OnDebian()",
                        platform("class OnDebian { OnDebian() throws Exception {} }"),
                        "throws Exception ",
                        ""),
                way(
                        "LW134",
                        "remove 'abstract'",
                        platform("abstract class OnDebian {}"),
                        "abstract class OnDebian",
                        "class OnDebian"),
                way(
                        "LW134",
                        "give it a constructor without parameters: OnDebian() {}",
                        platform("class OnDebian { OnDebian(int port) {} }"),
                        "OnDebian(int port) {}",
                        "OnDebian(int port) {} OnDebian() {}"),
                way(
                        "LW134",
                        "keep @Platform on one of them, and make the other one its sub-component",
                        platform("class OnDebian {}")
                                + "--- Other.java\n@Component @Platform(value = \"debian\", of = Web.class) class Other {}\n",
                        "@Component @Platform(value = \"debian\", of = Web.class) class Other",
                        "@Component class Other",
                        "class OnDebian {}",
                        "class OnDebian { @SubComponent Other other; }"),
                way(
                        "LW145",
                        "give it a value in OnDebian and remove required = true",
                        platform("class OnDebian { @Attribute(required = true) String unit; }"),
                        "(required = true) String unit",
                        " String unit = \"x\""));
    }

    private static String platform(String type) {
        return "@Component class Web {}\n--- OnDebian.java\n@Component @Platform(value = \"debian\", of = Web.class) "
                + type + "\n";
    }

    private static Stream<Followed> resources() {
        return Stream.of(
                way(
                        "LW140",
                        "write for example List<Address>",
                        "@Component class Web { @Provides(\"x\") @SuppressWarnings(\"rawtypes\") List x; }",
                        "@SuppressWarnings(\"rawtypes\") List",
                        "List<Address>"),
                way(
                        "LW140",
                        "take Host or Environment only",
                        "@Component class Web { @Provides(\"x\") int x(Host host, String text) { return 1; } }",
                        ", String text",
                        ""),
                way(
                        "LW142",
                        "write: @Requires(value = \"x\", from = Scope.SAME_HOST) Optional<Integer> x",
                        "@Component class Web { @Requires(value = \"x\", from = Scope.SAME_HOST, optional = true) int x; }",
                        ", optional = true) int",
                        ") Optional<Integer>"),
                way(
                        "LW143",
                        "write: \"app:http\"",
                        "@Component class Web { @Requires(\" app:http\") int x; }",
                        "\" app:http\"",
                        "\"app:http\""),
                way(
                        "LW143",
                        "@Provides(\"app:http\")",
                        "@Component class Web { @Provides(\" \") int x; }",
                        "\" \"",
                        "\"app:http\""),
                way("LW214", "let both be Integer, or both String", typed(), "String x()", "int x()", "\"\"", "1"),
                way(
                        "LW216",
                        "provide a record of data",
                        typed().replace("int x;", "Thread x;")
                                .replace("String x() { return \"\"", "Thread x() { return null"),
                        "Thread x",
                        "Log x",
                        "--- App.java",
                        "--- Log.java\nrecord Log(String file) {}\n--- App.java"));
    }

    private static String typed() {
        return """
                @Component class Web { @Provides("x") String x() { return ""; } }
                --- App.java
                @Component class App { @Requires("x") int x; }
                --- environments/dev.toml
                [hosts]
                a = ["web", "app"]
                """;
    }

    /** What provides and requires in one environment, two hosts each. */
    private static String service(String provider, String requirer, String hosts) {
        return "@Component class Web { " + provider + " }\n--- App.java\n@Component class App { " + requirer
                + " }\n--- environments/dev.toml\n[hosts]\n" + hosts + "\n";
    }

    private static Stream<Followed> providers() {
        String provided = "@Provides(\"x\") int x() { return 1; }";
        String required = "@Requires(\"x\") int x;";
        String both = "a = [\"web\", \"app\"]\nb = [\"web\", \"app\"]";
        String neverAssigned = service(provided, required, "a = [\"app\"]");
        String onOther = service(
                provided, "@Requires(value = \"x\", from = Scope.SAME_HOST) int x;", "a = [\"web\"]\nb = [\"app\"]");
        String somewhere = neverAssigned + "--- environments/prod.toml\n[hosts]\na = [\"web\", \"app\"]\n";
        return Stream.of(
                way(
                        "LW210",
                        "assign 'web' to a host in environments/dev.toml",
                        neverAssigned,
                        "[\"app\"]",
                        "[\"app\", \"web\"]"),
                way(
                        "LW210",
                        "require Optional<Integer> with @SuppressWarnings(\"LW219\")",
                        neverAssigned,
                        "\"x\") int x;",
                        "\"x\") @SuppressWarnings(\"LW219\") Optional<Integer> x;"),
                way(
                        "LW210",
                        "or require Optional<Integer>\n",
                        somewhere,
                        "\"x\") int x;",
                        "\"x\") Optional<Integer> x;"),
                way(
                        "LW210",
                        "make the requirement optional = true\n",
                        somewhere.replace("int x;", "List<Integer> x;"),
                        "@Requires(\"x\")",
                        "@Requires(value = \"x\", optional = true)"),
                way(
                        "LW210",
                        "provide it by @Provides(\"x\") in a component",
                        service("", required, "a = [\"app\", \"web\"]"),
                        "class Web { ",
                        "class Web { @Provides(\"x\") int x; "),
                way(
                        "LW210",
                        "or delete the requirement",
                        service("", required, "a = [\"app\", \"web\"]"),
                        required,
                        ""),
                way("LW210", "assign 'web' to b", onOther, "b = [\"app\"]", "b = [\"app\", \"web\"]"),
                way("LW210", "or require it from all hosts", onOther, ", from = Scope.SAME_HOST", ""),
                way(
                        "LW210",
                        "did you mean 'app:http'?",
                        service("@Provides(\"app:http\") int x;", "@Requires(\"app:htpp\") Optional<Integer> x;", both)
                                .replace("\nb = [\"web\", \"app\"]", ""),
                        "app:htpp",
                        "app:http"),
                way("LW211", "require List<Integer>", service(provided, required, both), "int x;", "List<Integer> x;"),
                way(
                        "LW211",
                        "require List<Resource<Integer>>",
                        service(provided, "@Requires(\"x\") Resource<Integer> x;", both),
                        "Resource<Integer>",
                        "List<Resource<Integer>>"),
                way(
                        "LW211",
                        "require it from = Scope.SAME_HOST",
                        service(provided, required, both),
                        "@Requires(\"x\")",
                        "@Requires(value = \"x\", from = Scope.SAME_HOST)"),
                way("LW212", "remove @Provides", service(provided, "", both), "@Provides(\"x\") ", ""),
                way(
                        "LW212",
                        "assign 'app' to a host",
                        service(provided, "@Requires(\"x\") List<Integer> x;", "a = [\"web\"]"),
                        "[\"web\"]",
                        "[\"web\", \"app\"]"),
                way(
                        "LW212",
                        "name App.class in @Component(adds = …)",
                        service(provided, "App(int a) {} @Requires(\"x\") List<Integer> x;", "a = [\"web\", \"top\"]")
                                + "--- Top.java\n@Component class Top {}\n",
                        "@Component class Top",
                        "@Component(adds = App.class) class Top"),
                way(
                        "LW213",
                        "assign 'app', which requires it",
                        service(provided, required, "a = [\"web\", \"app\"]")
                                + "--- environments/prod.toml\n[hosts]\na = [\"web\"]\n",
                        "[\"web\"]",
                        "[\"web\", \"app\"]"),
                way(
                        "LW219",
                        "delete the requirement",
                        service("", "@Requires(\"x\") Optional<Integer> x;", both),
                        "@Requires(\"x\") ",
                        ""),
                way(
                        "LW219",
                        "@SuppressWarnings(\"LW219\")",
                        service("", "@Requires(\"x\") Optional<Integer> x;", both),
                        "@Requires(\"x\") ",
                        "@Requires(\"x\") @SuppressWarnings(\"LW219\") "));
    }

    private static Stream<Followed> orders() {
        String hosts = "a = [\"web\", \"app\"]";
        String values = service(
                "@Provides(\"web\") List<String> web; @Requires(\"app\") List<Integer> app;",
                "@Provides(\"app\") int app; @Requires(\"web\") List<String> web;",
                hosts);
        String order = service(
                "@Provides(\"web\") int web() { return 1; } @Requires(\"app\") List<Integer> app;",
                "@Provides(\"app\") int app() { return 1; } @Requires(\"web\") List<Integer> web;",
                hosts);
        return Stream.of(
                way(
                        "LW220",
                        "a method: @Provides(\"web\") List<String> web(Host host), which is known before configure, and"
                                + " require it with reverse = true",
                        values,
                        "@Provides(\"web\") List<String> web;",
                        "@Provides(\"web\") List<String> web(Host host) { return List.of(); }",
                        "@Requires(\"web\")",
                        "@Requires(value = \"web\", reverse = true)"),
                way(
                        "LW220",
                        "make Web.web a method: @Provides(\"web\") List<String> web(Host host), which is known before"
                                + " configure; or",
                        values.replace("@Requires(\"web\")", "@Requires(value = \"web\", reverse = true)"),
                        "@Provides(\"web\") List<String> web;",
                        "@Provides(\"web\") List<String> web(Host host) { return List.of(); }"),
                way(
                        "LW221",
                        "turn the order round with reverse = true",
                        order,
                        "@Requires(\"web\")",
                        "@Requires(value = \"web\", reverse = true)"),
                way(
                        "LW221",
                        "take reverse = true off one of these requirements",
                        order.replace("@Requires(\"web\")", "@Requires(value = \"web\", reverse = true)")
                                .replace("@Requires(\"app\")", "@Requires(value = \"app\", reverse = true)"),
                        "@Requires(value = \"web\", reverse = true)",
                        "@Requires(\"web\")"));
    }
}
