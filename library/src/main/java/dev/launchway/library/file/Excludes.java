package dev.launchway.library.file;

import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Patterns of what is left out of a tree. One without a slash is compared with each name of a path, one with a slash with the
 * path from the top of the tree on. What is below an excluded directory is excluded.
 */
final class Excludes {

    private final List<PathMatcher> names = new ArrayList<>();
    private final List<PathMatcher> paths = new ArrayList<>();

    Excludes(List<String> globs, String component) {
        for (String glob : globs) {
            String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
            if (pattern.isBlank()) {
                throw new IllegalArgumentException(component + " has an empty pattern in .exclude(…)");
            }
            if (pattern.indexOf('/') < 0) {
                names.add(Globs.matcher(pattern, component));
            } else {
                paths.add(Globs.matcher(pattern.startsWith("/") ? pattern.substring(1) : pattern, component));
            }
        }
    }

    boolean match(String relative) {
        if (names.isEmpty() && paths.isEmpty()) {
            return false;
        }
        Path path = Path.of(relative);
        for (int parts = 1; parts <= path.getNameCount(); parts++) {
            Path above = path.subpath(0, parts);
            if (anyMatches(names, above.getFileName()) || anyMatches(paths, above)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyMatches(List<PathMatcher> matchers, Path path) {
        for (PathMatcher matcher : matchers) {
            if (matcher.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
