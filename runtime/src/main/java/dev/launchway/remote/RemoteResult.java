package dev.launchway.remote;

import dev.launchway.engine.event.RunEvent.Trouble;
import java.util.Set;

/**
 * How a remote run ended.
 *
 * @param troubles what kept it from beginning; empty when it began
 * @param interrupted whether the user ended it
 * @param changed components that were updated, or would be
 * @param failed root components that failed
 */
public record RemoteResult(Set<Trouble> troubles, boolean interrupted, int changed, int failed) {

    /** Copies the troubles. */
    public RemoteResult {
        troubles = Set.copyOf(troubles);
    }
}
