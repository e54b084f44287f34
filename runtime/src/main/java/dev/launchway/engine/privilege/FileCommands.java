package dev.launchway.engine.privilege;

import dev.launchway.api.FileMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of coreutils and findutils that files of another user are read and written by: the same words for a path each time, so
 * that a rule of {@code sudo} can name them. A file is made under one temporary name beside its own, and then gets its name.
 */
public final class FileCommands {

    /** Kind and mode in hex, size, time in seconds, owner, group. */
    private static final String FORMAT = "%f/%s/%Y/%U/%G";

    private static final String TEMPORARY = ".launchway-new.";
    private static final FileMode USUAL = FileMode.of(0644);
    private static final FileMode WHILE_WRITTEN = FileMode.of(0600);
    private static final int OWNER_WRITES = 0200;

    private FileCommands() {}

    /**
     * Looks at what stands at a path, symlinks not followed.
     *
     * @param path absolute
     * @return the command, which says it in one line
     */
    public static List<String> status(Path path) {
        return List.of("stat", "-c", FORMAT, path.toString());
    }

    /**
     * Reads a file.
     *
     * @param path absolute
     * @return the command
     */
    public static List<String> read(Path path) {
        return List.of("cat", path.toString());
    }

    /**
     * Reads the text of a symlink.
     *
     * @param link absolute
     * @return the command
     */
    public static List<String> readLink(Path link) {
        return List.of("readlink", "-n", link.toString());
    }

    /**
     * Reads the names in a directory.
     *
     * @param directory absolute
     * @return the command, which ends each path with a NUL
     */
    public static List<String> list(Path directory) {
        return List.of("find", directory.toString(), "-mindepth", "1", "-maxdepth", "1", "-print0");
    }

    /**
     * The name under which a file is made.
     *
     * @param path its own
     * @return beside it
     */
    public static Path temporary(Path path) {
        return path.resolveSibling(TEMPORARY + path.getFileName());
    }

    /**
     * How a file is made that has its mode, owner and group when it appears.
     *
     * @param path its own
     * @param mode {@code null} for 0644
     * @param owner {@code null} for the user
     * @param group {@code null} for that of the user
     * @return the command, which makes an empty one under the temporary name
     */
    public static List<String> make(Path path, FileMode mode, String owner, String group) {
        FileMode wanted = mode == null ? USUAL : mode;
        List<String> argv = new ArrayList<>(List.of("install", "-m"));
        argv.add((narrowed(mode) ? WHILE_WRITTEN : wanted).toString());
        if (owner != null) {
            argv.addAll(List.of("-o", owner));
        }
        if (group != null) {
            argv.addAll(List.of("-g", group));
        }
        argv.addAll(List.of("-T", "/dev/null", temporary(path).toString()));
        return argv;
    }

    /**
     * Whether a file gets its mode once it is written: one that its owner may not write.
     *
     * @param mode its mode; {@code null} for the usual one
     * @return whether {@link #setMode} of the temporary name comes before {@link #place}
     */
    public static boolean narrowed(FileMode mode) {
        return mode != null && (mode.bits() & OWNER_WRITES) == 0;
    }

    /**
     * How a file is made that has mode, owner and group of the one that it replaces.
     *
     * @param path its own
     * @return the command, which makes an empty one under the temporary name
     */
    public static List<String> makeAlike(Path path) {
        return List.of(
                "cp",
                "-fp",
                "--attributes-only",
                "-T",
                path.toString(),
                temporary(path).toString());
    }

    /**
     * Gives a file that is there the content that comes on the standard input, and brings it to the disk.
     *
     * @param path absolute
     * @return the command
     */
    public static List<String> fill(Path path) {
        return List.of("dd", "bs=64k", "of=" + path, "conv=fsync", "status=none");
    }

    /**
     * Gives a file its own name.
     *
     * @param path its own
     * @return the command
     */
    public static List<String> place(Path path) {
        return List.of("mv", "-fT", temporary(path).toString(), path.toString());
    }

    /**
     * Makes a directory, and those above it.
     *
     * @param path absolute
     * @return the command
     */
    public static List<String> createDirectory(Path path) {
        return List.of("install", "-d", "-m", "0755", path.toString());
    }

    /**
     * Makes a symlink, or replaces one.
     *
     * @param link absolute
     * @param to where it points
     * @return the command
     */
    public static List<String> symlink(Path link, Path to) {
        return List.of("ln", "-sfT", "--", to.toString(), link.toString());
    }

    /**
     * Removes what stands at a path.
     *
     * @param path absolute
     * @return the command
     */
    public static List<String> delete(Path path) {
        return List.of("rm", "-rf", path.toString());
    }

    /**
     * Sets permission bits.
     *
     * @param path absolute
     * @param mode the bits
     * @return the command
     */
    public static List<String> setMode(Path path, FileMode mode) {
        return List.of("chmod", mode.toString(), path.toString());
    }

    /**
     * Sets an owner, of a symlink its own.
     *
     * @param path absolute
     * @param owner a name or a number
     * @return the command
     */
    public static List<String> setOwner(Path path, String owner) {
        return List.of("chown", "-h", owner, path.toString());
    }

    /**
     * Sets a group, of a symlink its own.
     *
     * @param path absolute
     * @param group a name or a number
     * @return the command
     */
    public static List<String> setGroup(Path path, String group) {
        return List.of("chgrp", "-h", group, path.toString());
    }
}
