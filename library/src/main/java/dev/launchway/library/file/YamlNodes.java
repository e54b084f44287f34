package dev.launchway.library.file;

import dev.launchway.text.NumberText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes nodes of plain data. What is text stands in quotes unless every reader takes it for text. */
final class YamlNodes {

    private final FlowStyle style;

    /** Makes nodes that are written on lines of their own, or all on one. */
    YamlNodes(boolean compact) {
        style = compact ? FlowStyle.FLOW : FlowStyle.BLOCK;
    }

    Node of(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            List<NodeTuple> tuples = new ArrayList<>(map.size());
            map.forEach((key, value) -> tuples.add(new NodeTuple(text((String) key), of(value))));
            return new MappingNode(Tag.MAP, tuples, style);
        }
        if (plain instanceof List<?> list) {
            List<Node> nodes = new ArrayList<>(list.size());
            for (Object one : list) {
                nodes.add(of(one));
            }
            return new SequenceNode(Tag.SEQ, nodes, style);
        }
        if (plain == null) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (plain instanceof Boolean) {
            return new ScalarNode(Tag.BOOL, plain.toString(), ScalarStyle.PLAIN);
        }
        return plain instanceof Number number ? number(number) : text((String) plain);
    }

    private static Node number(Number number) {
        String text = NumberText.of(number);
        String written =
                switch (text) {
                    case "NaN" -> ".nan";
                    case "Infinity" -> ".inf";
                    case "-Infinity" -> "-.inf";
                    default -> text;
                };
        boolean whole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger
                || (number instanceof BigDecimal && written.matches("-?[0-9]+"));
        return new ScalarNode(whole ? Tag.INT : Tag.FLOAT, written, ScalarStyle.PLAIN);
    }

    /**
     * Text, in quotes where it needs them.
     *
     * @throws IllegalArgumentException for what Unicode keeps out of texts
     */
    ScalarNode text(String text) {
        if (YamlWords.hasStandIns(text)) {
            throw new IllegalArgumentException("a text holds a character from U+FDD0 to U+FDEF, which are none");
        }
        ScalarStyle quotes = YamlWords.style(text, style == FlowStyle.FLOW);
        String written = quotes == ScalarStyle.DOUBLE_QUOTED ? YamlWords.quotable(text) : text;
        return new ScalarNode(Tag.STR, written, quotes);
    }

    /** A tree of others as it stands on one line. */
    Node inFlow(Node root) {
        return inFlow(root, new IdentityHashMap<>());
    }

    private Node inFlow(Node node, Map<Node, Node> known) {
        Node same = known.get(node);
        if (same != null) {
            return same;
        }
        Node flow;
        if (node instanceof MappingNode map) {
            List<NodeTuple> tuples = new ArrayList<>(map.getValue().size());
            flow = new MappingNode(map.getTag(), tuples, FlowStyle.FLOW);
            known.put(node, flow);
            for (NodeTuple tuple : map.getValue()) {
                tuples.add(new NodeTuple(inFlow(tuple.getKeyNode(), known), inFlow(tuple.getValueNode(), known)));
            }
        } else if (node instanceof SequenceNode list) {
            List<Node> nodes = new ArrayList<>(list.getValue().size());
            flow = new SequenceNode(list.getTag(), nodes, FlowStyle.FLOW);
            known.put(node, flow);
            for (Node one : list.getValue()) {
                nodes.add(inFlow(one, known));
            }
        } else {
            flow = scalarInFlow((ScalarNode) node);
            known.put(node, flow);
        }
        flow.setAnchor(node.getAnchor());
        return flow;
    }

    private static Node scalarInFlow(ScalarNode scalar) {
        if (scalar.getTag().equals(Tag.NULL) && scalar.getValue().isEmpty()) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        return new ScalarNode(scalar.getTag(), scalar.getValue(), scalar.getScalarStyle());
    }
}
