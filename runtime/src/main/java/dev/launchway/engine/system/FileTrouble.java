package dev.launchway.engine.system;

import dev.launchway.api.FileMode;
import dev.launchway.text.SizeText;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Says why an operation on a file failed. It looks at the file system rather than at the system's message, which comes in the
 * language of the machine.
 */
final class FileTrouble {

    private static final long NEARLY_NOTHING = 4096;

    private FileTrouble() {}

    /** Explains a failed change of what stands at a path, or of the path's directory. */
    static IOException changing(String doing, Path path, IOException cause) {
        return explained(doing, path, cause, true);
    }

    /** Explains a failed look at a path. */
    static IOException reading(String doing, Path path, IOException cause) {
        return explained(doing, path, cause, false);
    }

    private static IOException explained(String doing, Path path, IOException cause, boolean change) {
        if (cause instanceof FileProblemException) {
            return cause;
        }
        String why = cause instanceof RefusedException ? cause.getMessage() : parentProblem(path);
        if (why == null) {
            why = why(path, cause, change);
        }
        return new FileProblemException("cannot " + doing + " " + path + ": " + why, cause);
    }

    /** Whether something that is no directory stands where a directory above the path must be. */
    static boolean belowFile(Path path) {
        Path ancestor = existingAncestor(path);
        return ancestor != null && !Files.isDirectory(ancestor);
    }

    private static Path existingAncestor(Path path) {
        Path ancestor = path.getParent();
        while (ancestor != null && !Files.exists(ancestor, LinkOption.NOFOLLOW_LINKS)) {
            ancestor = ancestor.getParent();
        }
        return ancestor;
    }

    /** What is wrong with the directory that a path is in; {@code null} where it is a directory. */
    static String parentProblem(Path path) {
        Path parent = path.getParent();
        if (parent == null || Files.isDirectory(parent)) {
            return null;
        }
        Path ancestor = existingAncestor(path);
        if (ancestor == null) {
            return null;
        }
        if (Files.isSymbolicLink(ancestor) && !Files.isDirectory(ancestor)) {
            return Placement.symlinkToNoDirectory(ancestor);
        }
        if (!Files.isDirectory(ancestor)) {
            return Placement.fileForDirectory(ancestor);
        }
        if (!Files.isExecutable(ancestor)) {
            return mayNotEnter(ancestor);
        }
        return Placement.noDirectory(parent);
    }

    private static String why(Path path, IOException cause, boolean change) {
        String reason = reason(cause);
        if (cause instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        Path directory = path.getParent() == null ? path : path.getParent();
        if (cause instanceof AccessDeniedException && !Files.isExecutable(directory)) {
            return mayNotEnter(directory);
        }
        if (change) {
            String store = storeProblem(directory, reason);
            if (store != null) {
                return store;
            }
            boolean denied = cause instanceof AccessDeniedException || reason.contains("not permitted");
            if (denied && !Files.isWritable(directory)) {
                return mayNotWrite(directory);
            }
            if (denied) {
                return "the system does not permit it to user " + Accounts.self()
                        + "; it may belong to another user" + permissions(path)
                        + ", or be immutable (lsattr tells)";
            }
            if (cause instanceof java.nio.file.FileSystemException && MountPoints.at(path)) {
                return Placement.mountPoint();
            }
        } else if (cause instanceof AccessDeniedException) {
            return "user " + Accounts.self() + " may not read it" + permissions(path);
        }
        return reason;
    }

    /** Explains why entries of a directory can be neither made nor removed. */
    static IOException notWritable(Path directory) {
        String store = storeProblem(directory, "");
        return new FileProblemException(
                "cannot write in " + directory + ": " + (store == null ? mayNotWrite(directory) : store));
    }

    private static String mayNotEnter(Path directory) {
        return "user " + Accounts.self() + " may not enter " + directory + permissions(directory);
    }

    private static String mayNotWrite(Path directory) {
        return "user " + Accounts.self() + " may not write in " + directory + permissions(directory);
    }

    private static String storeProblem(Path directory, String reason) {
        try {
            FileStore store = Files.getFileStore(directory);
            if (store.isReadOnly()) {
                return "the file system of " + directory + " is mounted read-only";
            }
            if (reason.contains("quota")) {
                return "the disk quota of user " + Accounts.self() + " is used up on the file system of " + directory;
            }
            long free = store.getUsableSpace();
            if (reason.contains("No space") || free < NEARLY_NOTHING) {
                String room = " (" + SizeText.of(free) + " of " + SizeText.of(store.getTotalSpace()) + " free)";
                String hint = free < NEARLY_NOTHING ? "" : "; where room is left it may have no inodes (df -i tells)";
                return "no space left on the file system of " + directory + room + hint;
            }
        } catch (IOException e) {
            return null;
        }
        return null;
    }

    private static String reason(IOException cause) {
        String reason = cause instanceof FileSystemException problem ? problem.getReason() : cause.getMessage();
        if (reason != null) {
            return reason;
        }
        String name = cause.getClass().getSimpleName();
        return cause instanceof java.nio.file.NoSuchFileException ? "there is no such file" : name;
    }

    /** Owner and mode in parentheses, as far as they can be told. */
    private static String permissions(Path path) {
        try {
            Stat stat = Stat.of(path);
            if (stat != null) {
                return " (owner " + new Accounts().owner(path, stat.uid()) + ", mode " + FileMode.of(stat.permissions())
                        + ")";
            }
        } catch (IOException e) {
            return "";
        }
        return "";
    }
}
