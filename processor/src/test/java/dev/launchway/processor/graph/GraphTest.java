package dev.launchway.processor.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GraphTest {

    private static Digraph graph(int size, int[]... edges) {
        Digraph graph = new Digraph(size);
        for (int[] edge : edges) {
            graph.edge(edge[0], edge[1]);
        }
        return graph;
    }

    private static int[] edge(int from, int to) {
        return new int[] {from, to};
    }

    @Test
    void withoutEdgesTheOrderIsThatOfTheNumbers() {
        assertThat(TopologicalOrder.of(graph(3), 3)).containsExactly(0, 1, 2);
    }

    @Test
    void edgesPointForwardAndTiesGoToTheSmallest() {
        assertThat(TopologicalOrder.of(graph(4, edge(3, 0), edge(2, 1)), 4)).containsExactly(2, 1, 3, 0);
    }

    @Test
    void helpersComeAtOnceAndAreLeftOut() {
        Digraph graph = graph(4, edge(2, 3), edge(3, 0));

        assertThat(TopologicalOrder.of(graph, 3)).containsExactly(1, 2, 0);
    }

    @Test
    void aCycleLeavesItsNodesOut() {
        assertThat(TopologicalOrder.of(graph(3, edge(1, 2), edge(2, 1)), 3)).containsExactly(0);
    }

    @Test
    void findsTheShortestCycleOfEachTangle() {
        Digraph graph = graph(
                8,
                edge(0, 1),
                edge(1, 2),
                edge(2, 3),
                edge(3, 0),
                edge(2, 1),
                edge(4, 5),
                edge(5, 6),
                edge(6, 4),
                edge(6, 7));

        assertThat(ShortestCycle.in(graph, node -> node)).containsExactly(List.of(1, 2), List.of(4, 5, 6));
    }

    @Test
    void startsAtTheFirstNodeOfAKind() {
        Digraph graph = graph(4, edge(0, 2), edge(2, 1), edge(1, 3), edge(3, 0));

        assertThat(ShortestCycle.in(graph, node -> node < 2 ? 0 : -1)).containsExactly(List.of(0, 2, 1, 3));
    }

    @Test
    void aLongChainNeedsNoStack() {
        int size = 200_000;
        Digraph graph = new Digraph(size);
        for (int i = 1; i < size; i++) {
            graph.edge(i, i - 1);
        }

        assertThat(TopologicalOrder.of(graph, size))
                .startsWith(size - 1, size - 2)
                .hasSize(size);
        assertThat(ShortestCycle.in(graph, node -> node)).isEmpty();
    }
}
