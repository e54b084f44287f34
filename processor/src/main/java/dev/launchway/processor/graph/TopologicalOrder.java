package dev.launchway.processor.graph;

import java.util.Arrays;
import java.util.PriorityQueue;

/** Orders the nodes of a graph so that edges point forward. */
public final class TopologicalOrder {

    private TopologicalOrder() {}

    /**
     * Orders a graph; of the nodes that could come next the smallest does, and nodes from {@code helpers} on come at once.
     *
     * @param graph a graph
     * @param helpers the first node that only bundles edges, and is left out of the result
     * @return the nodes below {@code helpers}; fewer than these when there is a cycle
     */
    public static int[] of(Digraph graph, int helpers) {
        int[] waiting = graph.incoming();
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        int shift = graph.size(); // helpers stand as negative numbers, and so come first
        for (int node = 0; node < graph.size(); node++) {
            if (waiting[node] == 0) {
                ready.add(node < helpers ? node : node - shift);
            }
        }
        int[] order = new int[helpers];
        int count = 0;
        while (!ready.isEmpty()) {
            int next = ready.remove();
            int node = next < 0 ? next + shift : next;
            if (node < helpers) {
                order[count++] = node;
            }
            for (int edge = graph.firstEdge(node); edge >= 0; edge = graph.nextEdge(edge)) {
                int target = graph.target(edge);
                if (--waiting[target] == 0) {
                    ready.add(target < helpers ? target : target - shift);
                }
            }
        }
        return count == helpers ? order : Arrays.copyOf(order, count);
    }
}
