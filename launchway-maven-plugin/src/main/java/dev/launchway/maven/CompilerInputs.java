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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.Resource;

/** What Launchway's processor reads beside Java files, as it was found: resources and the POM by size and time, and options. */
final class CompilerInputs {

    private static final String OPTIONS = "launchway.";

    /** The options of goals that the compiler knows nothing of. */
    private static final String OF_CHECK = "launchway.skipCheck";

    private final TreeMap<String, String> lines = new TreeMap<>();
    private final TreeSet<String> resources = new TreeSet<>();

    /** Notes all files of the directories; one that does not exist has none. */
    CompilerInputs resources(Collection<Resource> directories) throws IOException {
        for (Resource directory : directories) {
            Path root = Path.of(directory.getDirectory());
            if (Files.isDirectory(root)) {
                for (Path file : files(root)) {
                    resources.add(target(directory, root.relativize(file)));
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
    Collection<String> copies() {
        return resources;
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
