package dev.launchway.library.component;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Patterns of paths in a tree: {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}, and {@code **} for directories at any depth. One
 * without a slash is compared with each name of a path, one with a slash with the path from the top of the tree on. What is below
 * a directory that matches does so too.
 */
public final class PathPatterns {

    private final List<PathMatcher> names = new ArrayList<>();
    private final List<PathMatcher> paths = new ArrayList<>();

    /**
     * Reads patterns.
     *
     * @param globs {@code *.bak}, {@code img/*.bak}
     * @param component what is given them, as the beginning of an error: {@code SyncDirectory("htdocs")}
     * @param setting the method that takes them, as errors name it: {@code exclude}
     * @throws IllegalArgumentException for an empty one, and for one that is none
     */
    public PathPatterns(List<String> globs, String component, String setting) {
        for (String glob : globs) {
            String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
            if (pattern.isBlank()) {
                throw new IllegalArgumentException(component + " has an empty pattern in ." + setting + "(…)");
            }
            if (pattern.indexOf('/') < 0) {
                names.add(matcher(pattern, component));
            } else {
                paths.add(matcher(pattern.startsWith("/") ? pattern.substring(1) : pattern, component));
            }
        }
    }

    /**
     * One pattern alone.
     *
     * @param glob a pattern
     * @param component what is given it, as the beginning of an error
     * @return matches the whole of a path
     * @throws IllegalArgumentException for a text that is no pattern
     */
    public static PathMatcher matcher(String glob, String component) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    component + ": '" + glob + "' is no file name pattern: " + e.getDescription(), e);
        }
    }

    /**
     * Whether there is none.
     *
     * @return whether nothing can match
     */
    public boolean isEmpty() {
        return names.isEmpty() && paths.isEmpty();
    }

    /**
     * Whether one matches a path, or a directory that it is below.
     *
     * @param relative the path from the top of the tree on
     * @return whether it is meant
     */
    public boolean match(String relative) {
        if (isEmpty()) {
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
