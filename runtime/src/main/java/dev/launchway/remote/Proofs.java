package dev.launchway.remote;

import dev.launchway.engine.facts.RootKeys;
import dev.launchway.engine.rollout.UnprovenRoots;
import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.RootPlan;
import dev.launchway.remote.bootstrap.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which root components are proven to be unchanged by what their hosts answer, so that nobody looks at them. */
final class Proofs {

    private final List<RootPlan> roots;
    private final Map<Integer, String> keys;
    private final UnprovenRoots unproven;

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
        this.unproven = new UnprovenRoots(plan, hosts);
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
        for (int root : unproven.on(host)) {
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
     * @return the names of hosts that have root components which count as not proven since this answer
     */
    Set<String> take(String host, int proven) {
        List<Integer> asked = unproven.on(host);
        return proven < asked.size() ? unproven.add(asked.get(proven)) : Set.of();
    }

    /** Takes back what was proven of root components that came out as something else meanwhile. */
    void compare(Proofs now) {
        now.keys.forEach((root, key) -> {
            if (!key.equals(keys.get(root))) {
                unproven.add(root);
            }
        });
    }

    /** The root components of a host that are unchanged. */
    List<Integer> provenOn(String host) {
        return unproven.on(host).stream().filter(this::isProven).toList();
    }

    /** Whether a root component is unchanged. */
    boolean isProven(int root) {
        return !unproven.contains(root);
    }

    /** Whether all root components of a host are unchanged. */
    boolean isProven(String host) {
        return unproven.on(host).stream().noneMatch(unproven::contains);
    }
}
