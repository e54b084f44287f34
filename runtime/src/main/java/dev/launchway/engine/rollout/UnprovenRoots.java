package dev.launchway.engine.rollout;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.RootPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The root components of which somebody has to look at the components. One that is not proven to be unchanged may change what later
 * ones see: on its host those behind it in the order of the environment, elsewhere those that wait for it, and so on; they count as
 * not proven either.
 */
public final class UnprovenRoots {

    private final List<RootPlan> roots;
    private final Map<String, List<Integer>> byHost = new HashMap<>();
    private final List<List<Integer>> groupsOf = new ArrayList<>();
    private final List<List<Integer>> waiters = new ArrayList<>();
    private final Set<Integer> openGroups = new HashSet<>();
    private final Set<Integer> unproven = new HashSet<>();

    /**
     * None so far.
     *
     * @param plan the environment
     * @param hosts the names of those that take part
     */
    public UnprovenRoots(EnvironmentPlan plan, Collection<String> hosts) {
        this.roots = plan.roots();
        for (String host : hosts) {
            byHost.put(host, new ArrayList<>());
        }
        while (waiters.size() < plan.groups().size()) {
            waiters.add(new ArrayList<>());
        }
        for (RootPlan root : roots) {
            groupsOf.add(new ArrayList<>());
            List<Integer> ofHost = byHost.get(root.host().name());
            if (ofHost != null && !root.ignored()) {
                ofHost.add(root.index());
                for (int group : plan.awaitedGroups(root.index())) {
                    waiters.get(group).add(root.index());
                }
            }
        }
        for (int group = 0; group < waiters.size(); group++) {
            for (int member : plan.groups().get(group).members()) {
                groupsOf.get(member).add(group);
            }
        }
    }

    /**
     * The root components of a host, ignored ones left out.
     *
     * @param host the name of one that takes part
     * @return their indexes, in the order of the environment
     */
    public List<Integer> on(String host) {
        return Collections.unmodifiableList(byHost.get(host));
    }

    /**
     * Adds one, with all that come after it.
     *
     * @param first its index
     * @return the names of the hosts of those that were not among them before
     */
    public Set<String> add(int first) {
        Set<String> hosts = new LinkedHashSet<>();
        Deque<Integer> work = new ArrayDeque<>(List.of(first));
        while (!work.isEmpty()) {
            int root = work.remove();
            if (!unproven.add(root)) {
                continue;
            }
            String host = roots.get(root).host().name();
            hosts.add(host);
            List<Integer> ofHost = byHost.get(host);
            int position = ofHost.indexOf(root);
            if (position + 1 < ofHost.size()) {
                work.add(ofHost.get(position + 1));
            }
            for (int group : groupsOf.get(root)) {
                if (openGroups.add(group)) {
                    work.addAll(waiters.get(group));
                }
            }
        }
        return hosts;
    }

    /**
     * Whether one is among them.
     *
     * @param root its index
     * @return whether somebody has to look at its components
     */
    public boolean contains(int root) {
        return unproven.contains(root);
    }
}
