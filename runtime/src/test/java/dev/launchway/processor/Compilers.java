package dev.launchway.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that the processor must work in; each compiles sources from text with the processor. */
public enum Compilers {
    JAVAC {
        @Override
        JavaCompiler compiler() {
            return ToolProvider.getSystemJavaCompiler();
        }
    },
    ECJ {
        @Override
        JavaCompiler compiler() {
            return new EclipseCompiler();
        }
    };

    private static final Map<Compilers, StandardJavaFileManager> MANAGERS = new EnumMap<>(Compilers.class);

    abstract JavaCompiler compiler();

    /** One for all compilations, since it keeps what it read of the jars on the class path. */
    private StandardJavaFileManager manager() {
        return MANAGERS.computeIfAbsent(
                this, one -> one.compiler().getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));
    }

    /** Starts a compilation below an empty directory. */
    public Run in(Path directory) {
        return new Run(this, directory);
    }

    /** One compilation. */
    public static final class Run {

        private final Compilers compilers;
        private final Path directory;
        private final Map<String, String> sources = new LinkedHashMap<>();
        private final List<String> options = new ArrayList<>();
        private final List<Processor> processors = new ArrayList<>();
        private final List<Processor> later = new ArrayList<>();
        private UnaryOperator<Processor> wrapper = UnaryOperator.identity();
        private String classPath = withoutTests(System.getProperty("java.class.path"));

        Run(Compilers compilers, Path directory) {
            this.compilers = compilers;
            this.directory = directory;
        }

        /** The components of other tests are no library of this compilation. */
        private static String withoutTests(String all) {
            List<String> entries = new ArrayList<>(List.of(all.split(Pattern.quote(File.pathSeparator), -1)));
            entries.removeIf(entry -> Path.of(entry).endsWith("test-classes"));
            return String.join(File.pathSeparator, entries);
        }

        /** As a location: to its option ecj would add the class path of this process. */
        private static List<File> files(String classPath) {
            List<File> files = new ArrayList<>();
            for (String entry : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
                files.add(new File(entry));
            }
            return files;
        }

        /** Adds a source; its path follows from its package and its first type. */
        public Run source(String text) {
            sources.put(pathOf(text), text);
            return this;
        }

        /** Adds a source, which may hold anything, at a path. */
        public Run source(String path, String text) {
            sources.put(path, text);
            return this;
        }

        /** Adds a resource, which lies in the class output before the compiler starts. */
        public Run resource(String path, String text) {
            write(classes().resolve(path), text);
            return this;
        }

        /** Puts the classes of another compilation on the class path. */
        public Run library(Result library) {
            classPath = library.classes + System.getProperty("path.separator") + classPath;
            return this;
        }

        /** Adds a compiler option. */
        public Run option(String option) {
            options.add(option);
            return this;
        }

        private Path classes() {
            return directory.resolve("classes");
        }

        /** Lets another processor run beside Launchway's. */
        public Run processor(Processor other) {
            processors.add(other);
            return this;
        }

        /** Lets another processor run after Launchway's. */
        public Run laterProcessor(Processor other) {
            later.add(other);
            return this;
        }

        /** Takes the API, and what is made with it, off the class path. */
        public Run withoutApi() {
            List<String> entries = new ArrayList<>(List.of(classPath.split(Pattern.quote(File.pathSeparator), -1)));
            entries.removeIf(
                    entry -> entry.matches(".*(/|launchway-)(api|library|runtime)(/target/classes|-[^/]*\\.jar)"));
            classPath = String.join(File.pathSeparator, entries);
            return this;
        }

        /** Puts something between the compiler and Launchway's processor. */
        public Run wrapped(UnaryOperator<Processor> by) {
            wrapper = by;
            return this;
        }

        /** Compiles. */
        public Result compile() {
            List<Path> files = new ArrayList<>();
            sources.forEach(
                    (path, text) -> files.add(write(directory.resolve("src").resolve(path), text)));
            Path generated = directory.resolve("generated");
            DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
            JavaCompiler compiler = compilers.compiler();
            StandardJavaFileManager manager = compilers.manager();
            try {
                Files.createDirectories(classes());
                Files.createDirectories(generated);
                List<String> all = new ArrayList<>(List.of("-d", classes().toString(), "-s", generated.toString()));
                manager.setLocation(StandardLocation.CLASS_PATH, files(classPath));
                all.addAll(
                        compilers == JAVAC
                                ? List.of("--release", "17", "-Xlint:all,-processing,-options")
                                : List.of("-17", "-proceedOnError", "-warn:-unusedImport,warningToken"));
                all.addAll(options);
                JavaCompiler.CompilationTask task = compiler.getTask(
                        new StringWriter(), manager, collector, all, null, manager.getJavaFileObjectsFromPaths(files));
                List<Processor> both = new ArrayList<>(processors);
                both.add(wrapper.apply(new LaunchwayProcessor()));
                both.addAll(later);
                task.setProcessors(both);
                boolean success = task.call();
                return new Result(success, messages(collector), classes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static List<Message> messages(DiagnosticCollector<JavaFileObject> collector) {
            List<Message> messages = new ArrayList<>();
            for (Diagnostic<? extends JavaFileObject> one : collector.getDiagnostics()) {
                if (one.getKind() == Diagnostic.Kind.NOTE) {
                    continue;
                }
                String file = one.getSource() == null
                        ? ""
                        : Path.of(one.getSource().toUri()).getFileName().toString();
                messages.add(new Message(
                        one.getKind(), file, file.isEmpty() ? 0 : one.getLineNumber(), one.getMessage(Locale.ROOT)));
            }
            return messages;
        }

        private static String pathOf(String text) {
            String packageName = "";
            for (String line : text.lines().toList()) {
                if (line.startsWith("package ")) {
                    packageName = line.substring("package ".length(), line.indexOf(';')) + ".";
                }
                List<String> words = List.of(line.split("[ <{(]+", -1));
                for (String kind : List.of("class", "record", "enum", "interface", "@interface")) {
                    int at = words.indexOf(kind);
                    if (at >= 0 && !line.startsWith(" ") && !line.startsWith("/") && at + 1 < words.size()) {
                        return packageName.replace('.', '/') + words.get(at + 1) + ".java";
                    }
                }
            }
            throw new IllegalArgumentException("no type in " + text);
        }
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the compiler said; {@code line} is 0 and {@code file} empty for a message without a place. */
    public record Message(Diagnostic.Kind kind, String file, long line, String text) {

        @Override
        public String toString() {
            return (file.isEmpty() ? "" : file + ":" + line + ": ") + kind + ": " + text;
        }
    }

    /** The outcome of a compilation. */
    public record Result(boolean success, List<Message> messages, Path classes) {

        /**
         * The messages of Launchway, as {@code File.java:line: text}, sorted as the compiler printed them. Further lines are
         * indented by four: javac adds to the indentation of some.
         */
        public List<String> launchway() {
            return messages.stream()
                    .filter(message -> message.text().contains("[LW"))
                    .map(message -> (message.file().isEmpty() ? "" : message.file() + ":" + message.line() + ": ")
                            + message.text().replaceAll("\\n +", "\n    "))
                    .toList();
        }

        /** The errors of Launchway, as {@link #launchway}. */
        public List<String> errors() {
            return new Result(
                            success,
                            messages.stream()
                                    .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                                    .toList(),
                            classes)
                    .launchway();
        }

        /** Generated sources by path. */
        public Map<String, String> generated() {
            Path directory = classes.resolveSibling("generated");
            Map<String, String> generated = new TreeMap<>();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    generated.put(directory.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return generated;
        }

        /** A loader of the compiled classes, and of this class path. */
        public ClassLoader loader() {
            try {
                return new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
