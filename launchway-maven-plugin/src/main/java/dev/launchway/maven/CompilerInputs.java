package dev.launchway.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;

/** What Launchway's processor reads beside Java files, as it was found: resources and the POM by size and time, and options. */
final class CompilerInputs {

    private static final String OPTIONS = "launchway.";

    /** The options of goals that the compiler knows nothing of. */
    private static final String OF_CHECK = "launchway.skipCheck";

    private final TreeMap<String, String> lines = new TreeMap<>();
    private final TreeMap<String, Copy> copies = new TreeMap<>();

    /**
     * A resource and its copy.
     *
     * @param source where it lies
     * @param verbatim whether the copy has the same bytes: no property is filled in, and no other resource goes to the same place
     */
    record Copy(Path source, boolean verbatim) {}

    /** Notes all files of the directories; one that does not exist has none. */
    CompilerInputs resources(Collection<Resource> directories) throws IOException {
        for (Resource directory : directories) {
            Path root = Path.of(directory.getDirectory());
            if (Files.isDirectory(root)) {
                for (Path file : files(root)) {
                    copies.merge(
                            target(directory, root.relativize(file)),
                            new Copy(file, !directory.isFiltering()),
                            (one, other) -> new Copy(other.source(), false));
                    file(file);
                }
            }
        }
        return this;
    }

    CompilerInputs file(Path file) throws IOException {
        if (Files.exists(file)) {
            lines.put(
                    "file " + file,
                    Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
        }
        return this;
    }

    /** Notes Launchway's own properties; those of a later set win. */
    CompilerInputs options(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(OPTIONS) && !name.equals(OF_CHECK)) {
                lines.put("option " + name, properties.getProperty(name).replaceAll("\\R", " "));
            }
        }
        return this;
    }

    /** Where the resources are copied to, from the class output on. */
    Map<String, Copy> copies() {
        return copies;
    }

    /** What the lines have of an input. */
    String line(Path file) {
        return "file " + file + " = " + lines.get("file " + file);
    }

    /** A line for each input. */
    List<String> lines() {
        List<String> all = new ArrayList<>();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            all.add(line.getKey() + " = " + line.getValue());
        }
        return all;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String target(Resource directory, Path file) {
        Path target = directory.getTargetPath() == null
                ? file
                : Path.of(directory.getTargetPath()).resolve(file);
        return target.normalize().toString().replace('\\', '/');
    }
}
