package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.OverlaySystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.HostPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deploys the roots of one host on this machine, or predicts what that would change.
 *
 * <p>It tells of the roots and of its end; that a run began, and what configure had to say, was the caller's to tell. One root at
 * a time, each after those of this host that it waits for; roots of other hosts count as done. When a root fails, those that wait
 * for it are skipped and the others go on.
 */
public final class LocalRun {

    private final ExpandedEnvironment model;
    private final HostPlan host;
    private final RunSettings settings;
    private final EventSink sink;
    private final SystemAccess machine;

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param model the configured environment
     * @param host one of its hosts
     * @param settings how to run
     * @param sink takes the events
     */
    public LocalRun(ExpandedEnvironment model, HostPlan host, RunSettings settings, EventSink sink) {
        this(model, host, settings, sink, new LocalSystem());
    }

    /**
     * Prepares a run on a system of the caller's.
     *
     * @param model the configured environment
     * @param host one of its hosts
     * @param settings how to run
     * @param sink takes the events
     * @param machine the files and commands of the machine
     */
    public LocalRun(
            ExpandedEnvironment model, HostPlan host, RunSettings settings, EventSink sink, SystemAccess machine) {
        this.model = model;
        this.host = host;
        this.settings = settings;
        this.sink = sink;
        this.machine = machine;
    }

    /**
     * Runs. Failures of components are events; what is thrown was found before anything changed.
     *
     * @return the last event, which the sink has got too
     * @throws TargetLocked when another run is at work on the target directory
     * @throws TargetUnfit when the target directory cannot be used
     */
    public RunFinished run() throws TargetLocked, TargetUnfit {
        StateDirectory state = new StateDirectory(settings.base());
        if (settings.mode() == Mode.PREDICT) {
            return deploy(state, new OverlaySystem(machine));
        }
        state.create(machine);
        TargetLock lock = TargetLock.take(state, LockHolder.self(model.plan().name(), settings.command()));
        try {
            return deploy(state, machine);
        } finally {
            lock.close();
        }
    }

    private RunFinished deploy(StateDirectory state, SystemAccess system) throws TargetUnfit {
        Journal journal;
        try {
            journal = Journal.open(state.journal());
        } catch (IOException e) {
            throw StateDirectory.unfit("cannot read " + state.journal(), e);
        }
        List<ExpandedRoot> roots = new ArrayList<>();
        for (ExpandedRoot root : model.roots()) {
            if (root.plan().host().name().equals(host.name())) {
                roots.add(root);
            }
        }
        HostRun run = new HostRun(
                settings,
                model.plan(),
                host,
                system,
                journal,
                new Changes(roots),
                new Reporter(host.name(), model, sink));
        return new HostDeployment(run, new Schedule(model.plan(), roots)).deploy();
    }
}
