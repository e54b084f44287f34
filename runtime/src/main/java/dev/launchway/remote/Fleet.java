package dev.launchway.remote;

import dev.launchway.agent.protocol.ToAgent.Alive;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import dev.launchway.remote.transport.Alarms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The hosts of a run, and what they report: all that happens anywhere comes through here, one after the other. */
final class Fleet implements AutoCloseable {

    /** A server refuses connections when very many begin at once, and a controller has only so many files to open. */
    private static final int CONNECTING = 64;

    /** How often it is looked whether a host is silent, within the time that it may be. */
    private static final int LOOKS = 8;

    /** Enough to say something. */
    private static final long STACK = 256 * 1024;

    private final Map<String, HostLink> links = new LinkedHashMap<>();
    private final Alarms alarms = new Alarms();
    private final CountDownLatch admitted = new CountDownLatch(1);
    private final BlockingQueue<HostNews> news = new LinkedBlockingQueue<>();
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
    Fleet(
            EnvironmentPlan environment,
            List<HostPlan> hosts,
            Transports transports,
            Bootstrap bootstrap,
            RemoteSettings settings) {
        this.mostSilence = settings.mostSilence();
        Semaphore connecting = new Semaphore(CONNECTING);
        for (HostPlan host : hosts) {
            HostAccess access = new HostAccess(environment, host);
            HostLink.Shared shared = new HostLink.Shared(news, connecting, admitted, speakers);
            links.put(host.name(), new HostLink(access, transports, bootstrap, settings.patience(), shared));
        }
    }

    /** Begins to connect; nothing is asked of a host before {@link #admit}. */
    void open() {
        links.values().forEach(HostLink::open);
        List<HostLink> all = links();
        alive = alarms.every(Alive.EVERY, () -> all.forEach(HostLink::stillHere));
        life = alarms.every(mostSilence.dividedBy(LOOKS), () -> all.forEach(link -> link.listenForLife(mostSilence)));
    }

    /** Lets agents start on all hosts. */
    void admit() {
        admitted.countDown();
    }

    List<HostLink> links() {
        return new ArrayList<>(links.values());
    }

    /** The next news; {@code null} when there is none within a moment, so that the caller can look at other things. */
    HostNews next() throws InterruptedException {
        HostNews next = news.poll(100, TimeUnit.MILLISECONDS);
        if (next instanceof HostNews.Said said) {
            said.host().heard(said);
        }
        return next;
    }

    void drop(HostLink link) {
        links.remove(link.name());
        link.close();
    }

    @Override
    public void close() {
        links().forEach(this::drop);
        if (alive != null) {
            alive.cancel(false);
            life.cancel(false);
        }
        admit(); // threads that wait find out that it is over
        speakers.shutdown();
    }
}
