package dev.launchway.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import dev.launchway.plan.RootPlan;
import dev.launchway.testing.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is not proven makes doubtful what comes after it, and nothing else. */
class ProofsPropertyTest {

    @Property(tries = 500, seed = "41")
    void whatComesAfterSomethingDoubtfulIsDoubtful(@ForAll long seed) {
        Random random = new Random(seed);
        EnvironmentPlan plan = plan(random);
        Set<String> taking = new TreeSet<>();
        plan.hostPlans().forEach(host -> {
            if (random.nextInt(5) > 0) {
                taking.add(host.name());
            }
        });
        Map<Integer, String> keys = new HashMap<>();
        plan.roots().forEach(root -> keys.put(root.index(), "key" + root.index()));
        Proofs proofs = new Proofs(plan, taking, keys);
        Set<Integer> doubtful = new HashSet<>();
        List<String> answering = new ArrayList<>(taking);
        java.util.Collections.shuffle(answering, random);
        for (String host : answering) {
            List<Integer> asked = included(plan, Set.of(host));
            int proven = random.nextInt(3) > 0 ? asked.size() : random.nextInt(asked.size() + 1);
            Set<String> before = proven(proofs, taking);
            Set<String> changed = proofs.take(host, proven);
            before.removeAll(proven(proofs, taking));
            assertThat(changed).containsAll(before);
            doubtful.addAll(asked.subList(proven, asked.size()));
        }

        close(plan, taking, doubtful);

        for (int root : included(plan, taking)) {
            assertThat(proofs.isProven(root)).as("root %s", root).isEqualTo(!doubtful.contains(root));
        }
        for (String host : taking) {
            assertThat(proofs.isProven(host))
                    .isEqualTo(included(plan, Set.of(host)).stream().noneMatch(doubtful::contains));
        }
    }

    private static Set<String> proven(Proofs proofs, Set<String> hosts) {
        Set<String> proven = new TreeSet<>(hosts);
        proven.removeIf(host -> !proofs.isProven(host));
        return proven;
    }

    /** By the rules as they are written, again and again until nothing follows any more. */
    private static void close(EnvironmentPlan plan, Set<String> taking, Set<Integer> doubtful) {
        List<Integer> included = included(plan, taking);
        int before = -1;
        while (before != doubtful.size()) {
            before = doubtful.size();
            for (int later : included) {
                for (int earlier : included) {
                    boolean sameHost = plan.roots()
                            .get(later)
                            .host()
                            .name()
                            .equals(plan.roots().get(earlier).host().name());
                    if (doubtful.contains(earlier) && ((sameHost && later > earlier) || waits(plan, later, earlier))) {
                        doubtful.add(later);
                    }
                }
            }
        }
    }

    private static boolean waits(EnvironmentPlan plan, int later, int earlier) {
        for (int number : plan.awaitedGroups(later)) {
            ResourceGroup group = plan.groups().get(number);
            if (group.members().contains(earlier)) {
                return true;
            }
        }
        return false;
    }

    private static List<Integer> included(EnvironmentPlan plan, Set<String> hosts) {
        List<Integer> included = new ArrayList<>();
        for (RootPlan root : plan.roots()) {
            if (!root.ignored() && hosts.contains(root.host().name())) {
                included.add(root.index());
            }
        }
        return included;
    }

    private static EnvironmentPlan plan(Random random) {
        TestEnvironment environment = new TestEnvironment("test");
        int number = 0;
        int hosts = 1 + random.nextInt(5);
        for (int host = 0; host < hosts; host++) {
            List<String> names = new ArrayList<>();
            int roots = 1 + random.nextInt(4);
            for (int root = 0; root < roots; root++) {
                String name = "root" + number++;
                environment.component(name, "com.example." + name);
                names.add(random.nextInt(6) == 0 ? "!" + name : name);
            }
            environment.host("host" + host, "host" + host, null, false, String.join(" ", names), "x.toml:1:1");
        }
        int groups = random.nextInt(4);
        for (int group = 0; group < groups; group++) {
            List<String> members = new ArrayList<>();
            for (int root = 0; root < number; root++) {
                if (random.nextInt(4) == 0) {
                    members.add(Integer.toString(root));
                }
            }
            environment.group("key" + group, String.join(" ", members.isEmpty() ? List.of("0") : members));
        }
        for (int root = 0; root < number && groups > 0; root++) {
            if (random.nextBoolean()) {
                environment.awaits(root, Integer.toString(random.nextInt(groups)));
            }
        }
        StringBuilder order = new StringBuilder();
        for (int root = 0; root < number; root++) {
            order.append(' ').append(root);
        }
        return environment.configureOrder(order.toString()).build();
    }
}
