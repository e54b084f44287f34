package dev.launchway.engine.apply;

import dev.launchway.engine.expand.ExpandedRoot;
import dev.launchway.engine.expand.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which components changed, themselves or one below them: in this run, and in those before it that did not finish. */
final class Changes {

    private final List<ExpandedRoot> roots;
    private final IdentityHashMap<Node, Integer> now = new IdentityHashMap<>();
    private final Set<Node> before = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Node, Integer> updated = new IdentityHashMap<>();
    private IdentityHashMap<Object, Node> nodes;
    private int moment;

    Changes(List<ExpandedRoot> rootsOfHost) {
        this.roots = rootsOfHost;
    }

    /** From now on, what is pending for this root counts. */
    void begin(Pending pending) {
        before.clear();
        if (pending.isEmpty()) {
            return;
        }
        for (ExpandedRoot root : roots) {
            if (pending.concerns(root.plan().name())) {
                collect(root.node(), root.plan().name(), pending);
            }
        }
    }

    private boolean collect(Node node, String root, Pending pending) {
        boolean found = pending.contains(root, node.id());
        for (Node child : node.children()) {
            found |= collect(child, root, pending);
        }
        if (found) {
            before.add(node);
        }
        return found;
    }

    void mark(Node changing) {
        moment++;
        for (Node node = changing; node != null; node = node.parent()) {
            now.put(node, moment);
        }
    }

    /** Says that what a component changed itself is done. */
    void done(Node node) {
        updated.put(node, now.get(node));
    }

    /** When in this run a component was itself updated: a moment, 0 for never. */
    int updated(Node node) {
        return updated.getOrDefault(node, 0);
    }

    boolean changed(Node node) {
        return now.containsKey(node) || before.contains(node);
    }

    /** When in this run a component or one below it last changed: a number that grows, 0 for never. */
    int moment(Node node) {
        return now.getOrDefault(node, 0);
    }

    /** The place of a component in the trees of this host; {@code null} where it has none. */
    Node node(Object component) {
        if (nodes == null) {
            nodes = new IdentityHashMap<>();
            for (ExpandedRoot root : roots) {
                add(root.node());
            }
        }
        return nodes.get(component);
    }

    /** The root whose tree holds a component. */
    ExpandedRoot rootOf(Node node) {
        Node top = node;
        while (top.parent() != null) {
            top = top.parent();
        }
        for (ExpandedRoot root : roots) {
            if (root.node() == top) {
                return root;
            }
        }
        throw new IllegalArgumentException(node.breadcrumb() + " is no component of this host");
    }

    private void add(Node node) {
        nodes.put(node.component(), node);
        for (Node child : node.children()) {
            add(child);
        }
    }
}
