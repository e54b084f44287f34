package dev.launchway.api;

import java.time.Instant;

/**
 * What stands at a path, symlinks not followed ({@code lstat(2)}).
 *
 * @param kind what it is
 * @param size in bytes; 0 for what is not a file
 * @param mode the permission bits
 * @param owner the owning user's name, or number where it has no name
 * @param group the owning group's name, or number where it has no name
 * @param modified when its content last changed
 */
public record FileStatus(Kind kind, long size, FileMode mode, String owner, String group, Instant modified) {

    /** Nothing is there. */
    public static final FileStatus MISSING = new FileStatus(Kind.MISSING, 0, new FileMode(0), "", "", Instant.EPOCH);

    /** What can stand at a path. */
    public enum Kind {
        /** Nothing. */
        MISSING,
        /** A regular file. */
        FILE,
        /** A directory. */
        DIRECTORY,
        /** A symbolic link. */
        SYMLINK,
        /** A device, a socket or a named pipe. */
        OTHER
    }

    /**
     * Whether anything is there.
     *
     * @return {@code false} for {@link Kind#MISSING}
     */
    public boolean exists() {
        return kind != Kind.MISSING;
    }

    /**
     * Whether it is a regular file.
     *
     * @return {@code true} for {@link Kind#FILE}
     */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /**
     * Whether it is a directory.
     *
     * @return {@code true} for {@link Kind#DIRECTORY}
     */
    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /**
     * Whether it is a symbolic link.
     *
     * @return {@code true} for {@link Kind#SYMLINK}
     */
    public boolean isSymlink() {
        return kind == Kind.SYMLINK;
    }
}
