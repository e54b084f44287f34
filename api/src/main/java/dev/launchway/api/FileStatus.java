package dev.launchway.api;

import java.time.Instant;

/**
 * What stands at a path, symlinks not followed ({@code lstat(2)}). Two are equal when all that they tell is equal.
 *
 * <p>A {@code verify} that is {@linkplain Probe#status shown} one depends on what it asks of it, and on nothing else of the file.
 */
public interface FileStatus {

    /** Nothing is there. */
    FileStatus MISSING = of(Kind.MISSING, 0, new FileMode(0), "", "", Instant.EPOCH);

    /** What can stand at a path. */
    enum Kind {
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
     * A status whose properties are all known.
     *
     * @param kind what it is
     * @param size in bytes; 0 for what is not a file
     * @param mode the permission bits
     * @param owner the owning user's name, or number where it has no name
     * @param group the owning group's name, or number where it has no name
     * @param modified when its content last changed
     * @return the status
     */
    static FileStatus of(Kind kind, long size, FileMode mode, String owner, String group, Instant modified) {
        return new KnownStatus(kind, size, mode, owner, group, modified);
    }

    /**
     * What it is.
     *
     * @return its kind
     */
    Kind kind();

    /**
     * Its size.
     *
     * @return in bytes; 0 for what is not a file
     */
    long size();

    /**
     * Who may do what with it.
     *
     * @return the permission bits
     */
    FileMode mode();

    /**
     * Whose it is.
     *
     * @return the owning user's name, or number where it has no name
     */
    String owner();

    /**
     * Its group.
     *
     * @return the owning group's name, or number where it has no name
     */
    String group();

    /**
     * Its age.
     *
     * @return when its content last changed
     */
    Instant modified();

    /**
     * Whether anything is there.
     *
     * @return {@code false} for {@link Kind#MISSING}
     */
    default boolean exists() {
        return kind() != Kind.MISSING;
    }

    /**
     * Whether it is a regular file.
     *
     * @return {@code true} for {@link Kind#FILE}
     */
    default boolean isFile() {
        return kind() == Kind.FILE;
    }

    /**
     * Whether it is a directory.
     *
     * @return {@code true} for {@link Kind#DIRECTORY}
     */
    default boolean isDirectory() {
        return kind() == Kind.DIRECTORY;
    }

    /**
     * Whether it is a symbolic link.
     *
     * @return {@code true} for {@link Kind#SYMLINK}
     */
    default boolean isSymlink() {
        return kind() == Kind.SYMLINK;
    }
}
