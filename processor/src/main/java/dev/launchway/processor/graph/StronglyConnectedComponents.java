package dev.launchway.processor.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Finds the strongly connected components of a graph (Tarjan's algorithm, without recursion). */
final class StronglyConnectedComponents {

    private final Digraph graph;
    private final int[] number;
    private final int[] low;
    private final int[] edge;
    private final boolean[] open;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final List<int[]> cyclic = new ArrayList<>();
    private int visited;

    private StronglyConnectedComponents(Digraph graph) {
        this.graph = graph;
        this.number = new int[graph.size()];
        this.low = new int[graph.size()];
        this.edge = new int[graph.size()];
        this.open = new boolean[graph.size()];
    }

    /**
     * The components of more than one node.
     *
     * @param graph a graph
     * @return their nodes, sorted; by their smallest node
     */
    static List<int[]> cyclic(Digraph graph) {
        StronglyConnectedComponents components = new StronglyConnectedComponents(graph);
        for (int node = 0; node < graph.size(); node++) {
            if (components.number[node] == 0) {
                components.visit(node);
            }
        }
        components.cyclic.sort((a, b) -> Integer.compare(a[0], b[0]));
        return components.cyclic;
    }

    private void visit(int start) {
        Deque<Integer> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            int node = path.peek();
            int current = edge[node];
            if (current < 0) {
                path.pop();
                leave(node);
                if (!path.isEmpty()) {
                    low[path.peek()] = Math.min(low[path.peek()], low[node]);
                }
                continue;
            }
            edge[node] = graph.nextEdge(current);
            int target = graph.target(current);
            if (number[target] == 0) {
                enter(target, path);
            } else if (open[target]) {
                low[node] = Math.min(low[node], number[target]);
            }
        }
    }

    private void enter(int node, Deque<Integer> path) {
        number[node] = ++visited;
        low[node] = visited;
        edge[node] = graph.firstEdge(node);
        open[node] = true;
        stack.push(node);
        path.push(node);
    }

    private void leave(int node) {
        if (low[node] != number[node]) {
            return;
        }
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            open[member] = false;
            members.add(member);
        } while (member != node);
        if (members.size() > 1) {
            int[] sorted = members.stream().mapToInt(Integer::intValue).toArray();
            Arrays.sort(sorted);
            cyclic.add(sorted);
        }
    }
}
