package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Path;

/** Finds the directories of entries, by whom this process trusts. */
final class ParentDirectories {

    private final Accounts accounts;
    private Trust trust;

    ParentDirectories(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The directory that an absolute path is in, to be closed by who asks. */
    ParentDirectory of(Path path) throws IOException {
        if (trust == null) {
            trust = Trust.ofThisProcess();
        }
        return PathWalk.parentOf(path, trust, accounts);
    }
}
