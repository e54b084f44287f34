package dev.launchway.processor.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;

/**
 * The definition directories of a project and of its class path: folders of packages among resources. Folders end with {@code /}; that of the unnamed
 * package is empty.
 */
public final class DefinitionFiles {

    private final List<Path> roots;
    private final ClassPathFiles classPath;

    /**
     * Looks into directories of resources, then on the class path.
     *
     * @param roots the directories; an earlier one wins
     * @param filer the compiler's
     */
    public DefinitionFiles(List<Path> roots, Filer filer) {
        this.roots = roots;
        this.classPath = new ClassPathFiles(filer);
    }

    /** A file of a definition directory. */
    public sealed interface Found {

        /** Its name from the root of the resources on, which tells it from all others. */
        String resource();

        long size() throws IOException;

        byte[] bytes() throws IOException;
    }

    private record InProject(String resource, Path path) implements Found {

        @Override
        public long size() throws IOException {
            return Files.size(path);
        }

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(path);
        }
    }

    private static final class OnClassPath implements Found {

        private final String resource;
        private final byte[] bytes;

        OnClassPath(String resource, byte[] bytes) {
            this.resource = resource;
            this.bytes = bytes;
        }

        @Override
        public String resource() {
            return resource;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    public boolean isKnown() {
        return !roots.isEmpty();
    }

    /** Whether none of the roots is among the sources of a project. */
    public boolean ofOutputAlone() {
        return roots.stream().noneMatch(root -> root.endsWith("resources"));
    }

    /** Whether a name is one below a definition directory, by the rules of the engine. */
    public static boolean isInside(String name) {
        String clean = clean(name);
        String framed = "/" + clean + "/";
        return !clean.isEmpty()
                && !clean.startsWith("/")
                && !clean.contains("//")
                && !framed.contains("/../")
                && !framed.contains("/./")
                && clean.indexOf('\\') < 0
                && clean.indexOf('\0') < 0;
    }

    public Optional<Found> find(List<String> folders, String name) {
        for (String folder : folders) {
            for (Path root : roots) {
                Path path = root.resolve(folder + clean(name));
                if (Files.isRegularFile(path)) {
                    return Optional.of(new InProject(folder + clean(name), path));
                }
            }
            Optional<byte[]> onClassPath = classPath.find(folder, clean(name));
            if (onClassPath.isPresent()) {
                return Optional.of(new OnClassPath(folder + clean(name), onClassPath.get()));
            }
        }
        return Optional.empty();
    }

    public boolean isDirectory(List<String> folders, String name) {
        return folders.stream().anyMatch(folder -> roots.stream()
                .anyMatch(root -> Files.isDirectory(root.resolve(folder + clean(name)))));
    }

    /** The names of all files, class files excepted. */
    public List<String> names(List<String> folders) {
        Set<String> names = new TreeSet<>();
        for (String folder : folders) {
            for (Path root : roots) {
                collect(root.resolve(folder), names);
            }
        }
        return new ArrayList<>(names);
    }

    /** The directories that are looked into for the first folder. */
    public List<String> places(List<String> folders) {
        return roots.stream()
                .map(root -> root.resolve(folders.get(0)).toString())
                .toList();
    }

    private static void collect(Path directory, Set<String> names) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
                Path file = each.next();
                if (Files.isRegularFile(file) && !file.toString().endsWith(".class")) {
                    names.add(directory.relativize(file).toString().replace('\\', '/'));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // what cannot be listed is not suggested
        }
    }

    private static String clean(String name) {
        String clean = name.startsWith("./") ? name.substring(2) : name;
        return clean.endsWith("/") ? clean.substring(0, clean.length() - 1) : clean;
    }
}
