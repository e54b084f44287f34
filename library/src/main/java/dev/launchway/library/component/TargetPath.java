package dev.launchway.library.component;

import dev.launchway.api.Configuration;
import java.nio.file.Path;

/**
 * A path as it was given to a component: text that is still to be mapped, or a path that is mapped. It is kept so until {@code
 * configure}, where {@link #map} makes a path of the target from it.
 *
 * @param text the path's text; what it is called in breadcrumbs
 * @param mapped the path where it is mapped already, else {@code null}
 */
public record TargetPath(String text, Path mapped) {

    /**
     * Refuses an empty path.
     *
     * @param text the path's text
     * @param mapped the path where it is mapped already, else {@code null}
     * @throws IllegalArgumentException for an empty text
     */
    public TargetPath {
        if (text.isBlank()) {
            throw new IllegalArgumentException(
                    "the path is empty: name a file below the work directory, or an absolute path");
        }
    }

    /**
     * A path that is to be mapped.
     *
     * @param text relative to the work directory, absolute, or beginning with {@code ~}
     * @return the path
     * @throws IllegalArgumentException for an empty text
     */
    public static TargetPath of(String text) {
        return new TargetPath(text, null);
    }

    /**
     * A path that is mapped, if it is absolute.
     *
     * @param path absolute: taken as it is; relative: below the work directory
     * @return the path
     */
    public static TargetPath of(Path path) {
        return new TargetPath(path.toString(), path.isAbsolute() ? path.normalize() : null);
    }

    /**
     * Maps it to its place on the target.
     *
     * @param here what {@code configure} was given
     * @return an absolute, normalised path
     */
    public Path map(Configuration here) {
        return mapped == null ? here.map(text) : mapped;
    }

    /**
     * Whether a path can only be on the target, and not in the definition directory.
     *
     * @param text a path
     * @return whether it is absolute or begins with {@code ~}
     */
    public static boolean isOnTarget(String text) {
        return text.startsWith("/") || text.startsWith("~");
    }

    /**
     * The last part of a path.
     *
     * @param text a path that is not empty
     * @return what stands behind the last slash
     */
    public static String baseName(String text) {
        return Path.of(text).getFileName().toString();
    }
}
