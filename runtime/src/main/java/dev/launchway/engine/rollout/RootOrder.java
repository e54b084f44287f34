package dev.launchway.engine.rollout;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.RootPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which root components may begin: each after all of those that it waits for have finished. What waits for one that failed or was
 * skipped is skipped. Takes time linear in what the plan says, however many root components wait for each other.
 */
final class RootOrder {

    private final boolean namesHosts;
    private final List<RootPlan> roots;
    private final int[][] awaited;
    private final List<List<Integer>> groupsOf = new ArrayList<>();
    private final List<List<Integer>> waiters = new ArrayList<>();
    private final int[] groupOpen;
    private final int[] open;
    private final boolean[] settled;
    private final boolean[] doomed;
    private final String[] broken;
    private final Map<Integer, String> skipped = new LinkedHashMap<>();
    private final List<Integer> ready = new ArrayList<>();

    /**
     * Prepares an order.
     *
     * @param plan the environment
     * @param included the indexes of root components that are deployed now; all others count as finished
     * @param namesHosts whether reasons name hosts
     */
    RootOrder(EnvironmentPlan plan, Collection<Integer> included, boolean namesHosts) {
        this.namesHosts = namesHosts;
        roots = plan.roots();
        List<ResourceGroup> groups = plan.groups();
        awaited = new int[roots.size()][];
        open = new int[roots.size()];
        settled = new boolean[roots.size()];
        doomed = new boolean[roots.size()];
        broken = new String[groups.size()];
        groupOpen = new int[groups.size()];
        for (int root = 0; root < roots.size(); root++) {
            groupsOf.add(new ArrayList<>());
            settled[root] = !included.contains(root);
        }
        for (int group = 0; group < groups.size(); group++) {
            waiters.add(new ArrayList<>());
            for (int member : groups.get(group).members()) {
                groupsOf.get(member).add(group);
                if (!settled[member]) {
                    groupOpen[group]++;
                }
            }
        }
        for (int root = 0; root < roots.size(); root++) {
            awaited[root] = settled[root] ? new int[0] : plan.awaitedGroups(root);
            for (int group : awaited[root]) {
                waiters.get(group).add(root);
                boolean alone = groupOpen[group] == 1 && groupsOf.get(root).contains(group);
                if (groupOpen[group] > 0 && !alone) {
                    open[root]++;
                }
            }
            if (!settled[root] && open[root] == 0) {
                ready.add(root);
            }
        }
    }

    /** The root components that may begin by now and were not told yet. */
    List<Integer> takeReady() {
        List<Integer> taken = new ArrayList<>(ready);
        ready.clear();
        return taken;
    }

    /** Root components that have to be skipped and were not told yet, and why. */
    Map<Integer, String> takeSkipped() {
        Map<Integer, String> taken = new LinkedHashMap<>(skipped);
        skipped.clear();
        return taken;
    }

    void finished(int root) {
        settle(root, null);
    }

    /**
     * A root component did not get done.
     *
     * @param root its index
     * @param how what became of it: {@code failed}, {@code was skipped}
     */
    void failed(int root, String how) {
        settle(root, how);
    }

    private void settle(int first, String how) {
        Deque<Integer> work = new ArrayDeque<>();
        Deque<String> reasons = new ArrayDeque<>();
        work.add(first);
        reasons.add(how == null ? "" : how);
        while (!work.isEmpty()) {
            int root = work.remove();
            String what = reasons.remove();
            if (settled[root]) {
                continue;
            }
            settled[root] = true;
            for (int group : groupsOf.get(root)) {
                groupOpen[group]--;
                if (!what.isEmpty() && broken[group] == null) {
                    broken[group] = "waits for " + named(roots.get(root)) + ", which " + what;
                    for (int waiter : waiters.get(group)) {
                        if (waiter != root && !settled[waiter] && !doomed[waiter]) {
                            doomed[waiter] = true;
                            skipped.put(waiter, broken[group]);
                            work.add(waiter);
                            reasons.add("was skipped");
                        }
                    }
                }
                notifyWaiters(group);
            }
        }
    }

    private String named(RootPlan root) {
        return namesHosts ? root.name() + " on " + root.host().name() : root.name();
    }

    private void notifyWaiters(int group) {
        for (int waiter : waiters.get(group)) {
            boolean member = groupsOf.get(waiter).contains(group);
            int left = member ? 1 : 0;
            boolean opens = !settled[waiter] && !doomed[waiter] && groupOpen[group] == left && open[waiter] > 0;
            if (opens && --open[waiter] == 0) {
                ready.add(waiter);
            }
        }
    }
}
