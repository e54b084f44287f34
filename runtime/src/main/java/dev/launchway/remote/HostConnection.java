package dev.launchway.remote;

import dev.launchway.agent.protocol.ControllerSide;
import dev.launchway.agent.protocol.Frames;
import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.HeardInput;
import dev.launchway.agent.protocol.ProtocolViolationException;
import dev.launchway.agent.protocol.ToAgent;
import dev.launchway.engine.event.RunEvent.Trouble;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.HostNeeds;
import dev.launchway.remote.bootstrap.HostUnfitException;
import dev.launchway.remote.bootstrap.ProvenHost;
import dev.launchway.remote.bootstrap.Question;
import dev.launchway.remote.bootstrap.ReachedHost;
import dev.launchway.remote.bootstrap.RunningAgent;
import dev.launchway.remote.transport.ConnectFailedException;
import dev.launchway.remote.transport.Connection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** One host: a thread that connects, starts the agent where one is needed, and listens to it until it ends. */
final class HostConnection {

    /** Enough for what a host says; a thousand of them fit into a small heap. */
    private static final long STACK = 512 * 1024;

    /** In bytes: what an agent has said and nobody has heard yet. It waits when it says more. */
    private static final int MOST_UNHEARD = 4 << 20;

    /** For the last that a command which has ended wrote; longer than a machine takes to carry it. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private static final int LAST_WORDS = 2000;
    private static final Duration FAREWELL = Duration.ofSeconds(15);

    /**
     * What the hosts of a run have in common.
     *
     * @param events takes what they report
     * @param connected run for each that is connected, or cannot be
     * @param starting bounds how many agents are started at once
     * @param admitted opens when agents may be started
     * @param speakers carry what is said to agents
     */
    record Shared(
            BlockingQueue<ConnectionEvent> events,
            Runnable connected,
            Semaphore starting,
            CountDownLatch admitted,
            Executor speakers) {}

    /**
     * That the agent takes no word. One that has done its work ends by itself, and what it has said on its way out is still to be heard.
     *
     * @param why what was noticed
     * @param since of the system's nanoseconds
     */
    private record Deaf(IOException why, long since) {}

    /** What becomes of a host that waits. */
    private sealed interface Order {
        /** Its agent starts. */
        record Start() implements Order {}

        /** It is left; what is written down there is empty for nothing. */
        record Leave(String record) implements Order {}
    }

    /** A step on the way to an agent. */
    private interface Step {
        /** Returns {@code null} where nobody wants it any more. */
        ReachedHost take() throws ConnectFailedException, HostUnfitException, InterruptedException;
    }

    private final HostAccess access;
    private final Transports transports;
    private final Bootstrap bootstrap;
    private final Duration patience;
    private final Shared shared;
    private volatile Deaf deaf;
    private final Semaphore unheard = new Semaphore(MOST_UNHEARD);
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    private volatile HostNeeds needs = HostNeeds.NONE;
    private volatile Question question = Question.NONE;
    private volatile Connection connection;
    private volatile ReachedHost reached;
    private volatile RunningAgent agent;
    private volatile HeardInput heard;
    private volatile ControllerSide side;
    private volatile SendQueue outbox;
    private final List<ToAgent> unanswered = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private volatile boolean answered;
    private volatile boolean closing;

