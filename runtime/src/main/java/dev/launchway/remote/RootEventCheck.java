package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.ComponentFailed;
import dev.launchway.engine.event.RunEvent.ComponentFinished;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.event.RunEvent.RootStarted;
import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;

/** What an agent may tell while a root component is at work: of that one alone, and no more than there is to it. */
final class RootEventCheck {

    /** Handlers, and what closes after a failure, may fail besides. */
    private static final int FAILURES = 3;

    private final String name;
    private final int components;
    private boolean started;
    private boolean over;
    private int finished;
    private int failed;

    RootEventCheck(ExpandedRoot root) {
        this.name = root.plan().name();
        this.components = count(root.node());
    }

    private static int count(Node node) {
        int count = 1;
        for (Node child : node.children()) {
            count += count(child);
        }
        return count;
    }

    boolean allows(RunEvent event) {
        if (event instanceof RootStarted root) {
            boolean first = !started;
            started = true;
            return first && root.root().equals(name);
        }
        if (!started || over) {
            return false;
        }
        if (event instanceof RootFinished root) {
            over = true;
            return root.root().equals(name);
        }
        if (event instanceof ComponentFinished) {
            return ++finished <= components;
        }
        if (event instanceof ComponentFailed) {
            return ++failed <= FAILURES * components;
        }
        return true;
    }

    boolean allows(RootEnded ended) {
        return over && (long) ended.changed() + ended.unchanged() <= components;
    }
}
