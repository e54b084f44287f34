package dev.launchway.remote;

import dev.launchway.engine.facts.RootKeys;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.RootPlan;
import dev.launchway.remote.bootstrap.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which root components are proven to be unchanged, so that nobody looks at them. One that is not may change what later ones see: on
 * its host those behind it in the order of the environment, elsewhere those that wait for it, and so on; they are not proven either.
 */
final class Proofs {

    private final List<RootPlan> roots;
    private final Map<String, List<Integer>> byHost = new HashMap<>();
    private final Map<Integer, String> keys;
    private final List<List<Integer>> groupsOf = new ArrayList<>();
    private final List<List<Integer>> waiters = new ArrayList<>();
    private final Set<Integer> openGroups = new HashSet<>();
    private final Set<Integer> open = new HashSet<>();

    /**
     * Nothing is asked yet.
     *
     * @param plan the environment
     * @param hosts the names of those that take part
     * @param keys the keys of the facts of their root components, by index in the environment
     */
    Proofs(EnvironmentPlan plan, Collection<String> hosts, Map<Integer, String> keys) {
        this.roots = plan.roots();
        this.keys = Map.copyOf(keys);
        for (String host : hosts) {
            byHost.put(host, new ArrayList<>());
        }
        for (ResourceGroup group : plan.groups()) {
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
     * Nothing is asked yet.
     *
     * @param plan the environment
     * @param told what each host is told that takes part
     * @param keys the keys of their facts
     */
    static Proofs of(EnvironmentPlan plan, Collection<HostAssignment> told, FactKeys keys) {
        List<String> hosts = new ArrayList<>();
        Map<Integer, String> byRoot = new HashMap<>();
        for (HostAssignment assignment : told) {
            hosts.add(assignment.assignment().host());
            keys.of(assignment)
                    .forEach((position, key) -> byRoot.put(assignment.roots().get(position), key));
        }
        return new Proofs(plan, hosts, byRoot);
    }

    /**
     * What a host is asked.
     *
     * @param host its name
     * @param predicting whether the run changes nothing
     */
    Question question(String host, boolean predicting) {
        List<Question.Root> asked = new ArrayList<>();
        for (int root : byHost.get(host)) {
            if (!keys.containsKey(root)) {
                return Question.NONE;
            }
            asked.add(new Question.Root(RootKeys.file(roots.get(root).name()), keys.get(root)));
        }
        return new Question(predicting, asked);
    }

    /**
     * Takes an answer.
     *
     * @param host who answers
     * @param proven how many of the first root components that were asked for are proven
     */
    void take(String host, int proven) {
        List<Integer> asked = byHost.get(host);
        if (proven < asked.size()) {
            open(asked.get(proven));
        }
    }

    /** Takes back what was proven of root components that came out as something else meanwhile. */
    void compare(Proofs now) {
        now.keys.forEach((root, key) -> {
            if (!key.equals(keys.get(root))) {
                open(root);
            }
        });
    }

    private void open(int first) {
        Deque<Integer> work = new ArrayDeque<>(List.of(first));
        while (!work.isEmpty()) {
            int root = work.remove();
            List<Integer> ofHost = byHost.get(roots.get(root).host().name());
            int position = ofHost.indexOf(root);
            if (!open.add(root)) {
                continue;
            }
            if (position + 1 < ofHost.size()) {
                work.add(ofHost.get(position + 1));
            }
            for (int group : groupsOf.get(root)) {
                if (openGroups.add(group)) {
                    work.addAll(waiters.get(group));
                }
            }
        }
    }

    /** The root components of a host that are unchanged. */
    List<Integer> provenOn(String host) {
        return byHost.get(host).stream().filter(this::isProven).toList();
    }

    /** Whether a root component is unchanged. */
    boolean isProven(int root) {
        return !open.contains(root);
    }

    /** Whether all root components of a host are unchanged. */
    boolean isProven(String host) {
        return byHost.get(host).stream().noneMatch(open::contains);
    }
}
