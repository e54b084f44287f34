package dev.launchway.engine.apply;

import dev.launchway.engine.system.SystemAccess;
import java.nio.file.Path;

/**
 * A target directory that is this run's alone: the tool's own state lies in it, and the lock is held. It ends with the process at
 * the latest.
 */
public final class TargetClaim implements AutoCloseable {

    private final StateDirectory state;
    private final TargetLock lock;

    private TargetClaim(StateDirectory state, TargetLock lock) {
        this.state = state;
        this.lock = lock;
    }

    /**
     * Claims a target directory; it is made where it is missing.
     *
     * @param base the target directory
     * @param holder who claims it, for others who want it too
     * @param machine the files of the machine
     * @return the claim
     * @throws TargetLocked when another run holds it
     * @throws TargetUnfit when it cannot be used
     */
    public static TargetClaim take(Path base, LockHolder holder, SystemAccess machine)
            throws TargetLocked, TargetUnfit {
        StateDirectory state = new StateDirectory(base);
        state.create(machine);
        return new TargetClaim(state, TargetLock.take(state, holder));
    }

    /**
     * Looks at a target directory without claiming it: nothing is made, nothing locked.
     *
     * @param base the target directory
     * @return good for a prediction
     */
    public static TargetClaim look(Path base) {
        return new TargetClaim(new StateDirectory(base), null);
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
