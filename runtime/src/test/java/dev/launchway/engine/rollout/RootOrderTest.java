package dev.launchway.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.launchway.plan.EnvironmentPlan;
import dev.launchway.testing.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order of root components, whatever they wait for and however they end. */
class RootOrderTest {

    @Test
    void nothingBeginsBeforeWhatItWaitsFor() {
        EnvironmentPlan plan = plan(4, List.of(Set.of(0, 1)), Map.of(2, 0, 3, 0));
        RootOrder order = new RootOrder(plan, Set.of(0, 1, 2, 3), true);

        assertThat(order.takeReady()).containsExactly(0, 1);
        order.finished(0);
        assertThat(order.takeReady()).isEmpty();
        order.finished(1);
        assertThat(order.takeReady()).containsExactly(2, 3);
    }

    @Test
    void whatWaitsForAFailureIsSkippedAndSoIsWhatWaitsForThat() {
        EnvironmentPlan plan = plan(4, List.of(Set.of(0), Set.of(1)), Map.of(1, 0, 2, 1));
        RootOrder order = new RootOrder(plan, Set.of(0, 1, 2, 3), true);
        assertThat(order.takeReady()).containsExactly(0, 3);

        order.failed(0, "failed");

        assertThat(order.takeSkipped())
                .containsEntry(1, "waits for c0 on h0, which failed")
                .containsEntry(2, "waits for c1 on h1, which was skipped")
                .hasSize(2);
        order.finished(3);
        assertThat(order.takeReady()).isEmpty();
    }

    @Test
    void whatIsNotDeployedNowCountsAsDone() {
        EnvironmentPlan plan = plan(2, List.of(Set.of(0)), Map.of(1, 0));

        assertThat(new RootOrder(plan, Set.of(1), true).takeReady()).containsExactly(1);
    }

    @Test
    void aMemberOfAGroupThatItWaitsForDoesNotWaitForItself() {
        EnvironmentPlan plan = plan(2, List.of(Set.of(0, 1)), Map.of(1, 0));
        RootOrder order = new RootOrder(plan, Set.of(0, 1), true);

        assertThat(order.takeReady()).containsExactly(0);
        order.finished(0);
        assertThat(order.takeReady()).containsExactly(1);
    }

    @Test
    void eachRootEitherBeginsOnceOrIsSkippedOnce() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int roots = 1 + random.nextInt(30);
            List<Set<Integer>> groups = new ArrayList<>();
            Map<Integer, Integer> awaits = new HashMap<>();
            for (int root = 1; root < roots; root++) {
                if (random.nextBoolean()) {
                    Set<Integer> members = new HashSet<>();
                    for (int member = 0; member < root; member++) {
                        if (random.nextInt(4) == 0) {
                            members.add(member);
                        }
                    }
                    awaits.put(root, groups.size());
                    groups.add(members);
                }
            }
            EnvironmentPlan plan = plan(roots, groups, awaits);
            Set<Integer> all = IntStream.range(0, roots).boxed().collect(Collectors.toSet());
            RootOrder order = new RootOrder(plan, all, true);
            Set<Integer> seen = new HashSet<>();
            List<Integer> running = new ArrayList<>();
            collect(order, seen, running);
            while (!running.isEmpty()) {
                int chosen = random.nextInt(running.size());
                int root = running.get(chosen);
                running.subList(chosen, chosen + 1).clear();
                if (random.nextInt(5) == 0) {
                    order.failed(root, "failed");
                } else {
                    order.finished(root);
                }
                collect(order, seen, running);
            }
            assertThat(seen).as("round " + round).hasSize(roots);
        }
    }

    private static void collect(RootOrder order, Set<Integer> seen, List<Integer> running) {
        order.takeSkipped().keySet().forEach(root -> assertThat(seen.add(root)).isTrue());
        for (int root : order.takeReady()) {
            assertThat(seen.add(root)).isTrue();
            running.add(root);
        }
    }

    private static EnvironmentPlan plan(int roots, List<Set<Integer>> groups, Map<Integer, Integer> awaits) {
        TestEnvironment builder = new TestEnvironment("test");
        for (int root = 0; root < roots; root++) {
            builder.component("c" + root, "com.example.C" + root);
        }
        for (int root = 0; root < roots; root++) {
            builder.host("h" + root, "h" + root, null, false, "c" + root, "x.toml:1:1");
        }
        for (int group = 0; group < groups.size(); group++) {
            builder.group(
                    "key" + group,
                    groups.get(group).stream().sorted().map(String::valueOf).collect(Collectors.joining(" ")));
        }
        awaits.forEach((root, group) -> builder.awaits(root, Integer.toString(group)));
        return builder.build();
    }
}
