package dev.launchway.remote;

import dev.launchway.engine.apply.UnchangedRoots;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.rollout.ProvenRoots;

/**
 * What hosts have proven, told in place of their agents.
 *
 * @param proofs what is proven
 * @param model the configured environment
 * @param sink takes the events
 */
record ProvenRootsOfHosts(Proofs proofs, ExpandedEnvironment model, EventSink sink) implements ProvenRoots {

    @Override
    public boolean isProven(int root) {
        return proofs.isProven(root);
    }

    @Override
    public int tell(int root) {
        ExpandedRoot proven = model.roots().get(root);
        return new UnchangedRoots(proven.plan().host().name(), model, sink).tell(proven);
    }
}
