package dev.launchway.processor.environment;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the resources of a project lie: in the directories that an option names, else beside the classes, where a build has copied them, and in {@code src/main/resources} of
 * the project that the class output belongs to.
 */
public final class ResourceRoots {

    private ResourceRoots() {}

    /**
     * The directories of resources.
     *
     * @param named the directories that an option names: where there are any, these are all
     * @param environments the directory of environment files that an option names, or {@code null}
     * @param classOutput where the compiler writes classes
     * @return directories that exist, an earlier one before a later one; none where nothing is known
     */
    public static List<Path> of(List<String> named, String environments, ClassOutput classOutput) {
        Set<Path> roots = new LinkedHashSet<>();
        named.forEach(directory -> path(directory).ifPresent(roots::add));
        if (roots.isEmpty()) {
            addFound(environments, classOutput, roots);
        }
        List<Path> existing = new ArrayList<>(roots);
        existing.removeIf(root -> !Files.isDirectory(root));
        return existing;
    }

    private static void addFound(String environments, ClassOutput classOutput, Set<Path> roots) {
        parent(environments).ifPresent(roots::add);
        classOutput.directory().ifPresent(directory -> {
            roots.add(directory);
            sources(directory).ifPresent(roots::add);
        });
    }

    /**
     * The resources among the sources of a project.
     *
     * @param classOutput a directory of classes, below {@code target}, {@code build}, {@code bin} or {@code out}
     * @return {@code src/main/resources}, or {@code src/test/resources} for the classes of tests; empty for a directory elsewhere
     */
    public static Optional<Path> sources(Path classOutput) {
        String kind = classOutput.endsWith("test-classes") ? "test" : "main";
        for (Path at = classOutput; at != null && at.getFileName() != null; at = at.getParent()) {
            switch (at.getFileName().toString()) {
                case "target", "build", "bin", "out" -> {
                    return Optional.of(at.resolveSibling(Path.of("src", kind, "resources")));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> parent(String environments) {
        if (environments == null) {
            return Optional.empty();
        }
        return path(environments)
                .filter(directory -> directory.endsWith("environments"))
                .map(Path::getParent);
    }

    private static Optional<Path> path(String directory) {
        try {
            return Optional.of(Path.of(directory).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
