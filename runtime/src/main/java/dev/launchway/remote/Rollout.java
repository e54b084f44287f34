package dev.launchway.remote;

import dev.launchway.agent.protocol.FromAgent;
import dev.launchway.agent.protocol.FromAgent.AskHosts;
import dev.launchway.agent.protocol.FromAgent.Ended;
import dev.launchway.agent.protocol.FromAgent.RootEnded;
import dev.launchway.agent.protocol.FromAgent.Told;
import dev.launchway.agent.protocol.ToAgent.Deploy;
import dev.launchway.agent.protocol.ToAgent.End;
import dev.launchway.agent.protocol.ToAgent.Hosts;
import dev.launchway.agent.protocol.ToAgent.Interrupt;
import dev.launchway.engine.event.EventSink;
import dev.launchway.engine.event.RunEvent;
import dev.launchway.engine.event.RunEvent.Failure;
import dev.launchway.engine.event.RunEvent.Mode;
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

/** Deploys the root components of all hosts in their order, as many hosts side by side as allowed. */
final class Rollout {

    /** What an agent may have to say besides its root components. */
    private static final int MOST_REMARKS = 100;

    private final Fleet fleet;
    private final ExpandedEnvironment model;
    private final RemoteSettings settings;
    private final EventSink sink;
    private final RootOrder order;
    private final Map<HostLink, Work> works = new LinkedHashMap<>();
    private final Set<Integer> unsettled = new HashSet<>();
    private final Set<String> failedHosts = new HashSet<>();
    private final int stopAfter;
    private boolean interrupted;
    private boolean stopped;
    private int changed;
    private int unchanged;
    private int failed;
    private int skipped;
    private int lost;

    /** What a host has before it. */
    private static final class Work {
        final Assignments.Told told;
        final TreeSet<Integer> ready = new TreeSet<>();
        final Deque<Integer> sent = new ArrayDeque<>();
        RootTalk talk;
        boolean asked;
        int remarks;
        boolean incomplete;
        boolean ending;

        Work(Assignments.Told told) {
            this.told = told;
        }
    }

    Rollout(
            Fleet fleet,
            ExpandedEnvironment model,
            Map<HostLink, Assignments.Told> assignments,
            RemoteSettings settings,
            EventSink sink) {
        this.fleet = fleet;
        this.model = model;
        this.settings = settings;
        this.sink = sink;
        this.stopAfter = settings.mode() == Mode.DEPLOY ? settings.stopAfterFailures() : 0;
        assignments.forEach((link, told) -> works.put(link, new Work(told)));
        for (RootPlan root : model.plan().roots()) {
            if (!root.ignored() && fleet.link(root.host().name()) != null) {
                unsettled.add(root.index());
            }
        }
        this.order = new RootOrder(model.plan(), unsettled);
    }

