package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import dev.launchway.engine.facts.Observations;
import java.io.IOException;

/** Deploys the tree of one root: sub-components before the component that they are parts of. */
final class RootRun {

    /** How far it came. */
    enum End {
        FINISHED,
        FAILED,
        INTERRUPTED
    }

    private final HostRun run;
    private final ExpandedRoot root;
    private final Handlers handlers;
    private final Observations observations;
    private int changed;
    private int unchanged;

    /**
     * Prepares.
     *
     * @param observations take note of what its verifies are shown
     */
    RootRun(HostRun run, ExpandedRoot root, Observations observations) {
        this.run = run;
        this.root = root;
        this.handlers = new Handlers(run, root);
        this.observations = observations;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    End deploy() {
        String name = root.plan().name();
        run.changes().begin(run.journal().pendingFor(name));
        try {
            run.system().createDirectory(root.workdir());
        } catch (IOException e) {
            run.reporter().failed(root.node(), e);
            return End.FAILED;
        }
        End end = deploy(root.node());
        return settle(end, name);
    }

    /** What was written reaches the disk in any case; only then the journal may forget. */
    private End settle(End end, String name) {
        if (run.predicting()) {
            return end;
        }
        try {
            run.system().sync();
            if (end == End.FINISHED) {
                run.journal().finished(name);
            }
            return end;
        } catch (IOException e) {
            run.reporter().failed(root.node(), e);
            return End.FAILED;
        }
    }

    private End deploy(Node node) {
        long begin = System.nanoTime();
        for (Node child : node.children()) {
            End end = deploy(child);
            if (end != End.FINISHED) {
                return end;
            }
        }
        if (run.settings().interrupted().getAsBoolean()) {
            return End.INTERRUPTED;
        }
        ComponentRun component = new ComponentRun(run, root, node, handlers, observations);
        if (!component.succeeded(System.nanoTime() - begin)) {
            return End.FAILED;
        }
        if (component.changed()) {
            changed++;
        } else {
            unchanged++;
        }
        return End.FINISHED;
    }
}
