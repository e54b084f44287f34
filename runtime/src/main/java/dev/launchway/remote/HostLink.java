package dev.launchway.remote;

import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.HostUnfit;
import dev.launchway.remote.bootstrap.RunningAgent;
import dev.launchway.remote.transport.ConnectFailed;
import dev.launchway.remote.transport.Connection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** One host: a thread that connects, starts the agent, and listens to it until it ends. */
final class HostLink {

    /** Enough for what a host says; a thousand of them fit into a small heap. */
    private static final long STACK = 512 * 1024;

    private final HostAccess access;
    private final Transports transports;
    private final Bootstrap bootstrap;
    private final BlockingQueue<HostNews> news;
    private final Semaphore connecting;
    private final CountDownLatch admitted;
    private volatile Connection connection;
    private volatile RunningAgent agent;
    private volatile ControllerSide side;
    private volatile boolean closing;

    HostLink(
            HostAccess access,
            Transports transports,
            Bootstrap bootstrap,
            BlockingQueue<HostNews> news,
            Semaphore connecting,
            CountDownLatch admitted) {
        this.access = access;
        this.transports = transports;
        this.bootstrap = bootstrap;
        this.news = news;
        this.connecting = connecting;
        this.admitted = admitted;
    }

    HostPlan plan() {
        return access.host();
    }

    String name() {
        return access.host().name();
    }

    HostAccess access() {
        return access;
    }

    /** What login scripts of the host said. */
    Optional<String> noise() {
        RunningAgent running = agent;
        return running == null || running.noise().isEmpty() ? Optional.empty() : Optional.of(running.noise());
    }

    void open() {
        Thread thread = new Thread(null, this::live, "host " + name(), STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        try {
            if (connect()) {
                listen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            report(new HostNews.Lost(this, "a fault of Launchway itself: " + e));
        }
    }

    private boolean connect() throws InterruptedException {
        connecting.acquire();
        try {
            connection = transports.of(access.kind()).connect(access.destination());
            admitted.await();
            if (closing) {
                close();
                return false;
            }
            agent = bootstrap.start(connection, access.place(connection.user()));
            side = new ControllerSide(new Frames(agent.output(), agent.command().input()), name());
            news.put(new HostNews.Connected(this, agent));
            return true;
        } catch (ConnectFailed e) {
            news.put(new HostNews.Refused(
                    this, new HostTrouble(Trouble.UNREACHABLE, e.getMessage(), List.of(), e.help())));
        } catch (HostUnfit e) {
            news.put(new HostNews.Refused(this, new HostTrouble(Trouble.UNFIT, e.getMessage(), List.of(), e.help())));
        } catch (IllegalArgumentException e) {
            news.put(new HostNews.Refused(this, new HostTrouble(Trouble.UNFIT, e.getMessage(), List.of(), "")));
        } finally {
            connecting.release();
        }
        close();
        return false;
    }

    private void listen() throws InterruptedException {
        try {
            for (FromAgent message = side.receive(); message != null; message = side.receive()) {
                news.put(new HostNews.Said(this, message));
            }
            news.put(new HostNews.Lost(this, "the agent ended" + lastWords()));
        } catch (IOException e) {
            news.put(new HostNews.Lost(this, "the connection is lost: " + e.getMessage()));
        }
    }

    private String lastWords() {
        if (closing) {
            return "";
        }
        try {
            byte[] errors = agent.command().errors().readNBytes(2000);
            String text = new String(errors, StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : ": " + text;
        } catch (IOException e) {
            return "";
        }
    }

    /** Says something to the agent; what cannot be said is found by the listening thread too. */
    void send(ToAgent message) {
        try {
            side.send(message);
        } catch (IOException e) {
            report(new HostNews.Lost(this, "the connection is lost: " + e.getMessage()));
        }
    }

    private void report(HostNews lost) {
        try {
            news.put(lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closing = true;
        RunningAgent running = agent;
        if (running != null) {
            running.command().close();
        }
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
