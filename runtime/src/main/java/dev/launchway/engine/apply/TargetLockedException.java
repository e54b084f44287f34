package dev.launchway.engine.apply;

import dev.launchway.engine.system.UnfinishedCommand;
import java.nio.file.Path;

/**
 * Another run is at work on the target directory, or a command that it has left; nothing has changed. The lock is free as soon as
 * that run's process and its commands have ended.
 */
public final class TargetLockedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient LockHolder holder;

    TargetLockedException(Path base, LockHolder holder) {
        super(describe(base, holder));
        this.holder = holder;
    }

    TargetLockedException(Path base, UnfinishedCommand command) {
        super(base + " is in use: a command of an interrupted run still runs, '" + command.command() + "' (process "
                + command.pid() + ") since " + command.since() + "; wait for its end, or end it by kill -- -"
                + command.pid());
        this.holder = LockHolder.UNKNOWN;
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
