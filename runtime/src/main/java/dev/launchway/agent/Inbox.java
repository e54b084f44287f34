package dev.launchway.agent;

import dev.launchway.agent.protocol.AgentSide;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Listens to the controller while components are at work: an interrupt, or its silence for good, is known at once. */
final class Inbox {

    private final AgentSide controller;
    private final Runnable onInterrupt;
    private final BlockingQueue<Optional<ToAgent>> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<Optional<Hosts>> hosts = new LinkedBlockingQueue<>();
    private final long mostSilence;
    private volatile long heard = System.nanoTime();
    private volatile boolean interrupted;
    private volatile String end = "the controller is gone";

    /**
     * Prepares.
     *
     * @param controller the other side
     * @param onInterrupt run when the user interrupts
     * @param mostSilence after how long without a word the controller is gone
     */
    Inbox(AgentSide controller, Runnable onInterrupt, Duration mostSilence) {
        this.controller = controller;
        this.onInterrupt = onInterrupt;
        this.mostSilence = mostSilence.toNanos();
    }

    void open() {
        Thread reader = new Thread(this::listen, "controller");
        reader.setDaemon(true);
        reader.start();
    }

    private void listen() {
        try {
            for (ToAgent message = controller.receive(); message != null; message = controller.receive()) {
                heard = System.nanoTime();
                if (message instanceof Alive) {
                    continue;
                }
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
        return interrupted || patience() <= 0;
    }

    /** For how many nanoseconds more the controller may be silent. */
    private long patience() {
        return mostSilence - (System.nanoTime() - heard);
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
            Optional<T> next = null;
            while (next == null) {
                long patience = patience();
                if (patience <= 0) {
                    throw new IOException("the controller is silent");
                }
                next = queue.poll(patience, TimeUnit.NANOSECONDS);
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
