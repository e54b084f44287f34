package dev.launchway.engine.rollout;

import dev.launchway.engine.event.RunEvent.Outcome;

/** What becomes of what a {@link HostAgent} was told. */
public sealed interface HostReport {

    /**
     * Who reports.
     *
     * @return one of the agents of the rollout
     */
    HostAgent agent();

    /**
     * The root component that it was told first is through; events have told the rest.
     *
     * @param agent who reports
     * @param outcome how it ended
     * @param changed components that were updated, or would be
     * @param unchanged components that were as they should be
     */
    record RootEnded(HostAgent agent, Outcome outcome, int changed, int unchanged) implements HostReport {}

    /**
     * The host is done, and its lock is free.
     *
     * @param agent who reports
     */
    record Ended(HostAgent agent) implements HostReport {}

    /**
     * The agent, or the way to it, is gone.
     *
     * @param agent who does not report any more
     * @param why why
     */
    record Lost(HostAgent agent, String why) implements HostReport {}
}
