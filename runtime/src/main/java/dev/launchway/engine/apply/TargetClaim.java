package dev.launchway.engine.apply;

import dev.launchway.engine.system.SystemAccess;
import dev.launchway.engine.system.UnfinishedCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A target directory that is this run's alone: the tool's own state lies in it, and the lock is held. It ends with the process at
 * the latest.
 */
public final class TargetClaim implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_EVERY_MILLIS = 100;

    private final StateDirectory state;
    private final TargetLock lock;
    private final List<UnfinishedCommand> interrupted;
    private final List<String> remarks;

    private TargetClaim(
            StateDirectory state, TargetLock lock, List<UnfinishedCommand> interrupted, List<String> remarks) {
        this.state = state;
        this.lock = lock;
        this.interrupted = interrupted;
        this.remarks = remarks;
    }

    /**
     * Claims a target directory; it is made where it is missing.
     *
     * @param base the target directory
     * @param holder who claims it, for others who want it too
     * @param machine the files of the machine
     * @return the claim
     * @throws TargetLockedException when another run holds it, or a command of an interrupted one still runs
     * @throws TargetUnfitException when it cannot be used
     */
    public static TargetClaim take(Path base, LockHolder holder, SystemAccess machine)
            throws TargetLockedException, TargetUnfitException {
        StateDirectory state = new StateDirectory(base);
        state.create(machine);
        SetAside aside = state.setAside();
        try {
            aside.lock();
        } catch (IOException e) {
            throw StateDirectory.unfit("cannot lock " + state.lock(), e);
        }
        TargetLock lock = TargetLock.take(state, holder);
        try {
            aside.others();
        } catch (IOException e) {
            lock.close();
            throw StateDirectory.unfit("cannot use " + base.resolve(".launchway"), e);
        }
        List<UnfinishedCommand> interrupted = UnfinishedCommand.read(state.commands());
        for (UnfinishedCommand command : interrupted) {
            if (!endsInTime(command)) {
                lock.close();
                throw new TargetLockedException(base, command);
            }
        }
        UnfinishedCommand.forget(state.commands());
        machine.noteCommandsIn(state.commands());
        return new TargetClaim(state, lock, interrupted, aside.remarks());
    }

    /** What watches over the commands of a run that is gone takes a moment to end them. The last look begins when the time is up. */
    private static boolean endsInTime(UnfinishedCommand command) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean last = false;
        while (command.runs()) {
            if (last) {
                return false;
            }
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            last = System.nanoTime() - deadline > 0;
        }
        return true;
    }

    /**
     * Looks at a target directory without claiming it: nothing is made, nothing locked.
     *
     * @param base the target directory
     * @return good for a prediction
     */
    public static TargetClaim look(Path base) {
        return new TargetClaim(new StateDirectory(base), null, List.of(), List.of());
    }

    /** The commands that ran when the last run was interrupted. */
    List<UnfinishedCommand> interrupted() {
        return interrupted;
    }

    /**
     * What was foreign in the tool's own directory, and has been moved out of the way.
     *
     * @return a sentence each
     */
    public List<String> remarks() {
        return remarks;
    }

    StateDirectory state() {
        return state;
    }

    @Override
    public void close() {
        if (lock != null) {
            lock.close();
        }
    }
}
