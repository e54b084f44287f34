package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Access control lists of files, which Java copies and cannot read: {@code ls} marks what has one, {@code setfacl} sets it. A
 * list's mask stands where a file without one has the bits of its group (acl(5)).
 */
final class AccessLists {

    private static final int MARK = 10;

    /** Whether a directory has a list, perhaps one that what is made in it inherits. */
    private final Map<Path, Boolean> directories = new HashMap<>();

    /** Whether a file or a directory has one; {@code false} where {@code ls} does not tell, as that of BusyBox. */
    static boolean on(Path path) {
        try {
            Process process =
                    ForkLock.start(new ProcessBuilder("ls", "-ld", "--", path.toString()).redirectErrorStream(true));
            process.getOutputStream().close();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return process.waitFor() == 0 && line.length() > MARK && line.charAt(MARK) == '+';
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives a file that was made in a directory the list of the file that it replaces, or none if that has none. */
    void keep(ParentDirectory parent, Path old, Path made) throws IOException {
        if (directories.computeIfAbsent(parent.shown(), shown -> on(parent.place()))) {
            copy(parent, old, made);
        }
    }

    private static void copy(ParentDirectory parent, Path old, Path made) throws IOException {
        String script = "list=$(getfacl -p -- \"$1\") && printf '%s\\n' \"$list\" | setfacl --set-file=- -- \"$2\"";
        try {
            Process process =
                    ForkLock.start(new ProcessBuilder("sh", "-c", script, "sh", old.toString(), made.toString())
                            .redirectErrorStream(true));
            process.getOutputStream().close();
            process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new RefusedException(
                        "the directory " + parent.shown() + " has an access control list, and it cannot be"
                                + " seen to it that the new file lets in nobody whom the old one did not: install getfacl and"
                                + " setfacl, or take the list from the directory");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted", e);
        }
    }

    /** Refuses bits for the group of a file that would widen a list's mask, and with it what the list gives to others. */
    static void checkMask(Path file, int old, int wanted) throws RefusedException {
        int more = wanted & ~old & 0070;
        if (more != 0 && on(file)) {
            throw new RefusedException("it has an access control list, whose mask the mode's middle digit is: "
                    + Integer.toOctalString(wanted & 0777) + " would give users and groups of the list more than "
                    + Integer.toOctalString(old & 0777) + " does; set the mask with setfacl -m m::, or remove the list"
                    + " with setfacl -b");
        }
    }

    void forget() {
        directories.clear();
    }
}
