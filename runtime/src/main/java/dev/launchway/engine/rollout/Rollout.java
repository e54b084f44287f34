package dev.launchway.engine.rollout;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.event.RunEvent.RootFinished;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.plan.RootPlan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deploys the root components of hosts in their order: as many hosts side by side as allowed, and one root component at a time on
 * each. When one fails, those that wait for it are skipped and the others go on.
 */
public final class Rollout {

    private final ExpandedEnvironment model;
    private final RolloutSettings settings;
    private final EventSink sink;
    private final RootOrder order;
    private final Map<String, Work> works = new LinkedHashMap<>();
    private final Set<Integer> unsettled = new HashSet<>();
    private final Set<String> failedHosts = new HashSet<>();
    private boolean interrupted;
    private boolean stopped;
    private int changed;
    private int unchanged;
    private int failed;
    private int skipped;
    private int lost;

    /** What a host has before it. */
    private static final class Work {
        final HostAgent agent;
        final TreeSet<Integer> ready = new TreeSet<>();
        final Deque<Integer> told = new ArrayDeque<>();
        boolean incomplete;
        boolean ending;

        Work(HostAgent agent) {
            this.agent = agent;
        }
    }

    /**
     * Prepares; nothing is told yet.
     *
     * @param model the configured environment
     * @param agents one for each host that takes part; root components of other hosts count as done
     * @param settings how to go about it
     * @param sink takes what agents do not tell themselves
     */
    public Rollout(
            ExpandedEnvironment model, List<? extends HostAgent> agents, RolloutSettings settings, EventSink sink) {
        this.model = model;
        this.settings = settings;
        this.sink = sink;
        for (HostAgent agent : agents) {
            works.put(agent.host(), new Work(agent));
        }
        for (RootPlan root : model.plan().roots()) {
            if (!root.ignored() && works.containsKey(root.host().name())) {
                unsettled.add(root.index());
            }
        }
        this.order = new RootOrder(model.plan(), unsettled, settings.namesHosts());
    }

    /**
     * Deploys, until each agent has ended or is lost.
     *
     * @param reports what the agents report
     * @return how it ended
     * @throws InterruptedException when this thread is interrupted
     */
    public RunResult run(HostReports reports) throws InterruptedException {
        tellIgnored();
        advance();
        long settled = 0;
        while (!works.isEmpty()) {
            heedInterrupt();
            HostReport report = reports.next();
            if (!endsAll(report)) {
                heedInterrupt();
            }
            if (report != null) {
                take(report);
            }
            advance();
            if (unsettled.isEmpty() && settled == 0) {
                settled = System.nanoTime();
            } else if (unsettled.isEmpty()
                    && System.nanoTime() - settled > settings.patience().toNanos()) {
                giveUp();
            }
        }
        return new RunResult(Set.of(), false, interrupted, changed, unchanged, failed, skipped, lost);
    }

    /** Components at hand finish, and no other begins; where nothing is left to do, nothing is interrupted. */
    private void heedInterrupt() {
        if (!interrupted && !unsettled.isEmpty() && settings.interrupted().getAsBoolean()) {
            interrupted = true;
            sink.accept(new RunEvent.Interrupted());
            for (Work work : works.values()) {
                work.agent.interrupt();
            }
        }
    }

    private boolean endsAll(HostReport report) {
        return unsettled.size() == 1
                && report instanceof HostReport.RootEnded ended
                && ended.outcome() != Outcome.SKIPPED;
    }

    private void tellIgnored() {
        for (RootPlan root : model.plan().roots()) {
            if (root.ignored() && works.containsKey(root.host().name())) {
                tellSkipped(root, "ignored in " + line(root.location()));
            }
        }
    }

    private void advance() {
        for (Map.Entry<Integer, String> entry : order.takeSkipped().entrySet()) {
            skip(entry.getKey(), interrupted ? "interrupted" : entry.getValue(), false);
        }
        for (int root : order.takeReady()) {
            Work work = workOf(root);
            if (work != null && unsettled.contains(root)) {
                work.ready.add(root);
            }
        }
        if (interrupted) {
            leaveReady("interrupted");
        } else if (stopped) {
            int hosts = settings.stopAfterFailures();
            leaveReady("stopped after " + hosts + (hosts == 1 ? " failed host" : " failed hosts"));
        } else {
            begin();
        }
        if (allHaveBegun()) {
            for (Work work : works.values()) {
                end(work);
            }
        }
    }

    private void leaveReady(String why) {
        for (Work work : works.values()) {
            while (!work.ready.isEmpty()) {
                skip(work.ready.pollFirst(), why, true);
            }
        }
    }

    private void begin() {
        int busy = 0;
        for (Work work : works.values()) {
            busy += work.told.isEmpty() ? 0 : 1;
        }
        for (Work work : works.values()) {
            if (work.ready.isEmpty() || (work.told.isEmpty() && busy >= settings.jobs())) {
                continue;
            }
            busy += work.told.isEmpty() ? 1 : 0;
            while (!work.ready.isEmpty() && mayFollow(work)) {
                int root = work.ready.pollFirst();
                work.told.add(root);
                work.agent.deploy(root);
            }
        }
    }

