package dev.launchway.library.archive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Follows the symlinks of an archive as the system would once all are there, through one another too: {@code a -> .} and {@code b
 * -> a/../x} leads out, though neither of them looks like it.
 */
final class LinkTargets {

    private static final int LINKS_AT_MOST = 40;

    private final Map<String, Item> items;

    /** With what is unpacked, by its path. */
    LinkTargets(Map<String, Item> items) {
        this.items = items;
    }

    void check(Item link) {
        String text = link.link();
        MemberName.checkText("the symlink", text);
        if (text.isEmpty() || text.startsWith("/")) {
            throw leadsOut(link);
        }
        Deque<String> ahead = new ArrayDeque<>();
        push(ahead, text);
        List<String> at = parentOf(link.path());
        int followed = 0;
        while (!ahead.isEmpty()) {
            String segment = ahead.pop();
            if (segment.equals("..")) {
                if (at.isEmpty()) {
                    throw leadsOut(link);
                }
                at.remove(at.size() - 1);
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                at.add(segment);
                Item there = items.get(String.join("/", at));
                if (there != null && there.isSymlink()) {
                    if (followed++ == LINKS_AT_MOST) {
                        throw new RefusedArchiveException("its symlink '" + link.path() + "' -> '" + text
                                + "' leads round in a circle, or through too many others");
                    }
                    if (there.link().startsWith("/")) {
                        throw leadsOut(there);
                    }
                    at.remove(at.size() - 1);
                    push(ahead, there.link());
                }
            }
        }
    }

    private static void push(Deque<String> ahead, String text) {
        String[] segments = text.split("/", -1);
        for (int i = segments.length - 1; i >= 0; i--) {
            ahead.push(segments[i]);
        }
    }

    private static List<String> parentOf(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.remove(segments.size() - 1);
        return segments;
    }

    private static RefusedArchiveException leadsOut(Item link) {
        return new RefusedArchiveException("its symlink '" + link.path() + "' -> '" + link.link()
                + "' leads out of the directory: leave it out by .exclude(\"" + link.path()
                + "\"), and make it by a Symlink where it is meant");
    }
}
