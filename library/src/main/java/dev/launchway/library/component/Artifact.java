package dev.launchway.library.component;

import java.nio.file.Path;

/**
 * A component that brings a file or a directory to the target, for another one that is given it: {@code Extract.of(artifact)}. Both
 * are components of one host, and the artifact is deployed before.
 */
public interface Artifact {

    /**
     * Where it is on the target.
     *
     * @return an absolute path
     * @throws IllegalStateException before this component is prepared, by {@code here.add(…)} or after {@code configure}
     */
    Path path();

    /**
     * What {@link #path} returns: the path, once it is known.
     *
     * @param path the path; {@code null} before the component is prepared
     * @param component the component, as errors name it: {@code File("motd")}
     * @return the path
     * @throws IllegalStateException for {@code null}
     */
    static Path known(Path path, String component) {
        if (path == null) {
            throw new IllegalStateException(
                    component + " has no path yet: read it after here.add(…), or after configure");
        }
        return path;
    }
}
