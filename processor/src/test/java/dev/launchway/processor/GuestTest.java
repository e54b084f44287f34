package dev.launchway.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.testing.compiler.Compilers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Completion;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The processor as a guest: beside other processors, behind wrappers of editors, in compilers that refuse and fail. */
final class GuestTest {

    private static final String HEAD = """
            package com.example;
            import dev.launchway.annotation.*;
            import dev.launchway.api.*;
            import dev.launchway.library.file.File;
            import java.util.*;
            """;
    private static final String FAULTS = HEAD + """
            @Component("Bad Name")
            @Platform(value = "debian", of = String.class)
            class Web {
                @Attribute private int one;
                @Attribute static int two;
                @Attribute Thread three;
                @Requires("") List<Address> four;
                @Requires(value = "app:htp", optional = true) Address five;
                @Requires("nowhere") List<Address> six;
                @SubComponent String seven;
                @SubComponent @Template("x") List<File> eight;
                @Provides("unused") Address nine() { return null; }
                @Provides("wrong") void ten() {}
                @Features int eleven;
                void configure() {}
                @OnEvent(Event.BEFORE_UPDATE) int twelve() { return 0; }
                void update(Target target) {}
                @Component(adds = {String.class, Web.class}) class Inner {}
                enum Kind { @Attribute A }
            }
            """;

    @TempDir
    Path directory;

    @Test
    void bothCompilersReportAtTheSameElements() {
        List<List<String>> places = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (Compilers compiler : Compilers.values()) {
            List<String> here = new ArrayList<>();
            Compilers.Result result = compiler.in(directory.resolve(compiler.name()))
                    .wrapped(processor -> new Wrapped(processor, here, null))
                    .source(FAULTS)
                    .source(HEAD
                            + "@Component class App { @Provides(\"app:http\") Address http; @Attribute int port; }")
                    .source(HEAD + "@Component interface Shape {}")
                    .resource("environments/dev.toml", "[hosts]\na = [\"app\", \"shape\"]\n")
                    .compile();
            places.add(here);
            texts.add(result.launchway().stream()
                    .map(text -> text.lines().findFirst().orElseThrow())
                    .toList());
        }

        assertThat(places.get(0)).hasSizeGreaterThan(12).isEqualTo(places.get(1));
        assertThat(texts.get(0)).isEqualTo(texts.get(1));
        assertThat(places.get(0)).anyMatch(place -> place.contains("@")).anyMatch(place -> place.contains("="));
    }

