package dev.launchway.remote;

import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.ToAgent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What is to be said to one agent, in order; what is large comes after all else. The one who says it does not wait for the host to take
 * it: one that takes nothing must not hold up the others.
 */
final class SendQueue {

    private final ControllerSide side;
    private final Executor threads;
    private final Consumer<IOException> onFailure;
    private final Queue<ToAgent> waiting = new ArrayDeque<>();
    private final Queue<Message> large = new ArrayDeque<>();
    private boolean speaking;

    /** Something to say. */
    @FunctionalInterface
    interface Message {

        /** Says it, when its turn has come. */
        void sendTo(ControllerSide agent) throws IOException;
    }

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
        speakUp();
    }

    /**
     * Says something that is made when its turn comes: what is large and waits takes no memory. It lets pass whatever is said by
     * {@link #add} meanwhile.
     */
    synchronized void addLater(Message message) {
        large.add(message);
        speakUp();
    }

    private void speakUp() {
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

    private synchronized Message next() {
        ToAgent message = waiting.poll();
        Message next = message == null ? large.poll() : agent -> agent.send(message);
        speaking = next != null;
        return next;
    }

    private void speak() {
        for (Message message = next(); message != null; message = next()) {
            try {
                message.sendTo(side);
            } catch (IOException e) {
                onFailure.accept(e);
            }
        }
    }
}
