package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.system.OverlaySystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.engine.system.UnfinishedCommand;
import dev.launchway.plan.HostPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Deploys roots of one host, one after the other, in the order that the caller decides. Failures of components are events.
 *
 * <p>Not thread-safe, save for the settings' question whether the run was interrupted.
 */
public final class HostSession {

    private final HostRun run;
    private final List<ExpandedRoot> roots = new ArrayList<>();
    private final List<String> finished = new ArrayList<>();
    private List<UnfinishedCommand> interrupted;
    private int changed;
    private int unchanged;

    /**
     * Begins.
     *
     * @param claim the target directory
     * @param model the configured components, at least those of the host
     * @param host the host
     * @param settings how to run
     * @param sink takes the events
     * @param machine the files and commands of the machine
     * @throws TargetUnfit when the state of earlier runs cannot be read
     */
    public HostSession(
            TargetClaim claim,
            ExpandedEnvironment model,
            HostPlan host,
            RunSettings settings,
            EventSink sink,
            SystemAccess machine)
            throws TargetUnfit {
        Journal journal;
        try {
            journal = Journal.open(claim.state().journal());
        } catch (IOException e) {
            throw StateDirectory.unfit("cannot read " + claim.state().journal(), e);
        }
        for (ExpandedRoot root : model.roots()) {
            if (root.plan().host().name().equals(host.name())) {
                roots.add(root);
            }
        }
        this.run = new HostRun(
                settings,
                model.plan(),
                host,
                settings.mode() == Mode.PREDICT ? new OverlaySystem(machine) : machine,
                journal,
                new Changes(roots),
                new Reporter(host.name(), model, sink));
        this.interrupted = claim.interrupted();
    }

    /**
     * The roots of the host.
     *
     * @return in the order of the environment, ignored ones included
     */
    public List<ExpandedRoot> roots() {
        return List.copyOf(roots);
    }

    /**
     * Deploys a root.
     *
     * @param root one of {@link #roots}
     * @return how it ended; {@link Outcome#SKIPPED} when the run was interrupted before it was through
     */
    public Outcome deploy(ExpandedRoot root) {
        tellInterrupted();
        String name = root.plan().name();
        long begin = System.nanoTime();
        run.reporter().rootStarted(name);
        RootRun deployment = new RootRun(run, root);
        RootRun.End end = deployment.deploy();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        changed += deployment.changed();
        unchanged += deployment.unchanged();
        return switch (end) {
            case FINISHED -> {
                finished.add(name);
                Outcome outcome = deployment.changed() > 0 ? Outcome.CHANGED : Outcome.UNCHANGED;
                run.reporter().rootFinished(name, outcome, "", took);
                yield outcome;
            }
            case FAILED -> {
                run.reporter().rootFinished(name, Outcome.FAILED, "", took);
                yield Outcome.FAILED;
            }
            case INTERRUPTED -> {
                run.reporter().interrupted();
                run.reporter().rootFinished(name, Outcome.SKIPPED, "interrupted", took);
                yield Outcome.SKIPPED;
            }
        };
    }

    private void tellInterrupted() {
        for (UnfinishedCommand command : interrupted) {
            String what = "'" + command.command() + "' ran (since " + command.since() + ")";
            run.reporter().message("", "the last run was interrupted while " + what);
        }
        interrupted = List.of();
    }

    /**
     * Tells that a root was left alone.
     *
     * @param root the root
     * @param why why
     */
    public void skip(ExpandedRoot root, String why) {
        run.reporter().rootFinished(root.plan().name(), Outcome.SKIPPED, why, Duration.ZERO);
    }

    /**
     * Tells something that is not about a component.
     *
     * @param text a sentence
     */
    public void remark(String text) {
        run.reporter().message("", text);
    }

    /** Tells that the run was interrupted between two roots. */
    public void interrupt() {
        run.reporter().interrupted();
    }

    /**
     * Components that were updated, or would be.
     *
     * @return how many so far
     */
    public int changed() {
        return changed;
    }

    /**
     * Components that were as they should be.
     *
     * @return how many so far
     */
    public int unchanged() {
        return unchanged;
    }

    /** Ends the session: what no root needs to know any more is forgotten. */
    public void settle() {
        if (run.predicting()) {
            return;
        }
        List<String> names = new ArrayList<>();
        for (ExpandedRoot root : roots) {
            names.add(root.plan().name());
        }
        try {
            run.journal().settle(names, finished);
            run.journal().close();
        } catch (IOException e) {
            // Nothing is lost: what stays in the journal makes the next run do more than it needs to.
            run.reporter().message("journal", e.getMessage());
        }
    }
}
