package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service in which one name, or one character, is wrong: the compiler says so, and Launchway adds nothing to it. */
final class BrokenSourcesTest {

    private static final Map<String, String> SOURCES = sources();
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[A-Za-z_][A-Za-z_0-9]*|[;{}()<>,=.@]");
    private static final Set<String> KEYWORDS = Set.of(
            "package",
            "import",
            "class",
            "abstract",
            "extends",
            "implements",
            "interface",
            "enum",
            "record",
            "void",
            "return",
            "new",
            "int",
            "static",
            "final",
            "default",
            "true",
            "false",
            "null",
            "this",
            "public",
            "protected",
            "throws");

    /** Of an unknown member of an annotation no compiler tells the processor: it reads the annotation without it. */
    private static final Set<String> UNTOLD = Set.of("value", "reverse", "from", "optional", "required", "adds");

    @TempDir
    Path directory;

    private static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Nginx", """
                package com.example.shop;
                import com.example.base.Names;
                import com.example.base.Server;
                import dev.launchway.annotation.Attribute;
                import dev.launchway.annotation.Component;
                import dev.launchway.annotation.Event;
                import dev.launchway.annotation.EventScope;
                import dev.launchway.annotation.Features;
                import dev.launchway.annotation.OnEvent;
                import dev.launchway.annotation.Requires;
                import dev.launchway.annotation.Scope;
                import dev.launchway.annotation.SubComponent;
                import dev.launchway.annotation.Template;
                import dev.launchway.api.*;
                import dev.launchway.library.file.File;
                import java.util.List;
                import java.util.Set;
                @Component(value = Names.WEB, adds = Site.class)
                class Nginx extends Server {
                    enum Feature { CACHE, CONSOLE }
                    @Features Set<Feature> features;
                    @Attribute(required = true) String title;
                    @Attribute Secret key;
                    @Requires(Names.HTTP) List<Address> backends;
                    @Requires(value = "log", from = Scope.SAME_HOST, optional = true) List<Resource<Log>> logs;
                    @SubComponent List<Site> sites;
                    @SubComponent @Template("nginx.conf") File config;
                    void configure(Configuration here) {
                        sites = List.of();
                    }
                    @Override
                    public void verify(Probe probe) {
                        probe.assertNoChanges(this);
                    }
                    void update(Target target) {
                        target.run("nginx");
                    }
                    @OnEvent(value = Event.BEFORE_UPDATE, scope = EventScope.PRECURSORS)
                    void before(Object changing) {}
                }
                """);
        sources.put("Site", """
                package com.example.shop;
                import dev.launchway.annotation.*;
                @Component
                class Site {
                    @Namevar String name;
                    @Provides("site") String site() { return name; }
                }
                """);
        sources.put("App", """
                package com.example.shop;
                import com.example.base.*;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                import java.util.List;
                import java.util.Optional;
                import com.example.base.Server.Limit;
                @Component
                class App {
                    @Provides(Names.HTTP) Address http(Host host, Environment environment) {
                        return Address.of(host.fqdn(), 80);
                    }
                    @Provides("log") Log log() { return new Log("app.log"); }
                    @Requires(value = "site", reverse = true) List<String> sites;
                    @Requires(value = "limit", reverse = true) Optional<Limit> limit;
                }
                """);
        sources.put("Log", """
                package com.example.shop;
                import dev.launchway.annotation.*;
                record Log(String file) {}
                """);
        sources.put("NginxOnDebian", """
                package com.example.shop;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                @Component
                @Platform(value = "debian", of = Nginx.class)
                class NginxOnDebian {
                    @Provides("init") String script() { return ""; }
                }
                """);
        sources.put("Init", """
                package com.example.shop;
                import dev.launchway.annotation.*;
                import java.util.*;
                @Component
                class Init {
                    @Requires("init") String script;
                    @Requires("verified") List<String> verified;
                }
                """);
        sources.put("Server", """
                package com.example.base;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                @Component
                public abstract class Server implements Verified {
                    @Attribute protected int port = 80;
                    @Provides(value = "limit") protected Limit limit() { return null; }
                    public record Limit(int rate, Level level) {}
                    public enum Level { LOW, HIGH }
                }
                """);
        sources.put("Verified", """
                package com.example.base;
                import dev.launchway.annotation.*;
                import dev.launchway.api.*;
                public interface Verified {
                    void verify(Probe probe);
                    @Provides("verified") default String verified() { return ""; }
                    @OnEvent(Event.BEFORE_UPDATE) default void updating(Object changing) {}
                }
                """);
        sources.put("Names", """
                package com.example.base;
                public final class Names {
                    public static final String WEB = "web";
                    public static final String HTTP = "app:http";
                }
                """);
        return sources;
    }

    private static Compilers.Result compile(Compilers compiler, Path directory, Map<String, String> sources) {
        Compilers.Run run = compiler.in(directory)
                .resource("com/example/shop/nginx.conf", "x")
                .resource("environments/dev.toml", """
                        [environment]
                        platform = "debian"
                        [hosts]
                        a = ["web:cache", "app", "init"]
                        [component.web]
                        port = 81
                        title = "x"
                        """);
        sources.forEach((name, text) -> run.source(name + ".java", text));
        return run.compile();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theServiceIsRight(Compilers compiler) {
        Compilers.Result result = compile(compiler, directory, SOURCES);

        assertThat(result.messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aBrokenName(Compilers compiler) {
        assertThat(complaints(compiler, true, name -> name + "X")).isEmpty();
    }

    /** Where there is a syntax error javac runs no processor; the Eclipse compiler goes on with what it understood. */
    @ParameterizedTest
    @EnumSource(value = Compilers.class, names = "ECJ")
    void aMissingCharacter(Compilers compiler) {
        assertThat(complaints(compiler, false, character -> " ")).isEmpty();
    }

    /** What Launchway, or its code, adds to the errors of the compiler, with one token broken at a time, each once. */
    private List<String> complaints(Compilers compiler, boolean names, UnaryOperator<String> broken) {
        List<String> complaints = new ArrayList<>();
        int cases = 0;
        Set<String> known = new HashSet<>(KEYWORDS);
        known.addAll(UNTOLD);
        for (Map.Entry<String, String> source : SOURCES.entrySet()) {
            String text = source.getValue();
            Set<String> done = names ? known : new HashSet<>();
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                String found = token.group();
                boolean name = Character.isJavaIdentifierStart(found.charAt(0));
                boolean string = found.startsWith("\"");
                if (!string && name == names && done.add(found)) {
                    Map<String, String> sources = new LinkedHashMap<>(SOURCES);
                    sources.put(
                            source.getKey(),
                            text.substring(0, token.start()) + broken.apply(found) + text.substring(token.end()));
                    Compilers.Result result = compile(compiler, directory.resolve("" + cases++), sources);
                    boolean reported = result.messages().stream()
                            .anyMatch(message -> message.kind() == Diagnostic.Kind.ERROR
                                    && !message.text().contains("[LW"));
                    result.messages().stream()
                            .filter(message -> message.file().contains("_") && message.kind() == Diagnostic.Kind.ERROR)
                            .forEach(message ->
                                    complaints.add(source.getKey() + ": " + place(text, token) + " -> " + message));
                    if (reported && !result.launchway().isEmpty()) {
                        complaints.add(source.getKey() + ": " + place(text, token) + " -> "
                                + result.launchway().stream()
                                        .map(line -> line.lines().findFirst().orElseThrow())
                                        .toList());
                    }
                }
            }
        }
        return complaints;
    }

    private static String place(String text, Matcher token) {
        int start = text.lastIndexOf('\n', token.start()) + 1;
        return text.substring(start, token.start()) + "»" + token.group() + "«"
                + text.substring(token.end(), text.indexOf('\n', token.end()));
    }
}
