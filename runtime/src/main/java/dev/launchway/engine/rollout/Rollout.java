package dev.launchway.engine.rollout;

import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Outcome;
import dev.launchway.engine.expand.ExpandedEnvironment;
import dev.launchway.plan.RootPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Deploys the root components of hosts in their order: those first that are proven to be unchanged, then as many hosts side by side as
 * allowed, and one root component at a time on each. When one fails, those that wait for it are skipped and the others go on.
 */
public final class Rollout {

    private final ExpandedEnvironment model;
    private final ProvenRoots proven;
    private final RolloutSettings settings;
    private final EventSink sink;
    private final RolloutEvents events;
    private final RootOrder order;
    private final Map<String, HostWork> works = new LinkedHashMap<>();
    private final Set<Integer> unsettled = new HashSet<>();
    private final Set<String> failedHosts = new HashSet<>();
    private boolean interrupted;
    private boolean stopped;
    private int changed;
    private int unchanged;
    private int failed;
    private int skipped;
    private int lost;

    /**
     * Prepares; nothing is told yet.
     *
     * @param model the configured environment
     * @param agents one for each host that takes part; root components of other hosts count as done
     * @param proven those of which no agent is told
     * @param settings how to go about it
     * @param sink takes what agents do not tell themselves
     */
    public Rollout(
            ExpandedEnvironment model,
            List<? extends HostAgent> agents,
            ProvenRoots proven,
            RolloutSettings settings,
            EventSink sink) {
        this.model = model;
        this.proven = proven;
        this.settings = settings;
        this.sink = sink;
        this.events = new RolloutEvents(sink);
        for (HostAgent agent : agents) {
            works.put(agent.host(), new HostWork(agent));
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
        tellProven();
        advance();
        long settled = 0;
        while (!works.isEmpty()) {
            boolean before = heedsInterrupt();
            HostReport report = reports.next();
            boolean meanwhile = !endsAll(report) && heedsInterrupt();
            if (report != null) {
                take(report);
            }
            if (report != null || before || meanwhile) {
                advance(); // looks at all hosts, so not for each component that an agent tells of
            }
            if (unsettled.isEmpty() && settled == 0) {
                settled = System.nanoTime();
                reports.wakeAfter(settings.patience());
            } else if (unsettled.isEmpty()
                    && System.nanoTime() - settled >= settings.patience().toNanos()) {
                giveUp();
            }
        }
        return new RunResult(Set.of(), false, interrupted, changed, unchanged, failed, skipped, lost);
    }

    /** Whether the run is interrupted just now: components at hand finish, and no other begins. Not so where nothing is left to do. */
    private boolean heedsInterrupt() {
        if (interrupted || unsettled.isEmpty() || !settings.interrupted().getAsBoolean()) {
            return false;
        }
        interrupted = true;
        sink.accept(new RunEvent.Interrupted());
        for (HostWork work : works.values()) {
            work.agent().interrupt();
        }
        return true;
    }

    private boolean endsAll(HostReport report) {
        return unsettled.size() == 1
                && report instanceof HostReport.RootEnded ended
                && ended.outcome() != Outcome.SKIPPED;
    }

    private void tellIgnored() {
        for (RootPlan root : model.plan().roots()) {
            if (root.ignored() && works.containsKey(root.host().name())) {
                skipped++;
                events.ignored(root);
            }
        }
    }

    /** They were proven before anything else began, and so come before it. */
    private void tellProven() {
        Deque<Integer> ready = new ArrayDeque<>(order.takeReady());
        while (!ready.isEmpty()) {
            int root = ready.remove();
            if (proven.isProven(root)) {
                unchanged += proven.tell(root);
                unsettled.remove(root);
                order.finished(root);
                ready.addAll(order.takeReady());
            } else {
                workOf(root).addReady(root);
            }
        }
    }

    private void advance() {
        for (Map.Entry<Integer, String> entry : order.takeSkipped().entrySet()) {
            skip(entry.getKey(), interrupted ? "interrupted" : entry.getValue(), false);
        }
        for (int root : order.takeReady()) {
            HostWork work = workOf(root);
            if (work != null && unsettled.contains(root)) {
                work.addReady(root);
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
            for (HostWork work : works.values()) {
                work.end();
            }
        }
    }

    private void leaveReady(String why) {
        for (HostWork work : works.values()) {
            while (work.hasReady()) {
                skip(work.pollReady(), why, true);
            }
        }
    }

    private void begin() {
        int busy = 0;
        for (HostWork work : works.values()) {
            busy += work.told() == 0 ? 0 : 1;
        }
        for (HostWork work : works.values()) {
            if (!work.hasReady() || (work.told() == 0 && busy >= settings.jobs())) {
                continue;
            }
            busy += work.told() == 0 ? 1 : 0;
            while (work.hasReady() && mayFollow(work)) {
                work.deploy(work.pollReady());
            }
        }
    }

    /** A host is told of several root components at once, unless a failure elsewhere would have to stop those behind the first. */
    private boolean mayFollow(HostWork work) {
        return settings.stopAfterFailures() == 0 || work.told() == 0;
    }

    /** Whether there is nothing left to tell any agent: each ends as soon as it is done, without another round trip. */
    private boolean allHaveBegun() {
        int begun = 0;
        for (HostWork work : works.values()) {
            begun += work.told();
        }
        return unsettled.isEmpty() || (settings.stopAfterFailures() == 0 && begun == unsettled.size());
    }

    private void take(HostReport report) {
        HostWork work = works.get(report.agent().host());
        if (work == null) {
            return;
        }
        if (report instanceof HostReport.RootEnded ended) {
            settle(work, ended);
        } else if (report instanceof HostReport.Lost gone) {
            lose(work, gone.why());
        } else {
            works.remove(work.agent().host());
        }
    }

    private void settle(HostWork work, HostReport.RootEnded ended) {
        int root = work.finish();
        unsettled.remove(root);
        changed += ended.changed();
        unchanged += ended.unchanged();
        if (ended.outcome() == Outcome.FAILED) {
            failed++;
            work.leaveIncomplete();
            order.failed(root, "failed");
            failed(work.agent().host());
        } else if (ended.outcome() == Outcome.SKIPPED) {
            skipped++;
            work.leaveIncomplete();
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
    private void lose(HostWork work, String why) {
        String host = work.agent().host();
        works.remove(host);
        work.agent().abandon();
        if (unsettled.isEmpty()) {
            lost++;
            events.lost(host, why);
            return;
        }
        Integer atWork = work.told() == 0 ? firstUnsettled(host) : work.atWork();
        if (atWork == null) {
            lost++;
            events.lost(host, why);
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

    private void fail(int root, String why) {
        events.failed(model.roots().get(root), why);
        failed++;
        unsettled.remove(root);
        order.failed(root, "failed");
    }

    private void giveUp() {
        for (String host : works.keySet()) {
            lost++;
            events.lost(host, "it does not take its leave");
        }
        works.clear();
    }

    private void skip(int index, String why, boolean tellOrder) {
        if (!unsettled.remove(index)) {
            return;
        }
        HostWork work = workOf(index);
        if (work != null) {
            work.leaveIncomplete();
        }
        skipped++;
        events.skipped(model.plan().roots().get(index), why);
        if (tellOrder) {
            order.failed(index, "was skipped");
        }
    }

    private HostWork workOf(int root) {
        return works.get(model.plan().roots().get(root).host().name());
    }
}
