package dev.launchway.engine.apply;

import dev.launchway.api.UpdateNeeded;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.facts.Observations;
import dev.launchway.plan.Phase;
import java.time.Duration;
import java.util.List;

/** Deploys one component whose sub-components are done: open, verify, if need be update, close. */
final class ComponentRun {

    private final HostRun run;
    private final ExpandedRoot root;
    private final Node node;
    private final Handlers handlers;
    private final Observations observations;
    private final List<Phase> phases;
    private ComponentTarget target;
    private boolean changed;
    private long verifyNanos;
    private long updateNanos;

    ComponentRun(HostRun run, ExpandedRoot root, Node node, Handlers handlers, Observations observations) {
        this.run = run;
        this.root = root;
        this.node = node;
        this.handlers = handlers;
        this.observations = observations;
        this.phases = node.definition().members().phases();
    }

    boolean changed() {
        return changed;
    }

    /** Deploys it, or predicts it; {@code false} when it failed, which has been reported then. */
    boolean succeeded(long partsNanos) {
        Throwable problem = attempt();
        if (problem != null) {
            // What the component did to this thread must not reach the next one.
            Thread.interrupted();
            if (!run.predicting()) {
                run.reporter().failed(node, problem);
                return false;
            }
            if (!changed) {
                changed = true;
                run.changes().mark(node);
            }
            run.reporter().notKnown(node, problem);
        }
        run.reporter()
                .finished(
                        node,
                        changed,
                        new Timing(
                                Duration.ofNanos(verifyNanos),
                                Duration.ofNanos(updateNanos),
                                Duration.ofNanos(partsNanos)));
        return true;
    }

    private Throwable attempt() {
        long begin = System.nanoTime();
        boolean opened = false;
        Throwable problem = null;
        try {
            open();
            opened = true;
            UpdateNeeded need = verify();
            verifyNanos = System.nanoTime() - begin;
            if (need != null) {
                begin = System.nanoTime();
                update(need.getMessage());
            }
        } catch (Throwable e) {
            problem = e;
        }
        if (opened) {
            problem = close(problem);
        }
        if (changed) {
            updateNanos = System.nanoTime() - begin;
        } else {
            verifyNanos = System.nanoTime() - begin;
        }
        return problem;
    }

    private void open() throws Throwable {
        if (phases.contains(Phase.OPEN)) {
            node.definition().call(node.component(), Phase.OPEN, target());
        }
    }

    private UpdateNeeded verify() throws Throwable {
        if (!phases.contains(Phase.VERIFY)) {
            return null;
        }
        try {
            node.definition().call(node.component(), Phase.VERIFY, new ComponentProbe(run, root, node, observations));
            return null;
        } catch (UpdateNeeded e) {
            return e;
        }
    }

    private void update(String why) throws Throwable {
        run.reporter().changing(node, why);
        handlers.beforeUpdate(node);
        if (!run.predicting()) {
            run.journal().changing(root.plan().name(), node.id());
        }
        run.changes().mark(node);
        changed = true;
        if (phases.contains(Phase.UPDATE)) {
            node.definition().call(node.component(), Phase.UPDATE, target());
        }
        run.changes().done(node);
    }

    @SuppressWarnings("ReferenceEquality") // a throwable cannot be suppressed by itself
    private Throwable close(Throwable problem) {
        if (!phases.contains(Phase.CLOSE)) {
            return problem;
        }
        try {
            node.definition().call(node.component(), Phase.CLOSE, target());
            return problem;
        } catch (Throwable e) {
            if (problem == null) {
                return e;
            }
            if (problem != e) {
                problem.addSuppressed(e);
            }
            return problem;
        }
    }

    private ComponentTarget target() {
        if (target == null) {
            target = new ComponentTarget(run, root, node);
        }
        return target;
    }
}
