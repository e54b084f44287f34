package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.bootstrap.Question;
import dev.launchway.remote.transport.Timeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** The hosts of a run, and what they report: all that happens anywhere comes through here, one after the other. */
final class HostConnections implements AutoCloseable {

    /** How many hosts are being connected to at once, and on how many agents are being started. */
    private static final int AT_ONCE = 64;

    /** How often it is looked whether a host is silent, within the time that it may be. */
    private static final int LOOKS = 8;

    /** Enough to say something. */
    private static final long STACK = 256 * 1024;

    private final Map<String, HostConnection> byName = new LinkedHashMap<>();
    private final Timeouts timeouts = new Timeouts();
    private final Queue<HostConnection> unopened = new ConcurrentLinkedQueue<>();
    private final List<Timeouts.Timeout> wakeUps = new ArrayList<>();
    private final CountDownLatch admitted = new CountDownLatch(1);
    private final BlockingQueue<ConnectionEvent> events = new LinkedBlockingQueue<>();
    private final ExecutorService speakers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "speaker", STACK);
        thread.setDaemon(true);
        return thread;
    });

    private final Duration mostSilence;
    private Future<?> alive;
    private Future<?> life;

    /**
     * Prepares; nothing happens yet.
     *
     * @param settings how long a host may take for an answer, and be silent
     */
    HostConnections(
            EnvironmentPlan environment,
            List<HostPlan> hosts,
            Transports transports,
            Bootstrap bootstrap,
            RemoteSettings settings) {
        this.mostSilence = settings.mostSilence();
        Semaphore starting = new Semaphore(AT_ONCE, true);
        for (HostPlan host : hosts) {
            HostAccess access = new HostAccess(environment, host);
            HostConnection.Shared shared =
                    new HostConnection.Shared(events, this::openNext, starting, admitted, speakers);
            byName.put(host.name(), new HostConnection(access, transports, bootstrap, settings.patience(), shared));
        }
    }

    /**
     * Begins to connect; nothing is asked of a host before {@link #admit(NeedsOfHosts, Function)}.
     *
     * @param order the names of the hosts, those first that are needed first
     */
    void open(List<String> order) {
        order.forEach(name -> unopened.add(byName.get(name)));
        for (int i = 0; i < AT_ONCE; i++) {
            openNext();
        }
        List<HostConnection> all = all();
        alive = timeouts.every(Alive.EVERY, () -> all.forEach(HostConnection::stillHere));
        life = timeouts.every(
                mostSilence.dividedBy(LOOKS), () -> all.forEach(connection -> connection.listenForLife(mostSilence)));
    }

    /** Lets agents start on all hosts, each with the files that it needs, and after its answer to what it is asked. */
    void admit(NeedsOfHosts files, Function<HostConnection, Question> questions) {
        byName.forEach((name, connection) -> connection.prepare(files.of(name), questions.apply(connection)));
        admit();
    }

    /** Each host that is connected, or is not to be reached, makes room for the next one. */
    private void openNext() {
        HostConnection next = unopened.poll();
        if (next != null) {
            next.open();
        }
    }

    private void admit() {
        admitted.countDown();
    }

    /** One that takes part. */
    HostConnection named(String host) {
        return byName.get(host);
    }

    List<HostConnection> all() {
        return new ArrayList<>(byName.values());
    }

    /** Waits for the next event; {@code null} when something else is to be looked at. */
    ConnectionEvent next() throws InterruptedException {
        ConnectionEvent next = events.take();
        if (next instanceof ConnectionEvent.Received received) {
            received.host().heard(received);
        }
        return next instanceof ConnectionEvent.Woken ? null : next;
    }

    /** Lets {@link #next} return, even when no host reports anything. */
    void wake() {
        events.add(new ConnectionEvent.Woken());
    }

    /** Does so after some time. */
    void wakeAfter(Duration time) {
        wakeUps.add(timeouts.set(time, this::wake));
    }

    void drop(HostConnection connection) {
        byName.remove(connection.name());
        connection.close();
    }

    @Override
    public void close() {
        unopened.clear();
        all().forEach(this::drop);
        wakeUps.forEach(Timeouts.Timeout::close);
        if (alive != null) {
            alive.cancel(false);
            life.cancel(false);
        }
        admit(); // threads that wait find out that it is over
        speakers.shutdown();
    }
}
