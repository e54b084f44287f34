package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whose hands a directory is in. Root, who runs this process, and the owner of {@code /} can change everything that this
 * process can change; nobody else is let to decide where it writes.
 */
final class Trust {

    private static final int GROUP_MAY_WRITE = 0020;
    private static final int OTHERS_MAY_WRITE = 0002;
    private static final int STICKY = 01000;

    private final int self;
    private final int ownerOfAll;
    private final int privateGroup;

    private Trust(int self, int ownerOfAll, int privateGroup) {
        this.self = self;
        this.ownerOfAll = ownerOfAll;
        this.privateGroup = privateGroup;
    }

    static Trust ofThisProcess() throws IOException {
        Path process = Path.of("/proc/self");
        Path own = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
        Stat self = Stat.of(own.resolve("."));
        Stat top = Stat.of(Path.of("/"));
        if (self == null || top == null) {
            throw new RefusedException(
                    "cannot tell which user this process runs as: neither /proc nor " + own + " is there");
        }
        boolean ownGroup = Accounts.self().equals(Accounts.selfGroup());
        return new Trust(self.uid(), top.uid(), ownGroup ? self.gid() : self.uid() == 0 ? 0 : -1);
    }

    int self() {
        return self;
    }

    /** Whether its owner is trusted. */
    boolean owns(Stat there) {
        return there.uid() == 0 || there.uid() == self || there.uid() == ownerOfAll;
    }

    /** Whether nobody else can add, remove or exchange any entry of a directory. The group that a user has alone is no other. */
    boolean closed(Stat directory) {
        int mode = directory.permissions();
        boolean groupWrites = (mode & GROUP_MAY_WRITE) != 0 && directory.gid() != privateGroup;
        return owns(directory) && !groupWrites && (mode & OTHERS_MAY_WRITE) == 0;
    }

    /** Whether nobody else can exchange what this process makes in a directory: it is closed, or sticky as {@code /tmp} is. */
    boolean keepsOwn(Stat directory) {
        return closed(directory) || (owns(directory) && (directory.permissions() & STICKY) != 0);
    }

    /** Whether nobody else can exchange an entry of a directory. */
    boolean fixes(Stat directory, Stat entry) {
        return closed(directory) || (keepsOwn(directory) && owns(entry));
    }
}
