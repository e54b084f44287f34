package dev.launchway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** That {@code check} finds what the verify of a component with {@code @Observed} looks at past Probe. */
class ObservedCheckTest {

    private static final String HEAD = """
            package com.example.shop;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import java.util.*;
            """;

    @TempDir
    static Path all;

    @TempDir
    Path directory;

    private String check(Compilers compiler, String... sources) {
        Compilers.Run run = compiler.in(directory);
        for (String source : sources) {
            run.source(HEAD + source);
        }
        Compilers.Result service = run.resource("environments/dev.toml", "[hosts]\nlocalhost = [\"motd\"]\n")
                .compile();
        assertThat(service.messages()).isEmpty();
        return CheckOf.service(service.loader(), directory);
    }

    private static String verifying(String statement) {
        return """
                @Component @Observed
                class Motd {
                    void verify(Probe probe) throws Exception {
                        %s
                    }
                }
                """.formatted(statement);
    }

    private static String message(String what, String member, String place, String help) {
        return """
                warning: [LW124] 'Motd' is @Observed, and decides by %s, which Probe has not shown it: %s
                    at %s
                    help: %s; or delete @Observed
                """.formatted(what, member, place, help);
    }

    private static final String CLOCK = "ask probe.isPast(moment), or probe.now()";

    /** One service for each compiler, in which all look at something: what is found there, by component. */
    private static final Map<Compilers, Map<String, String>> FOUND = new EnumMap<>(Compilers.class);

    private static String name(int look) {
        return "Motd" + (char) ('A' + look / 26) + (char) ('a' + look % 26);
    }

    private static List<List<String>> allLooks() {
        String files = "ask the probe: probe.exists(path), probe.status(path), probe.read(path)";
        String network = "ask probe.problemAt(host, port), probe.problemAt(url), or a command";
        String environment = "give the component an attribute, or ask a command";
        String processes = "ask probe.run(…), or probe.process(pid)";
        String chance = "make what is random in 'update', and keep it in a file";
        return List.of(
                List.of("java.time.Instant.now();", "the clock", "Instant.now()", CLOCK),
                List.of(
                        "java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC);",
                        "the clock",
                        "ZonedDateTime.now(…)",
                        CLOCK),
                List.of("java.time.Clock.systemUTC();", "the clock", "Clock.systemUTC()", CLOCK),
                List.of("System.currentTimeMillis();", "the clock", "System.currentTimeMillis()", CLOCK),
                List.of("System.nanoTime();", "the clock", "System.nanoTime()", CLOCK),
                List.of("new Date();", "the clock", "new Date(…)", CLOCK),
                List.of("Calendar.getInstance();", "the clock", "Calendar.getInstance()", CLOCK),
                List.of("java.nio.file.Files.exists(probe.workdir());", "files", "Files.exists(…)", files),
                List.of("new java.io.File(\"/a\");", "files", "new File(…)", files),
                List.of("new java.io.FileInputStream(\"/a\").close();", "files", "new FileInputStream(…)", files),
                List.of("probe.workdir().toRealPath();", "files", "Path.toRealPath(…)", files),
                List.of("new java.net.Socket().close();", "the network", "new Socket(…)", network),
                List.of("java.net.InetAddress.getLocalHost();", "the network", "InetAddress.getLocalHost()", network),
                List.of(
                        "new java.net.InetSocketAddress(\"a\", 1);",
                        "the network",
                        "new InetSocketAddress(…)",
                        network),
                List.of(
                        "java.net.http.HttpClient.newHttpClient();",
                        "the network",
                        "HttpClient.newHttpClient()",
                        network),
                List.of(
                        "System.getenv(\"HOME\");",
                        "what the process was started with",
                        "System.getenv(…)",
                        environment),
                List.of(
                        "System.getProperty(\"user.name\");",
                        "what the process was started with",
                        "System.getProperty(…)",
                        environment),
                List.of("System.in.hashCode();", "what the process was started with", "System.in", environment),
                List.of(
                        "java.time.ZoneId.systemDefault();",
                        "what the process was started with",
                        "ZoneId.systemDefault()",
                        environment),
                List.of("new ProcessBuilder(\"id\");", "processes", "new ProcessBuilder(…)", processes),
                List.of("ProcessHandle.of(1);", "processes", "ProcessHandle.of(…)", processes),
                List.of("Runtime.getRuntime();", "processes", "Runtime.getRuntime()", processes),
                List.of("new Random();", "chance", "new Random(…)", chance),
                List.of("new java.security.SecureRandom();", "chance", "new SecureRandom(…)", chance),
                List.of("UUID.randomUUID();", "chance", "UUID.randomUUID()", chance),
                List.of("Math.random();", "chance", "Math.random()", chance));
    }

