package dev.launchway.engine.rollout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/** What a host has before it. */
final class HostWork {

    private final HostAgent agent;
    private final TreeSet<Integer> ready = new TreeSet<>();
    private final Deque<Integer> told = new ArrayDeque<>();
    private boolean incomplete;
    private boolean ending;

    HostWork(HostAgent agent) {
        this.agent = agent;
    }

    HostAgent agent() {
        return agent;
    }

    void addReady(int root) {
        ready.add(root);
    }

    /** The first root component that may begin, which is not ready any more then; {@code null} when there is none. */
    Integer pollReady() {
        return ready.pollFirst();
    }

    boolean hasReady() {
        return !ready.isEmpty();
    }

    /** How many root components it has been told of that are not through. */
    int told() {
        return told.size();
    }

    /** The one that is at work; {@code null} when there is none. */
    Integer atWork() {
        return told.peek();
    }

    void deploy(int root) {
        told.add(root);
        agent.deploy(root);
    }

    /** The one that is at work is through. */
    int finish() {
        return told.remove();
    }

    /** One of its root components has failed, or was skipped. */
    void leaveIncomplete() {
        incomplete = true;
    }

    void end() {
        if (!ending) {
            ending = true;
            agent.end(!incomplete);
        }
    }
}
