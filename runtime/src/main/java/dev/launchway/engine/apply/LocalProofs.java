package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.facts.FactCheck;
import dev.launchway.engine.facts.Seal;
import dev.launchway.engine.facts.StoredFacts;
import dev.launchway.engine.rollout.ProvenRoots;
import dev.launchway.engine.rollout.UnprovenRoots;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Proves in this process which root components of this machine are unchanged, by what their verifies were shown before. */
final class LocalProofs implements ProvenRoots {

    private final ExpandedEnvironment model;
    private final UnprovenRoots unproven;
    private final UnchangedRoots unchanged;

    private LocalProofs(ExpandedEnvironment model, UnprovenRoots unproven, UnchangedRoots unchanged) {
        this.model = model;
        this.unproven = unproven;
        this.unchanged = unchanged;
    }

    /**
     * Looks at facts, one root component after the other, until some do not hold.
     *
     * @param host the name of the host that this machine is
     * @param facts under which keys the facts are kept
     * @param settings how the run is to go
     * @param sink takes what is told of root components that are proven
     * @param machine the files and commands of the machine
     */
    static ProvenRoots of(
            ExpandedEnvironment model,
            String host,
            FactSettings facts,
            RunSettings settings,
            EventSink sink,
            SystemView machine) {
        UnprovenRoots unproven = new UnprovenRoots(model.plan(), List.of(host));
        StoredFacts stored = new StateDirectory(settings.base()).facts();
        boolean predicting = settings.mode() == Mode.PREDICT;
        for (int index : unproven.on(host)) {
            ExpandedRoot root = model.roots().get(index);
            if (!unproven.contains(index) && !holds(root, stored, facts, settings, machine, predicting)) {
                unproven.add(index);
            }
        }
        return new LocalProofs(model, unproven, new UnchangedRoots(host, model, sink));
    }

    private static boolean holds(
            ExpandedRoot root,
            StoredFacts stored,
            FactSettings facts,
            RunSettings settings,
            SystemView machine,
            boolean predicting) {
        String rootKey = facts.keys().get(root.plan().index());
        try {
            Optional<String> hostKey = stored.readKey();
            Optional<String> text = stored.facts(root.plan().name());
            if (rootKey == null || hostKey.isEmpty() || text.isEmpty()) {
                return false;
            }
            String base = settings.base().toRealPath().toString();
            Seal seal = new Seal(hostKey.get(), rootKey, base, facts.home(), LocalSystem.user());
            return new FactCheck(machine, seal, predicting).holds(text.get());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean isProven(int root) {
        return !unproven.contains(root);
    }

    @Override
    public int tell(int root) {
        return unchanged.tell(model.roots().get(root));
    }
}
