package dev.launchway.library.component;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;

/**
 * Judges what stands at a path before something is put there: whether it is there, may be replaced, or is in the way. A component
 * calls it in {@code verify}, so that a prediction says the same; what it throws says which path, what is wrong and what to do.
 */
public final class Placement {

    private static final int LINKS_AT_MOST = 40;

    private Placement() {}

    /**
     * What stands at a path that another component has to make before.
     *
     * @param probe the target
     * @param path a mapped path
     * @param what the thing that needs it, as the subject of a sentence: {@code a mode}
     * @return what stands there
     * @throws IllegalStateException when nothing does
     */
    public static FileStatus required(Probe probe, Path path, String what) {
        FileStatus now = probe.status(path);
        if (!now.exists()) {
            throw new IllegalStateException(what + " needs something that has it, and there is nothing at " + path
                    + ": deploy the component that makes it before this one");
        }
        return now;
    }

    /**
     * Fails unless a file or a symlink may take the place of what stands there: nothing, a file, a symlink or an empty directory.
     *
     * @param probe the target
     * @param path a mapped path
     * @param now what stands there
     * @param wanted what is to stand there: {@code a file}
     * @throws IllegalStateException for a directory that is not empty, and for a device, a socket or a pipe
     */
    public static void checkReplaceable(Probe probe, Path path, FileStatus now, String wanted) {
        if (now.kind() == FileStatus.Kind.OTHER) {
            throw new IllegalStateException("a device, a socket or a pipe stands at " + path + ", where " + wanted
                    + " must be: remove it or choose another path");
        }
        if (now.isDirectory() && !probe.list(path).isEmpty()) {
            throw new IllegalStateException("a directory that is not empty stands at " + path + ", where " + wanted
                    + " must be: move it away or choose another path");
        }
    }

    /**
     * Fails unless the parent directory is there, or can be made where that is wanted.
     *
     * @param probe the target
     * @param path a mapped path
     * @param leading whether missing parent directories are made, by {@link #createParent}
     * @throws IllegalStateException when one is missing or is no directory
     */
    public static void checkParent(Probe probe, Path path, boolean leading) {
        Path parent = path.getParent();
        while (parent != null) {
            if (isDirectory(probe, parent)) {
                return;
            }
            FileStatus now = probe.status(parent);
            if (now.exists()) {
                throw new IllegalStateException(describe(probe, parent, now) + ", where a directory must be for "
                        + path.getFileName() + ": move it away or choose another path");
            }
            if (!leading) {
                throw new IllegalStateException("the directory " + parent
                        + " does not exist: add .leading() to create it, or" + " deploy a Directory before");
            }
            parent = parent.getParent();
        }
    }

    /**
     * Makes the parent directory where that is wanted and needed.
     *
     * @param target the target
     * @param path a mapped path
     * @param leading whether missing parent directories are made
     */
    public static void createParent(Target target, Path path, boolean leading) {
        Path parent = path.getParent();
        if (leading && parent != null && !target.exists(parent)) {
            target.createDirectory(parent);
        }
    }

    /**
     * Whether a directory stands at a path, or a symlink that leads to one.
     *
     * @param probe the target
     * @param path a mapped path
     * @return whether it is one
     */
    public static boolean isDirectory(Probe probe, Path path) {
        Path at = path;
        for (int links = 0; links < LINKS_AT_MOST; links++) {
            FileStatus now = probe.status(at);
            if (!now.isSymlink()) {
                return now.isDirectory();
            }
            at = at.resolveSibling(probe.readLink(at)).normalize();
        }
        return false;
    }

    /**
     * Fails unless what stands there is a directory, or a symlink that leads to one.
     *
     * @param probe the target
     * @param path a mapped path
     * @param now what stands there
     * @throws IllegalStateException when it is no directory
     */
    public static void checkDirectory(Probe probe, Path path, FileStatus now) {
        if (!isDirectory(probe, path)) {
            throw new IllegalStateException(
                    describe(probe, path, now) + ", where a directory must be: move it away or choose another path");
        }
    }

    /**
     * What stands there, as the beginning of a sentence.
     *
     * @param probe the target
     * @param path a mapped path
     * @param now what stands there
     * @return a text like {@code a file stands at /etc/motd}
     */
    public static String describe(Probe probe, Path path, FileStatus now) {
        return switch (now.kind()) {
            case FILE -> "a file stands at " + path;
            case DIRECTORY -> "a directory stands at " + path;
            case SYMLINK -> "a symlink to " + probe.readLink(path) + " stands at " + path;
            case OTHER -> "a device, a socket or a pipe stands at " + path;
            case MISSING -> "nothing stands at " + path;
        };
    }
}
