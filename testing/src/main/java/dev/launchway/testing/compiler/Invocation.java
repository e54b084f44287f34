package dev.launchway.testing.compiler;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * One call of a compiler.
 *
 * @param compiler what is called
 * @param sources the files to compile
 * @param options its options
 * @param classPath set as a location: to its option the Eclipse compiler would add the class path of this process
 * @param processors new ones
 * @param classes where the classes go
 * @param generated where generated sources go
 */
record Invocation(
        KeepingCompiler compiler,
        List<Path> sources,
        List<String> options,
        List<File> classPath,
        List<Processor> processors,
        Path classes,
        Path generated) {

    private static final String ENVIRONMENTS = "-Alaunchway.environments=";

    /**
     * Compiles by compile-testing, which keeps all in memory, and writes down what it kept. What is in memory has no
     * directory, so the processor is told that of the environments.
     */
    Compilers.Result inMemory() throws IOException {
        List<String> all = new ArrayList<>(options);
        if (all.stream().noneMatch(option -> option.startsWith(ENVIRONMENTS))) {
            all.add(ENVIRONMENTS + Files.createDirectories(classes.resolve("environments")));
        }
        List<JavaFileObject> units = new ArrayList<>();
        for (Path source : sources) {
            units.add(JavaFileObjects.forResource(source.toUri().toURL()));
        }
        Compilation compilation = Compiler.compiler(compiler)
                .withClasspath(classPath)
                .withOptions(all)
                .withProcessors(processors)
                .compile(units);
        boolean success = compilation.status() == Compilation.Status.SUCCESS;
        if (success) {
            for (JavaFileObject file : compilation.generatedFiles()) {
                write(file);
            }
        }
        return new Compilers.Result(success, messages(compilation.diagnostics()), classes, Optional.of(compilation));
    }

    /** A file is named by its location and the path there. */
    private void write(JavaFileObject file) throws IOException {
        String[] parts = file.toUri().getPath().split("/", 3);
        Path directory = parts[1].equals(StandardLocation.SOURCE_OUTPUT.getName()) ? generated : classes;
        Path copy = directory.resolve(parts[2]);
        try (InputStream in = file.openInputStream()) {
            Files.createDirectories(copy.getParent());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException e) {
            // The compiler or the processor has looked for it, and nobody has written it.
        }
    }

    /** Compiles as a build does: what an earlier compilation left in the class output is seen. */
    Compilers.Result onDisk() throws IOException {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager manager = compiler.ownFileManager()) {
            manager.setLocation(StandardLocation.CLASS_PATH, classPath);
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null, manager, collector, options, null, manager.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(processors);
            boolean success = task.call();
            return new Compilers.Result(success, messages(collector.getDiagnostics()), classes, Optional.empty());
        }
    }

    private static List<Compilers.Message> messages(List<? extends Diagnostic<? extends JavaFileObject>> diagnostics) {
        List<Compilers.Message> messages = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : diagnostics) {
            if (one.getKind() == Diagnostic.Kind.NOTE) {
                continue;
            }
            String file = one.getSource() == null
                    ? ""
                    : Path.of(one.getSource().toUri().getPath()).getFileName().toString();
            messages.add(new Compilers.Message(
                    one.getKind(), file, file.isEmpty() ? 0 : one.getLineNumber(), one.getMessage(Locale.ROOT)));
        }
        return messages;
    }
}