    /** As IntelliJ does it. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void worksBehindAWrapper(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .wrapped(processor -> new Wrapped(processor, new ArrayList<>(), null))
                .source(HEAD + "@Component public class Web {}")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.classes().resolve("META-INF/services/dev.launchway.plan.ServicePlan"))
                .exists();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aFilerThatRefusesIsNoBug(Compilers compiler) {
        for (RuntimeException refusal : List.of(
                new IllegalArgumentException("no such location"),
                new UnsupportedOperationException(),
                new IllegalStateException("no project"))) {
            Compilers.Result result = compiler.in(
                            directory.resolve(refusal.getClass().getSimpleName()))
                    .wrapped(processor -> new Wrapped(processor, new ArrayList<>(), refusal))
                    .source(HEAD + "@Component public class Web {}")
                    .compile();

            assertThat(result.launchway()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aBugIsOneDiagnosticAndHidesNoOther(Compilers compiler) {
        for (Throwable bug : List.of(
                new IllegalStateException("x\ny"),
                new StackOverflowError(),
                new NoClassDefFoundError("a/b/C"),
                new AssertionError("no such case"))) {
            Compilers.Result result = compiler.in(
                            directory.resolve(bug.getClass().getSimpleName()))
                    .wrapped(processor -> new Wrapped(processor, new ArrayList<>(), bug))
                    .source(HEAD + "@Component public class Web { Missing field; }")
                    .compile();

            assertThat(result.success()).isFalse();
            assertThat(result.launchway())
                    .singleElement()
                    .asString()
                    .startsWith("[LW100] a bug in Launchway's processor stopped it; your code may be right")
                    .contains(bug.getClass().getName(), "\n    at ", "\n    help: send these lines");
            assertThat(result.messages().toString()).contains("Missing");
        }
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anotherProcessorMakesASuperclassARecordAndAComponent(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .processor(new Making(Map.of(
                        "com.example.Base",
                        "@Component public abstract class Base { @Attribute int port; }",
                        "com.example.Info",
                        "public record Info(String name) {}",
                        "com.example.App",
                        "@Component public class App { @Provides(\"info\") Info info() { return new Info(\"a\"); } }")))
                .source(HEAD + "@Component public class Web extends Base { @Requires(\"info\") Info info; }")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\", \"app\"]\n[component.web]\nport = 1\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.classes().resolve("META-INF/services/dev.launchway.plan.ServicePlan"))
                .exists();
    }

    /** Nothing of it is missing for the compiler, but for the environment and for a requirement. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anotherProcessorMakesAComponentThatOnlyAnEnvironmentNames(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .processor(
                        new Making(
                                Map.of(
                                        "com.example.App",
                                        "@Component public class App { @Attribute int port; @Provides(\"info\") String info() { return \"\"; } }")))
                .source(HEAD + "@Component public class Web { @Requires(\"info\") String info; }")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\", \"app\"]\n[component.app]\nport = 1\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated().get("dev/launchway/generated/Plan_dev.java"))
                .contains("component app com.example.App", "override app port int 1");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anotherProcessorMakesAllThatAComponentNames(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .processor(new Making(Map.of(
                        "com.example.Base",
                        "public abstract class Base<T> { @Attribute T setting; }",
                        "com.example.Kind",
                        "public enum Kind { ONE }",
                        "com.example.Size",
                        "public record Size(int n) { public static Size parse(String text) { return null; } }",
                        "com.example.Part",
                        "@Component public class Part { @Attribute Kind kind; }",
                        "com.example.Named",
                        "public interface Named { default String label() { return \"\"; } }",
                        "com.example.Marked",
                        "public @interface Marked {}")))
                .source(HEAD + """
                        @Component @Marked public class Web extends Base<Size> implements Named {
                            @Attribute Kind kind;
                            @SubComponent List<Part> parts;
                            @Provides("size") Size size() { return setting; }
                            @Requires(value = "size", peers = true) List<Resource<Size>> sizes;
                        }
                        """)
                .resource(
                        "environments/dev.toml",
                        "[hosts]\na = [\"web\"]\n[component.web]\nkind = \"one\"\nsetting = \"5\"\n")
                .compile();

        assertThat(result.messages()).isEmpty();
        assertThat(result.generated())
                .containsKeys(
                        "com/example/Part_Definition.java",
                        "com/example/Web_Definition.java",
                        "com/example/Size_Data.java",
                        "dev/launchway/generated/Plan.java");
    }

    /** Nothing waits for it, so that it comes after the definitions of the others: it gets one of its own. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anotherProcessorMakesAComponentThatNothingNames(Compilers compiler) {
        for (String environment : List.of("", "[hosts]\na = [\"web\"]\n")) {
            Compilers.Run run = compiler.in(directory.resolve("x" + environment.length()))
                    .processor(new Making(Map.of("com.example.App", "@Component public class App {}")))
                    .source(HEAD + "@Component public class Web {}");
            if (!environment.isEmpty()) {
                run.resource("environments/dev.toml", environment);
            }
            Compilers.Result result = run.compile();

            assertThat(result.messages()).isEmpty();
            assertThat(result.generated())
                    .containsKeys("com/example/App_Definition.java", "com/example/Web_Definition.java");
            assertThat(result.generated().keySet())
                    .filteredOn(name -> name.contains("/index/"))
                    .hasSize(2);
        }
    }

    /** It would be in the plan, which is written. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void anotherProcessorMakesAPlatformComponent(Compilers compiler) {
        assertThat(compiler.in(directory)
                        .processor(new Making(Map.of(
                                "com.example.OnDebian",
                                "@Component @Platform(value = \"debian\", of = Web.class) public class OnDebian {}")))
                        .source(HEAD + "@Component public class Web {}")
                        .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n")
                        .compile()
                        .errors())
                .singleElement()
                .asString()
                .contains("[LW199] another annotation processor generated 'OnDebian' after Launchway ran\n");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void whatAnotherProcessorDoesNotMakeIsToldOnce(Compilers compiler) {
        assertThat(compiler
                        .in(directory)
                        .processor(new Making(Map.of(
                                "com.example.App", "@Component public class App { @Attribute private int port; }")))
                        .source(HEAD + "@Component public class Web { @Attribute private int port; }")
                        .resource("environments/dev.toml", "[hosts]\na = [\"wbe\", \"app\"]\n")
                        .compile()
                        .launchway()
                        .stream()
                        // Eclipse's compiler has forgotten where generated classes stand when it comes to the last
                        // round.
                        .map(text -> text.lines().findFirst().orElseThrow().replace("App.java:6: ", "")))
                .containsExactlyInAnyOrder(
                        "[LW105] the field 'port' with @Attribute is private, and generated code must reach it",
                        "Web.java:6: [LW105] the field 'port' with @Attribute is private, and generated code must reach it",
                        "environments/dev.toml:2:6: [LW310] there is no component 'wbe'; did you mean 'web'?");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void processingAlone(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .option("-proc:only")
                .source(HEAD + "@Component public class Web { @Attribute private int port; }")
                .compile();

        assertThat(result.launchway()).singleElement().asString().startsWith("Web.java:6: [LW105]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void localAndAnonymousClassesAreNoComponents(Compilers compiler) {
        Compilers.Result result = compiler.in(directory).source(HEAD + """
                        @Component public class Web {
                            Object local() {
                                @Component class Local {}
                                return new Local() {};
                            }
                        }
                        """).compile();

        assertThat(result.launchway()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void theUnnamedPackage(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source("import dev.launchway.annotation.*;\n@Component public class Web {}")
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n")
                .compile();

        assertThat(result.launchway()).singleElement().asString().startsWith("Web.java:2: [LW102]");
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void withoutTheApi(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .withoutApi()
                .source("package com.example;\nimport dev.launchway.annotation.*;\n@Component public class Web {}")
                .resource("environments/dev.toml", "[hosts]\na = [\"wbe\"]\n")
                .compile();

        assertThat(result.messages()).hasSize(2);
        assertThat(result.launchway())
                .anyMatch(one -> one.startsWith("[LW194] Launchway's API is not on the class path"))
                .anyMatch(one -> one.startsWith("environments/dev.toml:2:6: [LW310] there is no component 'wbe'"));
    }

    @ParameterizedTest
    @EnumSource(Compilers.class)
    void aNamedModule(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .onDisk()
                .option("--add-reads")
                .option("shop=ALL-UNNAMED")
                .source("module-info.java", "module shop {}")
                .source("package com.example;\nimport dev.launchway.annotation.*;\n@Component public class Web {}")
                .compile();

        assertThat(result.launchway())
                .singleElement()
                .asString()
                .startsWith(
                        "[LW195] the module 'shop' has components, and a plan jar is one program without named modules");
    }

    /** Another processor's values, and values that do not compile, in annotations of Launchway's. */
    @ParameterizedTest
    @EnumSource(Compilers.class)
    void annotationsWithValuesThatAreErrors(Compilers compiler) {
        Compilers.Result result = compiler.in(directory)
                .source(HEAD + """
                        @Component(Missing.NAME) public class Web {
                            @Requires(Missing.KEY) List<Address> backends;
                            @Requires(value = "x", from = Missing.HOST, optional = Missing.TRUE) List<Address> others;
                            @Provides(5) String text() { return ""; }
                            @Attribute(required = "yes") int port;
                            @Attribute(needed = true) int workers;
                            @SubComponent @Template({"a", Missing.NAME}) File config;
                            @OnEvent(Missing.EVENT) void handle(Object changing) {}
                        }
                        """)
                .resource("environments/dev.toml", "[hosts]\na = [\"web\"]\n")
                .compile();

        assertThat(result.success()).isFalse();
        assertThat(result.launchway()).isEmpty();
        assertThat(result.messages().toString()).contains("Missing");
    }

