package dev.launchway.engine.system;

import dev.launchway.api.FileStatus.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Lets something be done to an entry by a path that nobody else can lead to another one meanwhile. */
final class FixedEntry {

    private static final int NAMES_WITH_OURS = 2;

    private final TemporaryNames names;

    FixedEntry(TemporaryNames names) {
        this.names = names;
    }

    /** Changes what stands at a path. */
    interface Change {
        void make(Path fixed) throws IOException;
    }

    void change(ParentDirectory parent, Path path, Stat there, Change change) throws IOException {
        Path entry = parent.entry(path);
        if (parent.fixes(there)) {
            change.make(entry);
        } else if (there.kind() == Kind.DIRECTORY) {
            try (OpenDirectory open = parent.open().inner(entry.getFileName())) {
                change.make(open.place().resolve("."));
            }
        } else {
            linked(parent, entry, there, change);
        }
    }

    private void linked(ParentDirectory parent, Path entry, Stat there, Change change) throws IOException {
        Temporary made;
        try {
            made = Temporary.beside(parent, there, names, false);
        } catch (AccessDeniedException e) {
            // Not root, who may write everywhere: what this user may do to files of others is little.
            change.make(entry);
            return;
        }
        try (Temporary temporary = made) {
            Path fixed = temporary.fixed(entry, there.kind());
            checkNames(parent, fixed);
            change.make(fixed);
        }
    }

    private static void checkNames(ParentDirectory parent, Path fixed) throws IOException {
        int count = (Integer) Files.getAttribute(fixed, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
        if (count > NAMES_WITH_OURS && !parent.ownerOwns(Stat.of(fixed))) {
            throw new RefusedException(
                    "it has another name (a hard link), which may be anywhere, in a directory that other users can"
                            + " change: replace it by a file of its own");
        }
    }
}
