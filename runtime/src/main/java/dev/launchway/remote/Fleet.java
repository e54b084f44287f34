package dev.launchway.remote;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.HostPlan;
import dev.launchway.remote.bootstrap.Bootstrap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The hosts of a run, and what they report: all that happens anywhere comes through here, one after the other. */
final class Fleet implements AutoCloseable {

    /** A server refuses connections when very many begin at once, and a controller has only so many files to open. */
    private static final int CONNECTING = 64;

    /** Bounds what a host that says more than it should can pile up. */
    private static final int MOST_NEWS = 10_000;

    private final Map<String, HostLink> links = new LinkedHashMap<>();
    private final CountDownLatch admitted = new CountDownLatch(1);
    private final BlockingQueue<HostNews> news = new LinkedBlockingQueue<>(MOST_NEWS);

    Fleet(EnvironmentPlan environment, List<HostPlan> hosts, Transports transports, Bootstrap bootstrap) {
        Semaphore connecting = new Semaphore(CONNECTING);
        for (HostPlan host : hosts) {
            HostAccess access = new HostAccess(environment, host);
            links.put(host.name(), new HostLink(access, transports, bootstrap, news, connecting, admitted));
        }
    }

    /** Begins to connect; nothing is asked of a host before {@link #admit}. */
    void open() {
        links.values().forEach(HostLink::open);
    }

    /** Lets agents start on all hosts. */
    void admit() {
        admitted.countDown();
    }

    List<HostLink> links() {
        return new ArrayList<>(links.values());
    }

    HostLink link(String host) {
        return links.get(host);
    }

    /** The next news; {@code null} when there is none within a moment, so that the caller can look at other things. */
    HostNews next() throws InterruptedException {
        return news.poll(100, TimeUnit.MILLISECONDS);
    }

    void drop(HostLink link) {
        links.remove(link.name());
        link.close();
    }

    @Override
    public void close() {
        links().forEach(this::drop);
        admit(); // threads that wait find out that it is over
    }
}