    /** Delegates as editors do: the environment is another object, and so are its messager and its filer. */
    private static final class Wrapped implements Processor {

        private final Processor processor;
        private final List<String> places;
        private final Throwable failure;

        Wrapped(Processor processor, List<String> places, Throwable failure) {
            this.processor = processor;
            this.places = places;
            this.failure = failure;
        }

        @Override
        public void init(ProcessingEnvironment environment) {
            processor.init(proxy(ProcessingEnvironment.class, environment, (name, result, arguments) -> {
                if (result instanceof Messager messager) {
                    return proxy(Messager.class, messager, this::record);
                }
                boolean refuses = failure instanceof RuntimeException && !(failure.getMessage() + "").contains("\n");
                if (refuses && result instanceof Filer filer) {
                    return proxy(Filer.class, filer, (method, made, all) -> {
                        boolean probe = all.length > 2 && "launchway.environments".equals(all[2]);
                        if ("getResource".equals(method) || probe) {
                            throw failure;
                        }
                        return made;
                    });
                }
                if (failure != null && !refuses && result instanceof Elements elements) {
                    return proxy(Elements.class, elements, (method, found, all) -> {
                        throw failure;
                    });
                }
                return result;
            }));
        }

        private Object record(String method, Object result, Object[] arguments) {
            if (arguments.length > 2 && !"NOTE".equals(arguments[0].toString())) {
                StringBuilder place = new StringBuilder(code(arguments[1].toString()));
                for (Element at = (Element) arguments[2]; at != null; at = at.getEnclosingElement()) {
                    place.append(' ').append(at.getKind()).append(' ').append(at.getSimpleName());
                }
                if (arguments.length > 3) {
                    place.append(" @").append(((AnnotationMirror) arguments[3]).getAnnotationType());
                }
                if (arguments.length > 4) {
                    place.append(" = ").append(((AnnotationValue) arguments[4]).getValue());
                }
                places.add(place.toString());
            }
            return result;
        }

        private static String code(String text) {
            return text.substring(text.indexOf('['), text.indexOf(']') + 1);
        }

        private interface Change {
            Object apply(String method, Object result, Object[] arguments) throws Throwable;
        }

        private static <T> T proxy(Class<T> type, T real, Change change) {
            return type.cast(Proxy.newProxyInstance(
                    GuestTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        try {
                            Object[] all = arguments == null ? new Object[0] : arguments;
                            return change.apply(method.getName(), method.invoke(real, arguments), all);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }

        @Override
        public Iterable<? extends Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String text) {
            return Arrays.asList();
        }
    }

    /** Makes sources in the first round. */
    private static final class Making extends AbstractProcessor {

        private final Map<String, String> types;
        private boolean done;

        Making(Map<String, String> types) {
            this.types = types;
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                types.forEach(this::write);
            }
            return false;
        }

        private void write(String name, String text) {
            try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
                writer.write(HEAD + text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
