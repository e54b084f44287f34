package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Sets all permission bits, those for set-user-id, set-group-id and sticky included. */
final class Modes {

    private Modes() {}

    /** Sets them by the open file; by name where this user may not open it, or opening it could wait for ever. */
    static void set(Path path, int bits) throws IOException {
        Stat there = Stat.of(path);
        if (there == null) {
            throw Placement.nothingThere("set the mode of", path);
        }
        if (there.kind() == Kind.SYMLINK) {
            throw Placement.symlinkHasNoMode(path);
        }
        if (there.kind() == Kind.OTHER) {
            Files.setAttribute(path, "unix:mode", bits);
            return;
        }
        try {
            Files.setAttribute(path, "unix:mode", bits, LinkOption.NOFOLLOW_LINKS);
        } catch (AccessDeniedException e) {
            Files.setAttribute(path, "unix:mode", bits);
        }
    }
}
