package dev.launchway.engine.apply;

import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.rollout.HostAgent;
import dev.launchway.engine.rollout.HostReport;
import dev.launchway.engine.rollout.HostReports;
import java.util.ArrayDeque;
import java.util.Deque;

/** The agent of this machine, in this process: it works while its next report is waited for. */
final class LocalAgent implements HostAgent, HostReports {

    private final HostSession session;
    private final Deque<Integer> told = new ArrayDeque<>();
    private boolean interrupted;
    private boolean ending;

    LocalAgent(HostSession session) {
        this.session = session;
    }

    @Override
    public String host() {
        return session.host();
    }

    @Override
    public void deploy(int root) {
        told.add(root);
    }

    @Override
    public void interrupt() {
        interrupted = true;
    }

    @Override
    public void end(boolean complete) {
        ending = true;
    }

    @Override
    public void abandon() {
        told.clear();
    }

    @Override
    public HostReport next() {
        Integer root = told.poll();
        if (root == null) {
            if (!ending) {
                throw new IllegalStateException("nothing is left to do on " + host() + ", and nobody has ended it");
            }
            return new HostReport.Ended(this);
        }
        if (interrupted) {
            session.skip(root, "interrupted");
            return new HostReport.RootEnded(this, Outcome.SKIPPED, 0, 0);
        }
        HostSession.RootResult result = session.deploy(root);
        return new HostReport.RootEnded(this, result.outcome(), result.changed(), result.unchanged());
    }
}
