package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.rollout.ProvenRoots;
import dev.launchway.engine.rollout.Rollout;
import dev.launchway.engine.rollout.RolloutSettings;
import dev.launchway.engine.rollout.RunResult;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.HostPlan;
import java.util.List;

/**
 * Deploys the roots of one host on this machine, or predicts what that would change, by an agent in this process.
 *
 * <p>It tells of the roots and of its end; that a run began, and what configure had to say, was the caller's to tell.
 */
public final class LocalRun {

    private final ExpandedEnvironment model;
    private final HostPlan host;
    private final RunSettings settings;
    private final EventSink sink;
    private final SystemAccess machine;
    private final ControllerContents contents;
    private final FactSettings facts;

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param model the configured environment
     * @param host one of its hosts
     * @param settings how to run
     * @param sink takes the events
     * @param machine the files and commands of the machine
     * @param contents what is got here, as for hosts
     * @param facts which facts are kept, and whether those of earlier runs are used
     */
    public LocalRun(
            ExpandedEnvironment model,
            HostPlan host,
            RunSettings settings,
            EventSink sink,
            SystemAccess machine,
            ControllerContents contents,
            FactSettings facts) {
        this.model = model;
        this.host = host;
        this.settings = settings;
        this.sink = sink;
        this.machine = machine;
        this.contents = contents;
        this.facts = facts;
    }

    /**
     * Runs. Failures of components are events; what is thrown was found before anything changed.
     *
     * @return how it ended, which the last event has told, too
     * @throws TargetLockedException when another run is at work on the target directory
     * @throws TargetUnfitException when the target directory cannot be used
     * @throws InterruptedException when this thread is interrupted
     */
    public RunResult run() throws TargetLockedException, TargetUnfitException, InterruptedException {
        if (settings.mode() == Mode.PREDICT) {
            return deploy(TargetClaim.look(settings.base()));
        }
        LockHolder holder = LockHolder.self(model.plan().name(), settings.command());
        try (TargetClaim claim = TargetClaim.take(settings.base(), holder, machine)) {
            return deploy(claim);
        }
    }

    private RunResult deploy(TargetClaim claim) throws TargetUnfitException, InterruptedException {
        HostSession session = new HostSession(claim, model, host, settings, sink, machine, contents, facts);
        for (String remark : claim.remarks()) {
            session.remark(remark);
        }
        ProvenRoots proven = proven(claim, session);
        LocalAgent agent = new LocalAgent(session);
        RunResult result;
        try {
            RolloutSettings ofOneHost = RolloutSettings.ofOneHost(settings.interrupted());
            result = new Rollout(model, List.of(agent), proven, ofOneHost, sink).run(agent);
        } finally {
            session.settle(List.of());
        }
        sink.accept(result.event(model.plan().name(), settings.mode(), settings.begun()));
        return result;
    }

    private ProvenRoots proven(TargetClaim claim, HostSession session) {
        boolean idle = session.isIdle()
                && (settings.mode() == Mode.DEPLOY || claim.state().isIdle());
        if (!facts.trusted() || !idle) {
            return ProvenRoots.NONE;
        }
        ProvenRoots proven = LocalProofs.of(model, host.name(), facts, settings, sink, machine);
        for (ExpandedRoot root : session.roots()) {
            if (!root.plan().ignored() && proven.isProven(root.plan().index())) {
                session.countAsFinished(root.plan().index());
            }
        }
        return proven;
    }
}
