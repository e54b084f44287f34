package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listens to the controller while components are at work: an interrupt, or its silence for good, is known at once. */
final class Inbox {

    private final AgentSide controller;
    private final Runnable onInterrupt;
    private final BlockingQueue<Optional<ToAgent>> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Hosts>> hosts = new LinkedBlockingQueue<>();
    private volatile boolean interrupted;
    private volatile String end = "the controller is gone";

    Inbox(AgentSide controller, Runnable onInterrupt) {
        this.controller = controller;
        this.onInterrupt = onInterrupt;
    }

    void open() {
        Thread reader = new Thread(this::listen, "controller");
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        try {
            for (ToAgent message = controller.receive(); message != null; message = controller.receive()) {
                if (message instanceof Interrupt) {
                    interrupted = true;
                    onInterrupt.run();
                } else if (message instanceof Hosts answer) {
                    hosts.add(Optional.of(answer));
                } else {
                    messages.add(Optional.of(message));
                }
            }
        } catch (IOException e) {
            end = "the connection to the controller broke: " + e.getMessage();
        }
        interrupted = true;
        messages.add(Optional.empty());
        hosts.add(Optional.empty());
    }

    boolean interrupted() {
        return interrupted;
    }

    /** The connection cannot be written to any more; what is still to be read does not count. */
    void giveUp() {
        interrupted = true;
    }

    /** The next message; fails when there will be none. */
    ToAgent next() throws IOException {
        return take(messages);
    }

    Hosts hosts() throws IOException {
        return take(hosts);
    }

    private <T> T take(BlockingQueue<Optional<T>> queue) throws IOException {
        try {
            Optional<T> next = queue.take();
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
