package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ProtocolViolationException;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.agent.protocol.ToAgent.ContentFound;
import dev.launchway.agent.protocol.ToAgent.ContentMissing;
import dev.launchway.agent.protocol.ToAgent.ContentPart;
import dev.launchway.agent.protocol.ToAgent.FileNames;
import dev.launchway.agent.protocol.ToAgent.FilePart;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Listens to the controller while components are at work: an interrupt, or its silence for good, is known at once. */
final class Inbox {

    /** How often one that waits looks whether the controller is gone. */
    private static final long LOOK_MILLIS = 500;

    private final AgentSide controller;
    private final Runnable onInterrupt;
    private final BlockingQueue<Optional<ToAgent>> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<ToAgent>> answers = new LinkedBlockingQueue<>();
    private final BooleanSupplier gone;
    private volatile boolean interrupted;
    private volatile String end = "the controller is gone";

    /**
     * Prepares.
     *
     * @param controller the other side
     * @param onInterrupt run when the user interrupts
     * @param gone whether the controller has been silent for too long
     */
    Inbox(AgentSide controller, Runnable onInterrupt, BooleanSupplier gone) {
        this.controller = controller;
        this.onInterrupt = onInterrupt;
        this.gone = gone;
    }

    void open() {
        Thread reader = new Thread(this::listen, "controller");
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        try {
            for (ToAgent message = controller.receive(); message != null; message = controller.receive()) {
                if (message instanceof Alive) {
                    continue;
                }
                if (message instanceof Interrupt) {
                    interrupted = true;
                    onInterrupt.run();
                } else if (answers(message)) {
                    answers.add(Optional.of(message));
                } else {
                    messages.add(Optional.of(message));
                }
            }
        } catch (IOException e) {
            end = "the connection to the controller broke: " + e.getMessage();
        }
        interrupted = true;
        messages.add(Optional.empty());
        answers.add(Optional.empty());
    }

    private static boolean answers(ToAgent message) {
        return message instanceof Hosts
                || message instanceof FilePart
                || message instanceof FileNames
                || message instanceof ContentFound
                || message instanceof ContentMissing
                || message instanceof ContentPart;
    }

    boolean interrupted() {
        return interrupted || gone.getAsBoolean();
    }

    /** The connection cannot be written to any more; what is still to be read does not count. */
    void giveUp() {
        interrupted = true;
    }

    /** The next message; fails when there will be none. */
    ToAgent next() throws IOException {
        return take(messages);
    }

    /**
     * The answer to a question, or the next part of it. One question is asked at a time.
     *
     * @param type what was asked for
     */
    <T extends ToAgent> T answer(Class<T> type) throws IOException {
        ToAgent answer = answer();
        if (!type.isInstance(answer)) {
            throw new ProtocolViolationException("an answer to another question");
        }
        return type.cast(answer);
    }

    /** The answer to a question that has several kinds of answers. */
    ToAgent answer() throws IOException {
        return take(answers);
    }

    private ToAgent take(BlockingQueue<Optional<ToAgent>> queue) throws IOException {
        try {
            Optional<ToAgent> next = null;
            while (next == null) {
                if (gone.getAsBoolean()) {
                    throw new IOException("the controller is silent");
                }
                next = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (next.isEmpty()) {
                throw new IOException(end);
            }
            return next.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
