package dev.launchway.remote;

import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.ToAgent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What is to be said to one agent, in order. The one who says it does not wait for the host to take it: one that takes nothing must
 * not hold up the others.
 */
final class SendQueue {

    private final ControllerSide side;
    private final Executor threads;
    private final Consumer<IOException> onFailure;
    private final Queue<ToAgent> waiting = new ArrayDeque<>();
    private boolean speaking;

    /**
     * Prepares.
     *
     * @param side the way to the agent
     * @param threads speak
     * @param onFailure told when the agent cannot be reached, for each message that does not reach it
     */
    SendQueue(ControllerSide side, Executor threads, Consumer<IOException> onFailure) {
        this.side = side;
        this.threads = threads;
        this.onFailure = onFailure;
    }

    synchronized void add(ToAgent message) {
        waiting.add(message);
        if (!speaking) {
            speaking = true;
            threads.execute(this::speak);
        }
    }

    /** Says something that is worth saying only when nothing else is. */
    synchronized void addWhenIdle(ToAgent message) {
        if (!speaking) {
            add(message);
        }
    }

    private synchronized ToAgent next() {
        ToAgent message = waiting.poll();
        speaking = message != null;
        return message;
    }

    private void speak() {
        for (ToAgent message = next(); message != null; message = next()) {
            try {
                side.send(message);
            } catch (IOException e) {
                onFailure.accept(e);
            }
        }
    }
}
