package dev.launchway.engine.apply;

import java.nio.file.Path;

/** Another run is at work on the target directory; nothing has changed. The lock is free as soon as that run's process ends. */
public final class TargetLocked extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LockHolder holder;

    TargetLocked(Path base, LockHolder holder) {
        super(describe(base, holder));
        this.holder = holder;
    }

    /**
     * Who holds it.
     *
     * @return what they wrote down
     */
    public LockHolder holder() {
        return holder;
    }

    private static String describe(Path base, LockHolder holder) {
        if (holder.equals(LockHolder.UNKNOWN)) {
            return base + " is locked by another run, which has not said yet who it is";
        }
        return base + " is locked by " + holder.user() + " on " + holder.host() + " (process " + holder.pid()
                + ") since " + holder.since() + ": " + holder.command();
    }
}
