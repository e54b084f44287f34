package dev.launchway.processor.graph;

import java.util.Arrays;

/** A directed graph over the numbers from 0, built by adding edges; memory and time are linear in nodes and edges. */
public final class Digraph {

    private static final int NONE = -1;

    private final int size;
    private final int[] first;
    private final int[] last;
    private int[] target = new int[16];
    private int[] next = new int[16];
    private int edges;

    /**
     * Makes a graph without edges.
     *
     * @param size the number of nodes
     */
    public Digraph(int size) {
        this.size = size;
        this.first = filled(size);
        this.last = filled(size);
    }

    /**
     * Adds an edge.
     *
     * @param from where it starts
     * @param to where it ends
     */
    public void edge(int from, int to) {
        if (edges == target.length) {
            target = Arrays.copyOf(target, edges * 2);
            next = Arrays.copyOf(next, edges * 2);
        }
        target[edges] = to;
        next[edges] = NONE;
        if (first[from] == NONE) {
            first[from] = edges;
        } else {
            next[last[from]] = edges;
        }
        last[from] = edges;
        edges++;
    }

    /**
     * The number of nodes.
     *
     * @return the number
     */
    public int size() {
        return size;
    }

    /** The first edge of a node, negative for none. */
    int firstEdge(int node) {
        return first[node];
    }

    /** The edge after another one of the same node, negative for none. */
    int nextEdge(int edge) {
        return next[edge];
    }

    /** Where an edge ends. */
    int target(int edge) {
        return target[edge];
    }

    /** How many edges end at each node. */
    int[] incoming() {
        int[] counts = new int[size];
        for (int edge = 0; edge < edges; edge++) {
            counts[target[edge]]++;
        }
        return counts;
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
