package dev.launchway.engine.rollout;

/** The reports of all agents of a rollout, one after the other. */
@FunctionalInterface
public interface HostReports {

    /**
     * Waits for the next report, and not for long, so that the caller can look at other things.
     *
     * @return a report; {@code null} when there is none yet
     * @throws InterruptedException when this thread is interrupted
     */
    HostReport next() throws InterruptedException;
}