    HostConnection(HostAccess access, Transports transports, Bootstrap bootstrap, Duration patience, Shared shared) {
        this.access = access;
        this.transports = transports;
        this.bootstrap = bootstrap;
        this.patience = patience;
        this.shared = shared;
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

    /** What is worth knowing of how the host was reached; empty where nothing is. */
    String note() {
        Connection open = connection;
        return open == null ? "" : open.note();
    }

    /** What login scripts of the host received. */
    Optional<String> noise() {
        ReachedHost there = reached;
        return there == null || there.noise().isEmpty() ? Optional.empty() : Optional.of(there.noise());
    }

    /** What was wrong with what is stored on the host, and has been mended. */
    synchronized List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** Says which files the host gets, and what it is asked first; before agents are started. */
    void prepare(HostNeeds files, Question asked) {
        needs = files;
        question = asked;
    }

    void open() {
        Thread thread = new Thread(null, this::live, "host " + name(), STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void live() {
        try {
            if (connect() && (agent != null || awaitsAgent())) {
                listen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            report(new ConnectionEvent.Lost(this, "a fault of Launchway itself: " + e));
        }
    }

    private boolean connect() throws InterruptedException {
        return reach(() -> {
            try {
                if (closing) {
                    return null;
                }
                connection = transports.of(access.kind()).connect(access.destination(), this::tellDelay);
            } finally {
                shared.connected.run();
            }
            shared.admitted.await();
            shared.starting.acquire();
            try {
                return closing
                        ? null
                        : bootstrap.start(connection, access.place(connection.user()), needs, question, patience);
            } finally {
                shared.starting.release();
            }
        });
    }

    private void tellDelay(String why) {
        shared.events.add(new ConnectionEvent.Delayed(this, why));
    }

    /** Waits for what becomes of a host without an agent; whether one runs then. */
    private boolean awaitsAgent() throws InterruptedException {
        ProvenHost proven = (ProvenHost) reached;
        Order order = orders.take();
        if (order instanceof Order.Leave leave) {
            leave(proven, leave.record());
            return false;
        }
        return reach(proven::start);
    }

    private void leave(ProvenHost proven, String record) throws InterruptedException {
        try {
            proven.leave(closing ? "" : record);
            shared.events.put(new ConnectionEvent.Left(this));
        } catch (ConnectFailedException | HostUnfitException e) {
            shared.events.put(new ConnectionEvent.Lost(this, e.getMessage()));
        }
        close();
    }

    private boolean reach(Step step) throws InterruptedException {
        try {
            ReachedHost there = step.take();
            if (there != null) {
                if (there instanceof RunningAgent started) {
                    talkTo(started);
                }
                reached = there;
                shared.events.put(new ConnectionEvent.Connected(this, there));
                return true;
            }
        } catch (ConnectFailedException e) {
            shared.events.put(new ConnectionEvent.Refused(
                    this, new HostTrouble(Trouble.UNREACHABLE, e.getMessage(), List.of(), e.help())));
        } catch (HostUnfitException e) {
            shared.events.put(new ConnectionEvent.Refused(
                    this, new HostTrouble(Trouble.UNFIT, e.getMessage(), List.of(), e.help())));
        } catch (IllegalArgumentException e) {
            shared.events.put(
                    new ConnectionEvent.Refused(this, new HostTrouble(Trouble.UNFIT, e.getMessage(), List.of(), "")));
        }
        close();
        return false;
    }

    private synchronized void talkTo(RunningAgent started) {
        HeardInput output = new HeardInput(started.output());
        ControllerSide talk =
                new ControllerSide(new Frames(output, started.command().input(), Frames.LARGEST_OF_AGENT), name());
        outbox = new SendQueue(talk, shared.speakers, e -> {
            if (talk == side && answered && deaf == null) {
                deaf = new Deaf(e, System.nanoTime());
            }
        });
        agent = started;
        side = talk;
        heard = output;
        remarks.addAll(started.remarks());
        unanswered.forEach(outbox::add);
    }

    /** What the agent says first; one that ends without a word is started once more, from what is sound. */
    private FromAgent first() throws IOException, HostUnfitException {
        FromAgent message = null;
        IOException broken = null;
        try {
            message = side.receive();
        } catch (IOException e) {
            broken = e;
        }
        if (message == null && restarted()) {
            broken = null;
            message = side.receive();
            if (message == null && !closing) {
                throw new HostUnfitException(
                        "Java ends there before the agent says a word" + lastWords(),
                        "does java -version work there, and is memory limited (ulimit -v)?");
            }
        }
        if (broken != null) {
            throw broken;
        }
        synchronized (this) {
            answered = true;
            unanswered.clear();
        }
        return message;
    }

    /** Whether the agent has been started once more: not so where it has not ended, or the connection has. */
    private boolean restarted() throws HostUnfitException {
        if (closing) {
            return false;
        }
        try {
            agent.command().await(FAREWELL);
            heard = null; // nobody is to be heard until the next one starts
            talkTo(bootstrap.restart(connection, access.place(connection.user()), needs, patience));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void listen() throws InterruptedException {
        try {
            for (FromAgent message = first(); message != null; message = side.receive()) {
                if (message instanceof FromAgent.Alive) {
                    continue;
                }
                ConnectionEvent.Received received =
                        new ConnectionEvent.Received(this, message, Math.min(side.size(), MOST_UNHEARD));
                unheard.acquire(received.size());
                shared.events.put(received);
            }
            shared.events.put(new ConnectionEvent.Lost(this, "the agent ended" + lastWords()));
        } catch (HostUnfitException e) {
            shared.events.put(new ConnectionEvent.Refused(
                    this, new HostTrouble(Trouble.UNFIT, e.getMessage(), List.of(), e.help())));
        } catch (IOException e) {
            shared.events.put(lost(e));
        } finally {
            heard = null;
        }
    }

    private String lastWords() {
        if (closing) {
            return "";
        }
        String text = agent.command().errors(MOMENT);
        return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - LAST_WORDS));
    }

    /** Starts the agent of a host that has none; another event tells that it is connected. */
    void start() {
        orders.add(new Order.Start());
    }

    /**
     * Leaves a host that has no agent; an event tells when that is done.
     *
     * @param record what is written down there; empty for nothing
     */
    void leave(String record) {
        orders.add(new Order.Leave(record));
    }

    /** Says something to the agent, soon; does not wait until it is received. */
    synchronized void send(ToAgent message) {
        if (!answered) {
            unanswered.add(message);
        }
        outbox.add(message);
    }

    /** Answers with something that is made when it is its turn to be said. */
    synchronized void sendLater(SendQueue.Message message) {
        outbox.addLater(message);
    }

    /** Lets the agent know that somebody is there. */
    void stillHere() {
        SendQueue open = outbox;
        if (open != null && !closing) {
            open.addWhenIdle(new ToAgent.Alive());
        }
    }

    /** Gives the host up when its agent has been silent for too long, or takes no word and goes on talking. */
    void listenForLife(Duration mostSilence) {
        HeardInput listening = heard;
        if (listening == null || closing) {
            return;
        }
        if (listening.silence() > mostSilence.toNanos()) {
            shared.events.add(new ConnectionEvent.Lost(
                    this,
                    "the agent gives no sign of life for " + mostSilence.toSeconds()
                            + " s: it, or the host, has stopped"));
            close();
        } else if (deaf != null && System.nanoTime() - deaf.since > FAREWELL.toNanos()) {
            shared.events.add(lost(deaf.why));
            close();
        }
    }

    /** What was said is dealt with, and the agent may say more. */
    void heard(ConnectionEvent.Received received) {
        unheard.release(received.size());
    }

    private ConnectionEvent lost(IOException e) {
        return new ConnectionEvent.Lost(
                this,
                e instanceof ProtocolViolationException
                        ? "the agent makes no sense: " + e.getMessage()
                        : "the connection is lost: " + e.getMessage());
    }

    private void report(ConnectionEvent lost) {
        try {
            shared.events.put(lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends it, without waiting for the host. */
    void close() {
        closing = true;
        leave("");
        Connection open = connection;
        if (open != null) {
            open.close();
        }
    }
}
