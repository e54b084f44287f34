package dev.launchway.engine.rollout;

import java.time.Duration;

/** The reports of all agents of a rollout, one after the other. */
@FunctionalInterface
public interface HostReports {

    /**
     * Waits for the next report, or for something else that the caller has to look at.
     *
     * @return a report; {@code null} when there is none, and something else is to be looked at
     * @throws InterruptedException when this thread is interrupted
     */
    HostReport next() throws InterruptedException;

    /**
     * Lets {@link #next} return after some time, with nothing when there is no report by then. One that never waits has no need to.
     *
     * @param time how long from now
     */
    default void wakeAfter(Duration time) {}
}
