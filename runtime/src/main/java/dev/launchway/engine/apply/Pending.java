package dev.launchway.engine.apply;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What changed in earlier runs since a root last finished. */
final class Pending {

    private final Map<String, Set<String>> components = new HashMap<>();
    private final Set<String> wholeRoots = new HashSet<>();
    private boolean everything;

    void add(String root, String id) {
        components.computeIfAbsent(root, key -> new HashSet<>()).add(id);
    }

    void addWhole(String root) {
        wholeRoots.add(root);
    }

    void addEverything() {
        everything = true;
    }

    boolean isEmpty() {
        return !everything && wholeRoots.isEmpty() && components.isEmpty();
    }

    boolean concerns(String root) {
        return everything || wholeRoots.contains(root) || components.containsKey(root);
    }

    boolean contains(String root, String id) {
        return everything
                || wholeRoots.contains(root)
                || components.getOrDefault(root, Set.of()).contains(id);
    }
}
