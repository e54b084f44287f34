package dev.launchway.remote;

import dev.launchway.engine.rollout.HostReport;

/** A host without an agent, on which nothing has changed: there is nothing to do but to leave it. */
final class WaitingHost implements ConnectedAgent {

    private final HostConnection connection;
    private final String record;

    /**
     * Takes over a host that waits.
     *
     * @param connection the way to it
     * @param record what is written down there when all of it is as it should be; empty for nothing
     */
    WaitingHost(HostConnection connection, String record) {
        this.connection = connection;
        this.record = record;
    }

    @Override
    public String host() {
        return connection.name();
    }

    @Override
    public void deploy(int root) {
        throw new IllegalStateException("no agent runs on " + host());
    }

    @Override
    public void interrupt() {
        // nothing is at work
    }

    @Override
    public void end(boolean complete) {
        connection.leave(complete ? record : "");
    }

    @Override
    public void abandon() {
        connection.close();
    }

    @Override
    public HostReport take(ConnectionEvent event) {
        if (event instanceof ConnectionEvent.Left) {
            return new HostReport.Ended(this);
        }
        return event instanceof ConnectionEvent.Lost lost ? new HostReport.Lost(this, lost.why()) : null;
    }
}
