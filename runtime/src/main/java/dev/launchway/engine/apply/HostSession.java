package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Mode;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.facts.Observations;
import dev.launchway.engine.privilege.Right;
import dev.launchway.engine.system.Obstacle;
import dev.launchway.engine.system.OtherUsers;
import dev.launchway.engine.system.OverlaySystem;
import dev.launchway.engine.system.SystemAccess;
import dev.launchway.engine.system.UnfinishedCommand;
import dev.launchway.plan.HostPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deploys roots of one host, one after the other, in the order that the caller decides. Failures of components are events.
 *
 * <p>Not thread-safe, save for the settings' question whether the run was interrupted.
 */
public final class HostSession {

    private final HostRun run;
    private final FactKeeper facts;
    private final Map<Integer, ExpandedRoot> roots = new LinkedHashMap<>();
    private final List<String> finished = new ArrayList<>();
    private final boolean nothingPending;
    private List<UnfinishedCommand> interrupted;

    /**
     * Begins.
     *
     * @param claim the target directory
     * @param model the configured components, at least those of the host
     * @param host the host
     * @param settings how to run
     * @param sink takes the events
     * @param machine the files and commands of the machine
     * @param contents what the controller gets for hosts
     * @param facts which facts are kept
     * @throws TargetUnfitException when the state of earlier runs cannot be read
     */
    public HostSession(
            TargetClaim claim,
            ExpandedEnvironment model,
            HostPlan host,
            RunSettings settings,
            EventSink sink,
            SystemAccess machine,
            ControllerContents contents,
            FactSettings facts)
            throws TargetUnfitException {
        Journal journal;
        try {
            journal = Journal.open(claim.state().journal());
        } catch (IOException e) {
            throw StateDirectory.unfit("cannot read " + claim.state().journal(), e);
        }
        for (ExpandedRoot root : model.roots()) {
            if (root.plan().host().name().equals(host.name())) {
                roots.put(root.plan().index(), root);
            }
        }
        checkPrivilege(machine, model.plan().name());
        this.run = new HostRun(
                settings,
                model.plan(),
                host,
                settings.mode() == Mode.PREDICT ? new OverlaySystem(machine) : machine,
                journal,
                new Changes(roots()),
                new Reporter(host.name(), model, sink),
                contents);
        this.facts = new FactKeeper(run, model, facts);
        this.nothingPending = journal.isEmpty();
        this.interrupted = claim.interrupted();
    }

    /** Refuses to begin where something cannot be done as another user. */
    private void checkPrivilege(SystemAccess machine, String environment) throws TargetUnfitException {
        Map<String, List<Right>> rights = new LinkedHashMap<>();
        for (ExpandedRoot root : roots.values()) {
            if (!root.plan().ignored()) {
                rights.putAll(root.node().rightsWithin());
            }
        }
        if (rights.isEmpty()) {
            return;
        }
        Optional<Obstacle> obstacle = new OtherUsers(machine).obstacle(rights);
        if (obstacle.isPresent()) {
            List<String> details = new ArrayList<>(obstacle.get().details());
            if (obstacle.get().rules()) {
                details.add("help: add them to a file of /etc/sudoers.d of this host by visudo; plan " + environment
                        + " --sudoers prints all that a host needs");
            }
            throw new TargetUnfitException(obstacle.get().message(), details, null);
        }
    }

    /**
     * The roots of the host.
     *
     * @return in the order of the environment, ignored ones included
     */
    public List<ExpandedRoot> roots() {
        return List.copyOf(roots.values());
    }

    /**
     * Where it is.
     *
     * @return the name of the host
     */
    public String host() {
        return run.host().name();
    }

    /**
     * How a root ended.
     *
     * @param outcome {@link Outcome#SKIPPED} when the run was interrupted before it was through
     * @param changed components that were updated, or would be
     * @param unchanged components that were as they should be
     */
    public record RootResult(Outcome outcome, int changed, int unchanged) {}

    /**
     * Deploys a root.
     *
     * @param index the index of one of {@link #roots}
     * @return how it ended
     */
    public RootResult deploy(int index) {
        tellInterrupted();
        ExpandedRoot root = root(index);
        String name = root.plan().name();
        long begin = System.nanoTime();
        run.reporter().rootStarted(name);
        Observations observations = facts.begin(root);
        RootRun deployment = new RootRun(run, root, observations);
        RootRun.End end = deployment.deploy();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Outcome outcome = outcome(end, deployment);
        facts.end(root, observations, outcome, took);
        if (end == RootRun.End.FINISHED) {
            finished.add(name);
        }
        run.reporter().rootFinished(name, outcome, end == RootRun.End.INTERRUPTED ? "interrupted" : "", took);
        return new RootResult(outcome, deployment.changed(), deployment.unchanged());
    }

    /** Whether no run has left something that it had not ended. */
    boolean isIdle() {
        return nothingPending && interrupted.isEmpty();
    }

    /**
     * Counts a root as finished that was proven to be unchanged before this session, unless a run that did not end has left something
     * for it since.
     *
     * @param index the index of one of {@link #roots}
     */
    public void countAsFinished(int index) {
        if (nothingPending) {
            finished.add(root(index).plan().name());
        }
    }

    private static Outcome outcome(RootRun.End end, RootRun deployment) {
        return switch (end) {
            case FINISHED -> deployment.changed() > 0 ? Outcome.CHANGED : Outcome.UNCHANGED;
            case FAILED -> Outcome.FAILED;
            case INTERRUPTED -> Outcome.SKIPPED;
        };
    }

    private ExpandedRoot root(int index) {
        ExpandedRoot root = roots.get(index);
        if (root == null) {
            throw new IllegalArgumentException("no root component " + index + " on " + host());
        }
        return root;
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
     * @param index the index of one of {@link #roots}
     * @param why why
     */
    public void skip(int index, String why) {
        run.reporter().rootFinished(root(index).plan().name(), Outcome.SKIPPED, why, Duration.ZERO);
    }

    /**
     * Tells something that is not about a component.
     *
     * @param text a sentence
     */
    public void remark(String text) {
        run.reporter().message("", text);
    }

    /**
     * Ends the session: what no root needs to know any more is forgotten.
     *
     * @param others the names of further roots of the host, which are not in this session
     */
    public void settle(List<String> others) {
        if (run.predicting()) {
            return;
        }
        List<String> names = new ArrayList<>(others);
        for (ExpandedRoot root : roots.values()) {
            names.add(root.plan().name());
        }
        facts.keep(names);
        try {
            run.journal().settle(names, finished);
            run.journal().close();
        } catch (IOException e) {
            // Nothing is lost: what stays in the journal makes the next run do more than it needs to.
            run.reporter().message("journal", e.getMessage());
        }
    }
}
