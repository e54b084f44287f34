package dev.launchway.library.file;

import dev.launchway.api.Probe;
import dev.launchway.library.component.PathPatterns;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/** File name patterns: {@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}, and {@code **} for directories at any depth. */
final class Globs {

    private static final String ANY_DEPTH = "**";

    private Globs() {}

    static boolean isGlob(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("*?[{\\".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a pattern matches below a directory, sorted by path. A name that begins with a dot is matched only by a pattern that
     * does so too; symlinks are matched and not followed.
     */
    static List<Path> expand(Probe probe, Path base, List<String> segments, String component) {
        List<Path> found = new ArrayList<>();
        if (segments.isEmpty()) {
            if (probe.exists(base)) {
                found.add(base);
            }
            return found;
        }
        String first = segments.get(0);
        List<String> rest = segments.subList(1, segments.size());
        if (first.equals(ANY_DEPTH)) {
            return expandAnyDepth(probe, base, rest, component);
        }
        PathMatcher matcher = PathPatterns.matcher(first, component);
        for (Path entry : probe.list(base)) {
            String name = entry.getFileName().toString();
            boolean hidden = name.startsWith(".") && !first.startsWith(".");
            if (!hidden && matcher.matches(entry.getFileName())) {
                if (rest.isEmpty()) {
                    found.add(entry);
                } else if (probe.status(entry).isDirectory()) {
                    found.addAll(expand(probe, entry, rest, component));
                }
            }
        }
        return found;
    }

    private static List<Path> expandAnyDepth(Probe probe, Path base, List<String> rest, String component) {
        List<Path> found = new ArrayList<>(rest.isEmpty() ? List.of() : expand(probe, base, rest, component));
        for (Path entry : probe.list(base)) {
            boolean hidden = entry.getFileName().toString().startsWith(".");
            if (!hidden && rest.isEmpty()) {
                found.add(entry);
            } else if (!hidden && !found.contains(entry) && probe.status(entry).isDirectory()) {
                found.addAll(expandAnyDepth(probe, entry, rest, component));
            }
        }
        return found;
    }
}
