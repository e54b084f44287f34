package dev.launchway.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Slices of large environments. */
class EnvironmentSliceTest {

    private static final int HOSTS = 500;

    /** A list that counts how often somebody looks at one of its elements. */
    private static final class Watched<E> extends AbstractList<E> {
        private final List<E> elements;
        private int looks;

        Watched(List<E> elements) {
            this.elements = elements;
        }

        @Override
        public E get(int index) {
            looks++;
            return elements.get(index);
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    @Test
    void aSliceLooksAtWhatItHasAlone() {
        List<HostPlan> hosts = new ArrayList<>();
        List<RootPlan> all = new ArrayList<>();
        for (int i = 0; i < HOSTS; i++) {
            HostPlan host = new HostPlan(
                    "node" + i, "node" + i, Optional.empty(), Map.of(), Map.of(), List.of("node"), false, "x.toml:1:1");
            hosts.add(host);
            all.add(new RootPlan(i, host, "node", "com.example.Node", List.of(), false, "x.toml:1:1"));
        }
        Watched<RootPlan> roots = new Watched<>(all);
        Watched<Integer> order = new Watched<>(IntStream.range(0, HOSTS).boxed().toList());
        EnvironmentPlan plan = new EnvironmentPlan(
                "large",
                new EnvironmentSettings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty()),
                hosts,
                roots,
                new Overrides(Map.of(), Map.of()),
                new RootOrders(order, List.of(), List.of()),
                null);
        order.looks = 0;

        for (int host = 0; host < HOSTS; host++) {
            EnvironmentSlice slice = EnvironmentSlice.of(
                    plan, hosts.get(host), Set.of(host), Map.of((host + 1) % HOSTS, true), Map.of());

            assertThat(slice.roots()).hasSize(2);
        }

        assertThat(roots.looks).isEqualTo(2 * HOSTS);
        assertThat(order.looks).isZero();
    }

    @Test
    void whatIsConfiguredFirstComesFirst() {
        HostPlan host = new HostPlan(
                "one", "one", Optional.empty(), Map.of(), Map.of(), List.of("a", "b", "c"), false, "x.toml:1:1");
        List<RootPlan> roots = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            roots.add(new RootPlan(roots.size(), host, name, "com.example.A", List.of(), false, "x.toml:1:1"));
        }
        EnvironmentPlan plan = new EnvironmentPlan(
                "small",
                new EnvironmentSettings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty()),
                List.of(host),
                roots,
                new Overrides(Map.of(), Map.of()),
                new RootOrders(List.of(2, 0), List.of(), List.of()),
                null);

        EnvironmentSlice slice = EnvironmentSlice.of(plan, host, Set.of(0, 1, 2), Map.of(), Map.of());

        assertThat(slice.own()).containsExactly(2, 0);
    }
}
