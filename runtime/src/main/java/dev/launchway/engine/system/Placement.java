package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.nio.file.Path;

/** The rules about what may stand where, and what breaking them is called; the same for real files and for an overlay. */
final class Placement {

    static final String ROOT = "root";
    static final String NOT_TOUCHED = "it is a device, a socket or a named pipe";

    private Placement() {}

    /** Refuses what must not be replaced. */
    static void check(String doing, Path path, Kind there, boolean empty) throws FileProblemException {
        if (there == Kind.DIRECTORY && !empty) {
            throw new FileProblemException(
                    "cannot " + doing + " " + path + ": a directory that is not empty stands there; move its"
                            + " content away, or choose another path");
        }
        if (there == Kind.OTHER) {
            throw new FileProblemException("cannot " + doing + " " + path
                    + ": a device, a socket or a named pipe stands there; remove it, or choose another path");
        }
    }

    static RefusedException notInPlace(Path directory) {
        return new RefusedException("others than root and this user may write in " + directory
                + " and could exchange it for another one: write it without inPlace()");
    }

    static RefusedException notAppended() {
        return new RefusedException("something else than a regular file stands there: remove it");
    }

    static RefusedException exchangeable(Path directory) {
        return new RefusedException(
                "others than root and this user may write in " + directory + " and could exchange it for another one");
    }

    static RefusedException noLog() {
        return new RefusedException("it is no regular file, and other users may write in its directory: remove it");
    }

    static String mountPoint() {
        return "it is a mount point, which cannot be replaced or removed, only written in place (inPlace() of a File)";
    }

    static String noDirectory(Path directory) {
        return "there is no directory " + directory;
    }

    static String fileForDirectory(Path directory) {
        return "a file stands where the directory " + directory + " must be";
    }

    static String symlinkToNoDirectory(Path link) {
        return link + " is a symlink that leads to no directory";
    }

    static FileProblemException noDirectoryThere(Path path, Kind there) {
        return new FileProblemException("cannot create the directory " + path + ": "
                + (there == Kind.SYMLINK
                        ? "a symlink that leads to no directory stands there"
                        : "a file stands there"));
    }

    static FileProblemException nothingThere(String doing, Path path) {
        return new FileProblemException("cannot " + doing + " " + path + ": nothing is there");
    }

    static FileProblemException symlinkHasNoMode(Path path) {
        return new FileProblemException(
                "cannot set the mode of " + path + ": it is a symlink, which has none of its own");
    }

    static FileProblemException onlyRoot(String owner, Path path, String user) {
        return new FileProblemException(
                "cannot give " + owner + " the ownership of " + path + ": only root may, not user " + user);
    }
}
