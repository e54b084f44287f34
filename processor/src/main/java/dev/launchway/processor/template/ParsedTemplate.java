package dev.launchway.processor.template;

import dev.launchway.template.TextPosition;
import io.pebbletemplates.pebble.node.RenderableNode;
import io.pebbletemplates.pebble.node.RootNode;

/**
 * A template as a tree.
 *
 * @param file its file, from the root of the resources on; empty for a text
 * @param text its text, to which the line numbers of nodes are indexes
 * @param root the tree
 */
public record ParsedTemplate(String file, String text, RootNode root) {

    public RenderableNode body() {
        return root.getBody();
    }

    /** The place of a node. */
    public String place(int offset) {
        return place(file, text, offset);
    }

    static String place(String file, String text, int offset) {
        return file.isEmpty() ? "" : file + ":" + TextPosition.of(text, offset);
    }
}