    /** A host is told of several root components at once, unless a failure elsewhere would have to stop those behind the first. */
    private boolean mayFollow(Work work) {
        return settings.stopAfterFailures() == 0 || work.told.isEmpty();
    }

    /** Whether there is nothing left to tell any agent: each ends as soon as it is done, without another round trip. */
    private boolean allHaveBegun() {
        int begun = 0;
        for (Work work : works.values()) {
            begun += work.told.size();
        }
        return unsettled.isEmpty() || (settings.stopAfterFailures() == 0 && begun == unsettled.size());
    }

    private static void end(Work work) {
        if (!work.ending) {
            work.ending = true;
            work.agent.end(!work.incomplete);
        }
    }

    private void take(HostReport report) {
        Work work = works.get(report.agent().host());
        if (work == null) {
            return;
        }
        if (report instanceof HostReport.RootEnded ended) {
            settle(work, ended);
        } else if (report instanceof HostReport.Lost gone) {
            lose(work, gone.why());
        } else {
            works.remove(work.agent.host());
        }
    }

    private void settle(Work work, HostReport.RootEnded ended) {
        int root = work.told.remove();
        unsettled.remove(root);
        changed += ended.changed();
        unchanged += ended.unchanged();
        if (ended.outcome() == Outcome.FAILED) {
            failed++;
            work.incomplete = true;
            order.failed(root, "failed");
            failed(work.agent.host());
        } else if (ended.outcome() == Outcome.SKIPPED) {
            skipped++;
            work.incomplete = true;
            order.failed(root, "was skipped");
        } else {
            order.finished(root);
        }
    }

    private void failed(String host) {
        failedHosts.add(host);
        int most = settings.stopAfterFailures();
        if (most > 0 && failedHosts.size() >= most && !stopped) {
            stopped = true;
            sink.accept(new RunEvent.Stopped(failedHosts.size()));
        }
    }

    /** A host is gone: what was at work there has failed, and nothing else begins there. */
    private void lose(Work work, String why) {
        String host = work.agent.host();
        works.remove(host);
        work.agent.abandon();
        if (unsettled.isEmpty()) {
            tellLost(host, why);
            return;
        }
        Integer atWork = work.told.isEmpty() ? firstUnsettled(host) : work.told.peek();
        if (atWork == null) {
            tellLost(host, why);
        } else {
            fail(atWork, why);
        }
        failed(host);
        for (RootPlan root : model.plan().roots()) {
            if (root.host().name().equals(host)) {
                skip(root.index(), "the host is lost", true);
            }
        }
    }

    private Integer firstUnsettled(String host) {
        for (RootPlan root : model.plan().roots()) {
            if (unsettled.contains(root.index()) && root.host().name().equals(host)) {
                return root.index();
            }
        }
        return null;
    }

    private void fail(int index, String why) {
        RootPlan root = model.plan().roots().get(index);
        sink.accept(new RunEvent.ComponentFailed(
                root.host().name(),
                model.roots().get(index).node().breadcrumb(),
                new Failure(
                        why, List.of("what was at work there stops before its next component; run it again"), "", "")));
        sink.accept(new RootFinished(root.host().name(), root.name(), Outcome.FAILED, "", Duration.ZERO));
        failed++;
        unsettled.remove(index);
        order.failed(index, "failed");
    }

    private void giveUp() {
        for (String host : works.keySet()) {
            tellLost(host, "it does not take its leave");
        }
        works.clear();
    }

    /** All is deployed, but the host did not say that it has put its own affairs in order. */
    private void tellLost(String host, String why) {
        lost++;
        sink.accept(new RunEvent.HostLost(
                host,
                new Failure(
                        "was lost after its last root component: " + why,
                        List.of("what it says of itself with --status may be old; run it again"),
                        "",
                        "")));
    }

    private void skip(int index, String why, boolean tellOrder) {
        if (!unsettled.remove(index)) {
            return;
        }
        Work work = workOf(index);
        if (work != null) {
            work.incomplete = true;
        }
        tellSkipped(model.plan().roots().get(index), why);
        if (tellOrder) {
            order.failed(index, "was skipped");
        }
    }

    private void tellSkipped(RootPlan root, String why) {
        skipped++;
        sink.accept(new RootFinished(root.host().name(), root.name(), Outcome.SKIPPED, why, Duration.ZERO));
    }

    private Work workOf(int root) {
        return works.get(model.plan().roots().get(root).host().name());
    }

    /** A location without its column. */
    private static String line(String location) {
        int colon = location.lastIndexOf(':');
        boolean hasColumn = colon > 0 && location.lastIndexOf(':', colon - 1) > 0;
        return hasColumn ? location.substring(0, colon) : location;
    }
}
