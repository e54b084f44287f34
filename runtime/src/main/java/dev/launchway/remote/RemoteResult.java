package dev.launchway.remote;

import dev.launchway.engine.event.RunEvent.Trouble;
import java.util.Set;

/**
 * How a remote run ended.
 *
 * @param troubles what kept it from beginning; empty when it began
 * @param declined whether the user was asked, and did not want it
 * @param interrupted whether the user ended it
 * @param changed components that were updated, or would be
 * @param failed root components that failed
 * @param lost hosts that were lost when nothing was at work there
 */
public record RemoteResult(
        Set<Trouble> troubles, boolean declined, boolean interrupted, int changed, int failed, int lost) {

    /**
     * A run that changed nothing.
     *
     * @param troubles what kept it from beginning
     * @return how it ended
     */
    static RemoteResult notBegun(Set<Trouble> troubles) {
        return new RemoteResult(troubles, false, false, 0, 0, 0);
    }

    /** Copies the troubles. */
    public RemoteResult {
        troubles = Set.copyOf(troubles);
    }
}
