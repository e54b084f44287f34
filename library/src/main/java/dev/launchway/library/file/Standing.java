package dev.launchway.library.file;

import dev.launchway.api.FileStatus;
import dev.launchway.api.Probe;
import dev.launchway.api.Target;
import java.nio.file.Path;

/** Judges what stands at a path: whether it is there, may be replaced, or is in the way. */
final class Standing {

    private static final int LINKS_AT_MOST = 40;

    private Standing() {}

    /** What stands there; a failure when nothing does. */
    static FileStatus required(Probe probe, Path path, String what) {
        FileStatus now = probe.status(path);
        if (!now.exists()) {
            throw new IllegalStateException(what + " needs something that has it, and there is nothing at " + path
                    + ": deploy the component that makes it before this one");
        }
        return now;
    }

    /** Fails unless a file or a symlink may take the place of what stands there. */
    static void replaceable(Probe probe, Path path, FileStatus now, String wanted) {
        if (now.kind() == FileStatus.Kind.OTHER) {
            throw new IllegalStateException("a device, a socket or a pipe stands at " + path + ", where " + wanted
                    + " must be: remove it or choose another path");
        }
        if (now.isDirectory() && !probe.list(path).isEmpty()) {
            throw new IllegalStateException("a directory that is not empty stands at " + path + ", where " + wanted
                    + " must be: move it away or choose another path");
        }
    }

    /** Fails unless the parent directory is there, or can be made where that is wanted. */
    static void parent(Probe probe, Path path, boolean leading) {
        Path parent = path.getParent();
        while (parent != null) {
            if (isDirectory(probe, parent)) {
                return;
            }
            FileStatus now = probe.status(parent);
            if (now.exists()) {
                throw new IllegalStateException(described(probe, parent, now) + ", where a directory must be for "
                        + path.getFileName() + ": move it away or choose another path");
            }
            if (!leading) {
                throw new IllegalStateException("the directory " + parent
                        + " does not exist: add .leading() to create it, or" + " deploy a Directory before");
            }
            parent = parent.getParent();
        }
    }

    /** Makes the parent directory where that is wanted and needed. */
    static void makeParent(Target target, Path path, boolean leading) {
        Path parent = path.getParent();
        if (leading && parent != null && !target.exists(parent)) {
            target.createDirectory(parent);
        }
    }

    /** Whether a directory stands there, or a symlink that leads to one. */
    static boolean isDirectory(Probe probe, Path path) {
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

    /** Fails unless what stands there is a directory, or a symlink that leads to one. */
    static void directory(Probe probe, Path path, FileStatus now) {
        if (!isDirectory(probe, path)) {
            throw new IllegalStateException(
                    described(probe, path, now) + ", where a directory must be: move it away or choose another path");
        }
    }

    /** What stands there, as the beginning of a sentence. */
    static String described(Probe probe, Path path, FileStatus now) {
        return switch (now.kind()) {
            case FILE -> "a file stands at " + path;
            case DIRECTORY -> "a directory stands at " + path;
            case SYMLINK -> "a symlink to " + probe.readLink(path) + " stands at " + path;
            case OTHER -> "a device, a socket or a pipe stands at " + path;
            case MISSING -> "nothing stands at " + path;
        };
    }
}
