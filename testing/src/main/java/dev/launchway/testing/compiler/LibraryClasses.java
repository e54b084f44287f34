package dev.launchway.testing.compiler;

import dev.launchway.testing.run.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The components that ship, for tests of modules that come before them in the build: the library is compiled with the
 * processor, so where it is not on the class path the processor that is tested compiles it, once, before all else.
 */
final class LibraryClasses {

    private static final Path SOURCES = Path.of("../library/src/main/java");

    private static Optional<Path> directory;

    private LibraryClasses() {}

    /**
     * Where the classes are.
     *
     * @return empty where the class path has them
     */
    static synchronized Optional<Path> directory() {
        if (directory == null) {
            boolean there = LibraryClasses.class.getResource("/dev/launchway/library/file/File.class") != null;
            directory = there ? Optional.empty() : Optional.of(compile());
        }
        return directory;
    }

    private static Path compile() {
        Compilers.Run run;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Path own = TemporaryDirectory.create("library");
            run = new Compilers.Run(Compilers.JAVAC, own, Optional.empty()).onDisk();
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                run.source(SOURCES.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Compilers.Result result = run.compile();
        List<Compilers.Message> messages = result.messages();
        if (!result.success()) {
            throw new IllegalStateException("the library does not compile: " + messages);
        }
        return result.classes();
    }
}
