package dev.launchway.library.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML that others wrote, with data laid over it. What is changed at one place stays as it was at others that share it by an
 * anchor: the changed node is a copy.
 */
final class YamlTree {

    private final Node root;
    private final YamlNodes nodes;
    private final IdentityHashMap<Node, Integer> uses = new IdentityHashMap<>();

    /**
     * A tree.
     *
     * @throws IllegalArgumentException when a key stands twice in one mapping, or a part contains itself
     */
    YamlTree(Node root, boolean compact) {
        this.root = root;
        nodes = new YamlNodes(compact);
        look(root);
    }

    /** The tree with plain data over it: mappings are merged, lists appended, all else replaced. */
    Node overlaid(Object over) {
        return laid(root, over, false);
    }

    private void look(Node node) {
        if (uses.merge(node, 1, Integer::sum) > 1) {
            return;
        }
        if (node instanceof MappingNode map) {
            refuseTwins(map);
            for (NodeTuple tuple : map.getValue()) {
                look(tuple.getKeyNode());
                look(tuple.getValueNode());
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::look);
        }
    }

    private static void refuseTwins(MappingNode map) {
        Map<String, ScalarNode> seen = new HashMap<>();
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                ScalarNode first = seen.put(key.getTag() + " " + key.getValue(), key);
                if (first != null) {
                    throw new IllegalArgumentException(
                            "the key '" + key.getValue() + "' stands twice:" + place(first) + " and" + place(key));
                }
            }
        }
    }

    private static String place(Node node) {
        return node.getStartMark()
                .map(mark -> " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }

    private Node laid(Node below, Object over, boolean copied) {
        boolean shared = copied || uses.getOrDefault(below, 1) > 1;
        if (below instanceof MappingNode map && over instanceof Map<?, ?> above) {
            return mapping(map, above, shared);
        }
        if (below instanceof SequenceNode list && over instanceof List<?> more) {
            List<Node> all = new ArrayList<>();
            list.getValue().forEach(one -> all.add(shared ? copy(one) : one));
            for (Object one : more) {
                all.add(nodes.of(one));
            }
            return like(list, new SequenceNode(list.getTag(), all, list.getFlowStyle()), shared);
        }
        Node made = nodes.of(over);
        made.setInLineComments(below.getInLineComments());
        return made;
    }

    private Node mapping(MappingNode map, Map<?, ?> above, boolean shared) {
        List<NodeTuple> tuples = shared ? copies(map) : new ArrayList<>(map.getValue());
        MappingNode result = new MappingNode(map.getTag(), tuples, map.getFlowStyle());
        above.forEach((key, value) -> {
            int position = position(tuples, (String) key);
            if (position >= 0) {
                NodeTuple tuple = tuples.get(position);
                tuples.set(position, new NodeTuple(tuple.getKeyNode(), laid(tuple.getValueNode(), value, shared)));
            } else {
                Node below = merged(map, (String) key).orElse(null);
                Node own = below == null ? nodes.of(value) : laid(below, value, true);
                tuples.add(sortedPlace(tuples, (String) key), new NodeTuple(nodes.text((String) key), own));
            }
        });
        return like(map, result, shared);
    }

    /** A node for a second place; what shares an anchor goes on sharing it. */
    private Node copy(Node node) {
        if (uses.getOrDefault(node, 1) > 1) {
            return node;
        }
        Node copy;
        if (node instanceof MappingNode map) {
            copy = new MappingNode(map.getTag(), copies(map), map.getFlowStyle());
        } else if (node instanceof SequenceNode list) {
            List<Node> all = new ArrayList<>();
            list.getValue().forEach(one -> all.add(copy(one)));
            copy = new SequenceNode(list.getTag(), all, list.getFlowStyle());
        } else {
            ScalarNode scalar = (ScalarNode) node;
            copy = new ScalarNode(scalar.getTag(), scalar.getValue(), scalar.getScalarStyle());
        }
        return like(node, copy, true);
    }

    private List<NodeTuple> copies(MappingNode map) {
        List<NodeTuple> tuples = new ArrayList<>();
        for (NodeTuple tuple : map.getValue()) {
            tuples.add(new NodeTuple(copy(tuple.getKeyNode()), copy(tuple.getValueNode())));
        }
        return tuples;
    }

    /** Gives a changed node what stands around the old one. */
    private static Node like(Node old, Node changed, boolean shared) {
        changed.setBlockComments(old.getBlockComments());
        changed.setInLineComments(old.getInLineComments());
        changed.setEndComments(old.getEndComments());
        if (!shared) {
            changed.setAnchor(old.getAnchor());
        }
        return changed;
    }

    private static int position(List<NodeTuple> tuples, String key) {
        for (int i = 0; i < tuples.size(); i++) {
            if (!isMerge(tuples.get(i)) && key.equals(keyText(tuples.get(i)))) {
                return i;
            }
        }
        return -1;
    }

    /** Where a new key belongs: among keys that are sorted, else at the end. */
    private static int sortedPlace(List<NodeTuple> tuples, String key) {
        int place = 0;
        String last = null;
        for (int i = 0; i < tuples.size(); i++) {
            String text = isMerge(tuples.get(i)) ? "" : keyText(tuples.get(i));
            if (text == null || (last != null && last.compareTo(text) > 0)) {
                return tuples.size();
            }
            place = text.compareTo(key) < 0 ? i + 1 : place;
            last = text;
        }
        return place;
    }

    private static String keyText(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : null;
    }

    private static boolean isMerge(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key
                && key.isPlain()
                && key.getValue().equals("<<");
    }

    /** The value that a mapping has by its merge key, {@code <<}: the first one counts. */
    private static Optional<Node> merged(MappingNode map, String key) {
        for (NodeTuple tuple : map.getValue()) {
            if (isMerge(tuple)) {
                Node merged = tuple.getValueNode();
                List<Node> all = merged instanceof SequenceNode list ? list.getValue() : List.of(merged);
                for (Node one : all) {
                    Optional<Node> found = one instanceof MappingNode each ? value(each, key) : Optional.empty();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> value(MappingNode map, String key) {
        int position = position(map.getValue(), key);
        return position >= 0 ? Optional.of(map.getValue().get(position).getValueNode()) : merged(map, key);
    }
}