    void run() throws InterruptedException {
        tellIgnored();
        advance();
        long settled = System.nanoTime();
        while (!works.isEmpty()) {
            HostNews news = fleet.next();
            if (!interrupted && settings.interrupted().getAsBoolean()) {
                interrupt();
            }
            if (news != null) {
                take(news);
            }
            advance();
            if (!unsettled.isEmpty()) {
                settled = System.nanoTime();
            } else if (System.nanoTime() - settled > settings.patience().toNanos()) {
                works.keySet().forEach(link -> tellLost(link, "it does not take its leave"));
                works.clear();
            }
        }
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    int failed() {
        return failed;
    }

    int skipped() {
        return skipped;
    }

    int lost() {
        return lost;
    }

    boolean interrupted() {
        return interrupted;
    }

    private void tellIgnored() {
        for (RootPlan root : model.plan().roots()) {
            if (root.ignored() && fleet.link(root.host().name()) != null) {
                tellSkipped(root, "ignored in " + line(root.location()));
            }
        }
    }

    private void advance() {
        order.takeSkipped().forEach((root, why) -> skip(root, why, false));
        for (int root : order.takeReady()) {
            Work work = works.get(linkOf(root));
            if (work != null && unsettled.contains(root)) {
                work.ready.add(root);
            }
        }
        if (interrupted || stopped) {
            String why = interrupted
                    ? "interrupted"
                    : "stopped after " + stopAfter + (stopAfter == 1 ? " failed host" : " failed hosts");
            works.values().forEach(work -> List.copyOf(work.ready).forEach(root -> leave(work, root, why)));
        } else {
            begin();
        }
        if (allHaveBegun()) {
            works.forEach(Rollout::bidFarewell);
        }
    }

    private void begin() {
        int busy = 0;
        for (Work work : works.values()) {
            busy += work.sent.isEmpty() ? 0 : 1;
        }
        for (Map.Entry<HostLink, Work> entry : works.entrySet()) {
            Work work = entry.getValue();
            if (work.ready.isEmpty() || (work.sent.isEmpty() && busy >= settings.jobs())) {
                continue;
            }
            busy += work.sent.isEmpty() ? 1 : 0;
            while (!work.ready.isEmpty() && mayFollow(work)) {
                int root = work.ready.pollFirst();
                work.sent.add(root);
                entry.getKey().send(new Deploy(work.told.position(root)));
            }
        }
    }

    /** Whether there is nothing left to say to any agent: each host takes its leave as soon as it is done, and frees its lock. */
    private boolean allHaveBegun() {
        int begun = 0;
        for (Work work : works.values()) {
            begun += work.sent.size();
        }
        return unsettled.isEmpty() || (stopAfter == 0 && begun == unsettled.size());
    }

    private static void bidFarewell(HostLink link, Work work) {
        if (!work.ending) {
            work.ending = true;
            link.send(new End(!work.incomplete));
        }
    }

    /** A host is told of several root components at once, unless a failure elsewhere would have to stop those behind the first. */
    private boolean mayFollow(Work work) {
        return stopAfter == 0 || work.sent.isEmpty();
    }

    private void leave(Work work, int root, String why) {
        work.ready.remove(root);
        skip(root, why, true);
    }

    private void failed(String host) {
        failedHosts.add(host);
        if (stopAfter > 0 && failedHosts.size() >= stopAfter && !stopped) {
            stopped = true;
            sink.accept(new RunEvent.Stopped(failedHosts.size()));
        }
    }

    private void take(HostNews news) {
        HostLink link = news.host();
        Work work = works.get(link);
        if (work == null) {
            return;
        }
        if (news instanceof HostNews.Lost lost) {
            lose(link, work, lost.why());
        } else if (news instanceof HostNews.Said said) {
            take(link, work, said.message());
        }
    }

    private void take(HostLink link, Work work, FromAgent message) {
        if (message instanceof Told told) {
            if (!tell(work, told.event())) {
                lose(link, work, "the agent tells what it was not asked for");
            }
        } else if (message instanceof AskHosts && !work.asked) {
            work.asked = true;
            link.send(new Hosts(model.plan().hostPlans()));
        } else if (message instanceof RootEnded ended) {
            end(link, work, ended);
        } else if (message instanceof Ended && work.ending && work.sent.isEmpty()) {
            works.remove(link);
        } else {
            lose(link, work, "the agent speaks out of turn");
        }
    }

    /** Whether an agent may tell this at this moment; if so, it is told. */
    private boolean tell(Work work, RunEvent event) {
        boolean atWork = !work.sent.isEmpty();
        if (atWork && work.talk == null) {
            work.talk = new RootTalk(model.roots().get(work.sent.peek()));
        }
        if (event instanceof RunEvent.Interrupted) {
            return true;
        }
        boolean ofRoot = atWork && work.talk.allows(event);
        boolean leftBehind = event instanceof RunEvent.Output; // of a command's child that outlives it
        boolean remark = !ofRoot && event instanceof RunEvent.Message && ++work.remarks <= MOST_REMARKS;
        if (ofRoot || leftBehind || remark) {
            sink.accept(event);
            return true;
        }
        return false;
    }

    private void end(HostLink link, Work work, RootEnded ended) {
        Integer root = work.sent.peek();
        if (root == null || work.told.position(root) != ended.root() || work.talk == null || !work.talk.allows(ended)) {
            lose(link, work, "the agent tells of a root component that it was not asked for");
            return;
        }
        work.sent.remove();
        work.talk = null;
        unsettled.remove(root);
        changed += ended.changed();
        unchanged += ended.unchanged();
        switch (ended.outcome()) {
            case CHANGED, UNCHANGED -> order.finished(root);
            case FAILED -> {
                failed++;
                work.incomplete = true;
                order.failed(root, "failed");
                failed(link.name());
            }
            case SKIPPED -> {
                skipped++;
                work.incomplete = true;
                order.failed(root, "was skipped");
            }
        }
    }

    /** A host is gone: what was at work there has failed, and nothing else begins there. */
    private void lose(HostLink link, Work work, String why) {
        works.remove(link);
        fleet.drop(link);
        boolean over = unsettled.isEmpty();
        boolean first = true;
        for (RootPlan root : model.plan().roots()) {
            if (!unsettled.contains(root.index()) || !root.host().name().equals(link.name())) {
                continue;
            }
            boolean atWork = root.index() == (work.sent.isEmpty() ? -1 : work.sent.peek());
            if (atWork || (first && work.sent.isEmpty())) {
                sink.accept(new RunEvent.ComponentFailed(
                        link.name(),
                        model.roots().get(root.index()).node().breadcrumb(),
                        new Failure(
                                why,
                                List.of("what was at work there stops before its next component; run it again"),
                                "",
                                "")));
                sink.accept(new RootFinished(link.name(), root.name(), Outcome.FAILED, "", Duration.ZERO));
                failed++;
                unsettled.remove(root.index());
                order.failed(root.index(), "failed");
                first = false;
            }
        }
        if (first) {
            tellLost(link, why);
        }
        if (!over) {
            failed(link.name());
        }
        for (RootPlan root : model.plan().roots()) {
            if (unsettled.contains(root.index()) && root.host().name().equals(link.name())) {
                skip(root.index(), "the host is lost", true);
            }
        }
    }

    /** All is deployed, but the host did not say that it has put its own affairs in order. */
    private void tellLost(HostLink link, String why) {
        lost++;
        sink.accept(new RunEvent.HostLost(
                link.name(),
                new Failure(
                        "was lost after its last root component: " + why,
                        List.of("what it says of itself with --status may be old; run it again"),
                        "",
                        "")));
    }

    private void skip(int index, String why, boolean tellOrder) {
        RootPlan root = model.plan().roots().get(index);
        if (!unsettled.remove(index)) {
            return;
        }
        Work work = works.get(fleet.link(root.host().name()));
        if (work != null) {
            work.incomplete = true;
        }
        tellSkipped(root, why);
        if (tellOrder) {
            order.failed(index, "was skipped");
        }
    }

    private void tellSkipped(RootPlan root, String why) {
        skipped++;
        sink.accept(new RootFinished(root.host().name(), root.name(), Outcome.SKIPPED, why, Duration.ZERO));
    }

    private void interrupt() {
        interrupted = true;
        sink.accept(new RunEvent.Interrupted());
        works.keySet().forEach(link -> link.send(new Interrupt()));
    }

    private HostLink linkOf(int root) {
        return fleet.link(model.plan().roots().get(root).host().name());
    }

    /** A location without its column. */
    private static String line(String location) {
        int colon = location.lastIndexOf(':');
        boolean hasColumn = colon > 0 && location.lastIndexOf(':', colon - 1) > 0;
        return hasColumn ? location.substring(0, colon) : location;
    }
}
