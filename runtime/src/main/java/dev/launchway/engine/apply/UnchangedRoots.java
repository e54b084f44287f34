package dev.launchway.engine.apply;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.Timing;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import java.time.Duration;

/** Tells of root components that are proven to be unchanged, as one would who had looked at each of their components. */
public final class UnchangedRoots {

    private static final Timing NONE = new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    private final Reporter reporter;

    /**
     * Prepares.
     *
     * @param host the name of their host
     * @param model the configured environment
     * @param sink takes the events
     */
    public UnchangedRoots(String host, ExpandedEnvironment model, EventSink sink) {
        this.reporter = new Reporter(host, model, sink);
    }

    /**
     * Tells of one.
     *
     * @param root a root component of the host
     * @return how many components it has, which are all unchanged
     */
    public int tell(ExpandedRoot root) {
        String name = root.plan().name();
        reporter.rootStarted(name);
        int unchanged = tell(root.node());
        reporter.rootFinished(name, Outcome.UNCHANGED, "", Duration.ZERO);
        return unchanged;
    }

    private int tell(Node node) {
        int unchanged = 1;
        for (Node child : node.children()) {
            unchanged += tell(child);
        }
        reporter.finished(node, false, NONE);
        return unchanged;
    }
}
