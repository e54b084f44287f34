package dev.launchway.processor.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Finds a shortest cycle in each part of a graph that has one. */
public final class ShortestCycle {

    /** Bounds the search in a large tangle, where any cycle is as good as the shortest. */
    private static final int MOST_STARTS = 100;

    private ShortestCycle() {}

    /**
     * Finds cycles.
     *
     * @param graph a graph
     * @param kind the kind of a node, negative for nodes that no cycle starts at: nodes of one kind are taken to be alike
     * @return for each strongly connected component a shortest cycle through the first node of a kind in it, from that node on;
     *     by the components' smallest node
     */
    public static List<List<Integer>> in(Digraph graph, IntUnaryOperator kind) {
        List<List<Integer>> cycles = new ArrayList<>();
        int[] component = new int[graph.size()];
        int number = 0;
        for (int[] members : StronglyConnectedComponents.cyclic(graph)) {
            number++;
            for (int member : members) {
                component[member] = number;
            }
            List<Integer> best = List.of();
            for (int start : starts(members, kind)) {
                List<Integer> cycle = through(start, graph, component);
                best = best.isEmpty() || cycle.size() < best.size() ? cycle : best;
            }
            if (!best.isEmpty()) {
                cycles.add(best);
            }
        }
        return cycles;
    }

    private static List<Integer> starts(int[] members, IntUnaryOperator kind) {
        Set<Integer> kinds = new HashSet<>();
        List<Integer> starts = new ArrayList<>();
        for (int member : members) {
            int number = kind.applyAsInt(member);
            if (number >= 0 && starts.size() < MOST_STARTS && kinds.add(number)) {
                starts.add(member);
            }
        }
        return starts;
    }

    private static List<Integer> through(int start, Digraph graph, int[] component) {
        int[] from = new int[graph.size()];
        Arrays.fill(from, -1);
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int edge = graph.firstEdge(node); edge >= 0; edge = graph.nextEdge(edge)) {
                int target = graph.target(edge);
                if (target == start) {
                    return path(node, start, from);
                }
                if (component[target] == component[start] && from[target] < 0) {
                    from[target] = node;
                    queue.add(target);
                }
            }
        }
        return List.of();
    }

    private static List<Integer> path(int last, int start, int[] from) {
        List<Integer> path = new ArrayList<>();
        for (int node = last; node != start; node = from[node]) {
            path.add(node);
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }
}
