package dev.launchway.diagnostic.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the files that findings name, so that a code host knows them by their paths. */
public final class SourceTree {

    private record Directory(String prefix, Path path) {}

    private final Path base;
    private final List<Directory> directories = new ArrayList<>();

    /**
     * A tree without files.
     *
     * @param base the directory that paths are relative to
     */
    public SourceTree(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /**
     * Adds a source directory; those that were added before come first.
     *
     * @param directory the directory
     * @return this
     */
    public SourceTree add(Path directory) {
        return add("", directory);
    }

    /**
     * Adds a directory that holds some of the files.
     *
     * @param prefix how the names of these files begin: {@code environments/}
     * @param directory the directory that has them
     * @return this
     */
    public SourceTree add(String prefix, Path directory) {
        directories.add(new Directory(prefix, base.resolve(directory).normalize()));
        return this;
    }

    /**
     * Adds the source directories of the project whose {@code target}, {@code build}, {@code bin} or {@code out} holds an output.
     *
     * @param output the class output, or a jar
     * @return this
     */
    public SourceTree addProjectOf(Path output) {
        for (Path at = base.resolve(output).normalize(); at != null && at.getFileName() != null; at = at.getParent()) {
            switch (at.getFileName().toString()) {
                case "target", "build", "bin", "out" -> {
                    Path main = at.resolveSibling(Path.of("src", "main"));
                    return add(main.resolve("java")).add(main.resolve("resources"));
                }
                default -> {}
            }
        }
        return this;
    }

    /**
     * Finds a file.
     *
     * @param name its name from its source directory on; of a Java file the name alone will do where no other is named so
     * @return its path, relative to the base where it lies below it; empty when it is not found
     */
    public Optional<Path> find(String name) {
        try {
            for (Directory directory : directories) {
                if (name.startsWith(directory.prefix())) {
                    Path file = directory
                            .path()
                            .resolve(name.substring(directory.prefix().length()));
                    if (Files.isRegularFile(file)) {
                        return Optional.of(shown(file));
                    }
                }
            }
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        return name.endsWith(".java") && name.indexOf('/') < 0 ? search(name) : Optional.empty();
    }

    private Optional<Path> search(String name) {
        List<Path> found = new ArrayList<>();
        for (Directory directory : directories) {
            if (directory.prefix().isEmpty() && Files.isDirectory(directory.path())) {
                try (Stream<Path> files =
                        Files.find(directory.path(), Integer.MAX_VALUE, (file, about) -> file.endsWith(name))) {
                    files.forEach(found::add);
                } catch (IOException e) {
                    return Optional.empty();
                }
            }
        }
        return found.size() == 1 ? Optional.of(shown(found.get(0))) : Optional.empty();
    }

    private Path shown(Path file) {
        return file.startsWith(base) ? base.relativize(file) : file;
    }
}
