package dev.launchway.engine.rollout;

/**
 * The agent of one host, as a {@link Rollout} leads it. What it is told it does in that order, one after the other, and it reports
 * each end; nobody who tells it something waits for that.
 */
public interface HostAgent {

    /**
     * Where it is.
     *
     * @return the name of its host
     */
    String host();

    /**
     * Deploys a root component; {@link HostReport.RootEnded} reports its end.
     *
     * @param root its index in the environment
     */
    void deploy(int root);

    /** Lets the component at hand finish, and begins no other. */
    void interrupt();

    /**
     * Ends the run on the host, which {@link HostReport.Ended} reports: nothing more is told.
     *
     * @param complete whether no root component of the host has failed or been skipped so far
     */
    void end(boolean complete);

    /** Gives the host up. Nothing that it reports after that counts. */
    void abandon();
}
