package dev.launchway.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Collections;
import java.util.Set;

/** Tells directories whose files may be trusted, since nobody but this user writes there. */
final class OwnDirectory {

    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** Belongs to the user of this process, who need not have a name. */
    private static final Path PROCESS = Path.of("/proc/self");

    private OwnDirectory() {}

    /** Whether a path is a directory of this user in which others may not write. */
    static boolean is(Path path) {
        try {
            PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
            return found.isDirectory()
                    && found.owner().equals(user())
                    && Collections.disjoint(found.permissions(), OF_OTHERS);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static UserPrincipal user() throws IOException {
        return Files.exists(PROCESS)
                ? Files.getOwner(PROCESS)
                : FileSystems.getDefault()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
    }
}
