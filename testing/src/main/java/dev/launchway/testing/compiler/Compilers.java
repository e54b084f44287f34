package dev.launchway.testing.compiler;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** The compilers that the processor must work in; each compiles sources from text with the processor, by compile-testing. */
@SuppressWarnings("ImmutableEnumChecker") // nothing of them is ever changed
public enum Compilers {
    JAVAC(ToolProvider.getSystemJavaCompiler(), "--release", "17", "-Xlint:all,-processing,-options"),
    ECJ(new EclipseCompiler(), "-17", "-proceedOnError", "-warn:-unusedImport,warningToken");

    private final KeepingCompiler compiler;
    private final List<String> options;

    Compilers(JavaCompiler compiler, String... options) {
        this.compiler = new KeepingCompiler(compiler);
        this.options = List.of(options);
    }

    /** Starts a compilation below an empty directory, with the components that ship on its class path. */
    public Run in(Path directory) {
        return new Run(this, directory, LibraryClasses.directory());
    }

    /** One compilation. */
    public static final class Run {

        private final Compilers compilers;
        private final Path directory;
        private final Map<String, String> sources = new LinkedHashMap<>();
        private final List<String> options = new ArrayList<>();
        private final List<Processor> processors = new ArrayList<>();
        private final List<Processor> later = new ArrayList<>();
        private final List<File> classPath = new ArrayList<>();
        private UnaryOperator<Processor> wrapper = UnaryOperator.identity();
        private boolean onDisk;
        private boolean lintsProcessing;

        Run(Compilers compilers, Path directory, Optional<Path> library) {
            this.compilers = compilers;
            this.directory = directory;
            library.ifPresent(classes -> classPath.add(classes.toFile()));
            for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
                classPath.add(new File(entry));
            }
            classPath.removeIf(Run::isOfTests);
        }

        /** The components of tests are no library of this compilation. */
        private static boolean isOfTests(File entry) {
            return entry.toPath().endsWith("test-classes");
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
            return library(library.classes);
        }

        /** Puts a directory of classes on the class path. */
        public Run library(Path classes) {
            classPath.add(0, classes.toFile());
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
            LibraryClasses.directory().map(Path::toFile).ifPresent(classPath::remove);
            classPath.removeIf(entry ->
                    entry.getPath().matches(".*(/|launchway-)(api|library|runtime)(/target/classes|-[^/]*\\.jar)"));
            return this;
        }

        /** Puts something between the compiler and Launchway's processor. */
        public Run wrapped(UnaryOperator<Processor> by) {
            wrapper = by;
            return this;
        }

        /**
         * Lets the compiler write its classes to the class output, and see there what an earlier compilation left, as in a
         * build. Else it keeps them in memory, and they are written when it is done.
         */
        public Run onDisk() {
            onDisk = true;
            return this;
        }

        /** Lets javac warn of annotations that no processor claims, and of what it finds from an earlier compilation. */
        public Run lintsProcessing() {
            lintsProcessing = true;
            return this;
        }

        /** Compiles. */
        public Result compile() {
            List<Path> files = new ArrayList<>();
            sources.forEach(
                    (path, text) -> files.add(write(directory.resolve("src").resolve(path), text)));
            Path generated = directory.resolve("generated");
            try {
                Files.createDirectories(classes());
                Files.createDirectories(generated);
                List<String> all = new ArrayList<>(List.of("-d", classes().toString(), "-s", generated.toString()));
                for (String option : compilers.options) {
                    all.add(lintsProcessing ? option.replace(",-processing", "") : option);
                }
                all.addAll(options);
                List<Processor> both = new ArrayList<>(processors);
                List<Processor> ours = launchway();
                both.add(wrapper.apply(ours.get(0)));
                both.addAll(ours.subList(1, ours.size()));
                both.addAll(later);
                Invocation invocation = new Invocation(
                        compilers.compiler,
                        files,
                        List.copyOf(all),
                        List.copyOf(classPath),
                        both,
                        classes(),
                        generated);
                return onDisk ? invocation.onDisk() : invocation.inMemory();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** In the order in which a compiler finds them. */
        private static List<Processor> launchway() {
            return ServiceLoader.load(Processor.class).stream()
                    .filter(one -> one.type().getName().startsWith("dev.launchway."))
                    .map(ServiceLoader.Provider::get)
                    .toList();
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

    /**
     * The outcome of a compilation.
     *
     * @param success whether the compiler says so
     * @param messages what it says, without notes
     * @param classes where its classes are
     * @param compilation the same for compile-testing's subjects; empty for a compilation {@link Run#onDisk on disk}
     */
    public record Result(boolean success, List<Message> messages, Path classes, Optional<Compilation> compilation) {

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
                            classes,
                            compilation)
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

        /** A loader of the compiled classes, and of those that they were compiled against. */
        public ClassLoader loader() {
            try {
                List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
                if (LibraryClasses.directory().isPresent()) {
                    urls.add(LibraryClasses.directory().get().toUri().toURL());
                }
                return new URLClassLoader(urls.toArray(new URL[0]), getClass().getClassLoader());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
