package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.RunFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.system.LocalSystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.plan.HostPlan;
import java.time.Duration;

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
        if (settings.mode() == Mode.PREDICT) {
            return deploy(TargetClaim.look(settings.base()));
        }
        LockHolder holder = LockHolder.self(model.plan().name(), settings.command());
        try (TargetClaim claim = TargetClaim.take(settings.base(), holder, machine)) {
            return deploy(claim);
        }
    }

    private RunFinished deploy(TargetClaim claim) throws TargetUnfit {
        HostSession session = new HostSession(claim, model, host, settings, sink, machine);
        claim.remarks().forEach(session::remark);
        HostDeployment deployment = new HostDeployment(session, settings, new Schedule(model.plan(), session.roots()));
        deployment.deploy();
        session.settle();
        RunFinished end = new RunFinished(
                model.plan().name(),
                settings.mode(),
                session.changed(),
                session.unchanged(),
                deployment.failed(),
                deployment.skipped(),
                Duration.ofNanos(System.nanoTime() - settings.begun()));
        sink.accept(end);
        return end;
    }
}
