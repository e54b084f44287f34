package dev.launchway.engine.system;

import java.io.IOException;
import java.nio.file.Path;

/** A change that is not made, though the system would make it. The message is the reason alone, with what to do. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1;

    RefusedException(String reason) {
        super(reason);
    }

    RefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** A symlink above a path that another user can lead elsewhere. */
    static RefusedException symlink(Path link, Path to, String whose) {
        return new RefusedException(link + " is a symlink to " + to + " and is not followed, because " + whose
                + " could lead it anywhere: name the place that is meant, or give the symlink and the directory that holds it"
                + " to root (chown -h)");
    }

    /** Something that was looked at and is another thing now. */
    static RefusedException exchanged() {
        return new RefusedException("another user has exchanged it at this moment; run it again");
    }
}
