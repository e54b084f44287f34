package dev.launchway.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.launchway.testing.compiler.Compilers;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated sources of some services, as a reader sees them: a change of them shows in a review.
 *
 * <p>{@code src/test/resources/golden} has a directory for each service, with what its author writes in {@code in} and what the
 * processor makes of it in {@code out}. With {@code -Dgolden.update} the test writes the latter instead of comparing.
 */
final class GoldenFilesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final boolean UPDATE = System.getProperty("golden.update") != null;

    @TempDir
    Path directory;

    static Stream<Arguments> services() throws IOException {
        try (Stream<Path> services = Files.list(GOLDEN)) {
            return services.map(service -> service.getFileName().toString()).sorted().toList().stream()
                    .flatMap(service -> Stream.of(Compilers.values()).map(compiler -> Arguments.of(service, compiler)));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void theProcessorWritesTheseSources(String service, Compilers compiler) throws IOException {
        Compilers.Run run = compiler.in(directory);
        files(GOLDEN.resolve(service).resolve("in")).forEach((path, text) -> {
            if (path.endsWith(".java")) {
                run.source(path, text);
            } else {
                run.resource(path, text);
            }
        });

        Compilation compilation = run.compile().compilation().orElseThrow();

        assertThat(compilation).succeededWithoutWarnings();
        Path out = GOLDEN.resolve(service).resolve("out");
        Map<String, String> written = written(compilation);
        if (UPDATE && compiler == Compilers.JAVAC) {
            update(out, written);
        }
        Map<String, String> golden = files(out);
        assertThat(written.keySet()).isEqualTo(golden.keySet());
        golden.forEach((path, text) -> assertThat(compilation)
                .generatedSourceFile(path.replace(".java", "").replace('/', '.'))
                .contentsAsUtf8String()
                .isEqualTo(text));
    }

    private static Map<String, String> written(Compilation compilation) throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedSourceFiles()) {
            try {
                String text = file.getCharContent(false).toString();
                written.put(file.toUri().getPath().split("/", 3)[2], text);
            } catch (FileNotFoundException e) {
                // The compiler has looked for it, and nobody has written it.
            }
        }
        return written;
    }

    private static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static void update(Path out, Map<String, String> written) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> old = Files.walk(out)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> file : written.entrySet()) {
            Path to = out.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
        }
    }
}
