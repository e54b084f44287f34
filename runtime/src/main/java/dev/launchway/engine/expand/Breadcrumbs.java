package dev.launchway.engine.expand;

import dev.launchway.plan.AttributeMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names components by their place: {@code Nginx > File("nginx.conf") > Content}. */
final class Breadcrumbs {

    private Breadcrumbs() {}

    /** Names one component by what is known of it now. */
    static void name(RootState root, Node node) {
        String own = label(root.workdir, node);
        String breadcrumb = node.parent() == null ? own : node.parent().breadcrumb() + " > " + own;
        node.name(breadcrumb, breadcrumb);
    }

    /** Names a whole tree, once all is configured, and numbers equal names. */
    static void nameAll(RootState root) {
        name(root, root.node(), new HashMap<>());
    }

    private static void name(RootState root, Node node, Map<String, Integer> equals) {
        name(root, node);
        int position = equals.merge(node.breadcrumb(), 1, Integer::sum);
        if (position > 1) {
            node.name(node.breadcrumb(), node.breadcrumb() + "#" + position);
        }
        for (Node child : node.children()) {
            name(root, child, equals);
        }
    }

    private static String label(Path workdir, Node node) {
        String type = node.definition().type().getSimpleName();
        String value = ownName(node);
        if (value.isEmpty()) {
            return type;
        }
        String below = workdir + "/";
        String shown = value.startsWith(below) ? value.substring(below.length()) : value;
        return type + "(\"" + shown.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\")";
    }

    /** What tells a component from others of its type, as its author wrote it; empty where nothing does. */
    static String ownName(Node node) {
        List<AttributeMember> attributes = node.definition().members().attributes();
        for (int i = 0; node.parent() != null && i < attributes.size(); i++) {
            if (attributes.get(i).namevar()) {
                Object value = value(node, attributes.get(i).field());
                return value == null ? "" : value.toString();
            }
        }
        return "";
    }

    private static Object value(Node node, String field) {
        try {
            return node.definition().read(node.component(), field);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read the field " + field, e);
        }
    }
}