    static Stream<Arguments> looks() {
        List<List<String>> all = allLooks();
        return IntStream.range(0, all.size()).boxed().flatMap(number -> {
            List<String> look = all.get(number);
            return Stream.of(Compilers.values())
                    .map(compiler ->
                            Arguments.of(compiler, name(number), look.get(0), look.get(1), look.get(2), look.get(3)));
        });
    }

    private static Map<String, String> found(Compilers compiler) {
        return FOUND.computeIfAbsent(compiler, one -> {
            Path directory = all.resolve(one.name());
            Compilers.Run run = one.in(directory);
            List<String> names = new ArrayList<>();
            for (List<String> look : allLooks()) {
                String name = name(names.size());
                run.source(HEAD + verifying(look.get(0)).replace("Motd", name));
                names.add("\"" + name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + "\"");
            }
            Compilers.Result service = run.resource("environments/dev.toml", "[hosts]\nlocalhost = " + names + "\n")
                    .compile();
            assertThat(service.messages()).isEmpty();
            Map<String, String> found = new TreeMap<>();
            for (String warning : CheckOf.service(service.loader(), directory).split("(?m)^(?=warning: )", -1)) {
                found.merge(warning.split("'", -1)[1], warning, String::concat);
            }
            return found;
        });
    }

    @ParameterizedTest
    @MethodSource("looks")
    void whatTheJdkShows(
            Compilers compiler, String component, String statement, String what, String member, String help) {
        assertThat(found(compiler).get(component))
                .as(statement)
                .isEqualTo(message(what, member, component + ".java:8", help).replace("Motd'", component + "'"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void nothingElseIsFound(Compilers compiler) {
        assertThat(found(compiler)).hasSize(allLooks().size());
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatComesOutTheSameAlwaysIsFree(Compilers compiler) {
        assertThat(check(compiler, verifying("""
                        java.time.Instant.parse("2030-01-01T00:00:00Z").plusSeconds(1);
                                probe.workdir().resolve("a").getFileName();
                                java.net.URI.create("http://a/").getHost();
                                new Date(5);
                                Collections.shuffle(new ArrayList<>(), null);
                                switch (probe.workdir().toString()) { case "a": break; case "b": return; default: }
                                switch (probe.workdir().getNameCount()) { case 1: return; case 2: case 3: break; case 999: return; default: }
                                long[][] many = new long[2][3];
                                for (int i = 0; i < 70000; i++) { many[0][0] += i; }
                        """))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatVerifyLeadsTo(Compilers compiler) {
        assertThat(check(compiler, """
                        @Component @Observed
                        class Motd extends Base {
                            private final long made = System.currentTimeMillis();
                            @Override boolean own() { return System.nanoTime() > made; }
                            void update(Target target) { new Random().nextInt(); }
                        }
                        """, """
                        class Base {
                            void verify(Probe probe) {
                                probe.check(own(), "no");
                                Runnable lambda = () -> Helper.look("a");
                                lambda.run();
                                java.util.function.Supplier<Object> reference = Helper::new;
                                reference.get();
                            }
                            boolean own() { return Math.random() > 2; }
                        }
                        """, """
                        class Helper extends Above {
                            static final Calendar START = Calendar.getInstance();
                            private final Object id;
                            Helper() { id = UUID.randomUUID(); START.setTimeInMillis(id.hashCode()); }
                            static boolean look(String text) {
                                return new Object() { boolean in() { return new java.io.File(text).exists(); } }.in() && above();
                            }
                        }
                        """, """
                        class Above {
                            static boolean above() { return System.getenv("A") == null; }
                        }
                        """).lines().filter(line -> line.contains("    at ")))
                .containsExactlyInAnyOrder(
                        "    at Motd.java:7",
                        "    at Motd.java:8",
                        "    at Helper.java:6",
                        "    at Helper.java:8",
                        "    at Helper.java:10",
                        "    at Above.java:6");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatOnlyAnUpdateDoesIsFree(Compilers compiler) {
        assertThat(check(compiler, """
                        @Component @Observed
                        class Motd {
                            void verify(Probe probe) { probe.check(probe.isPast(probe.now()), "no"); }
                            void update(Target target) { late(); }
                            private void late() { System.nanoTime(); }
                        }
                        """)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whoeverDoesNotSayObservedMayLookAnywhere(Compilers compiler) {
        assertThat(check(compiler, verifying("System.nanoTime();").replace("@Observed", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aPartIsToldOnceForAllItsPlaces(Compilers compiler) {
        assertThat(check(compiler, """
                        @Component
                        class Motd {
                            void configure(Configuration here) { here.add(new Line()); here.add(new Line()); }
                        }
                        """, """
                        @Component @Observed
                        class Line {
                            void verify(Probe probe) { System.nanoTime(); System.nanoTime(); }
                        }
                        """))
                .isEqualTo(message("the clock", "System.nanoTime()", "Line.java:7", CLOCK)
                        .replace("Motd", "Line"));
    }
}
