package dev.launchway.processor.resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who provides what in an environment, everywhere and on each host. */
public final class Providers {

    private final Map<String, Group> everywhere = new HashMap<>();
    private final Map<String, Map<String, Group>> byHost = new HashMap<>();

    /** The providers of one key. */
    public static final class Group {

        private final List<Integer> roots = new ArrayList<>();
        private int certain;

        /** The indexes of root components that provide it, sorted. */
        public List<Integer> roots() {
            return roots;
        }

        /** How many values there are at least. */
        public int certain() {
            return certain;
        }

        private void add(int root, Offer offer) {
            if (roots.isEmpty() || roots.get(roots.size() - 1) != root) {
                roots.add(root);
            }
            certain += offer.certain() ? 1 : 0;
        }
    }

    private static final Group NOBODY = new Group();

    /** Adds what a root component provides; root components come in their order. */
    void add(int root, String host, ResourceTree tree) {
        for (Offer offer : tree.offers()) {
            everywhere.computeIfAbsent(offer.key(), key -> new Group()).add(root, offer);
            byHost.computeIfAbsent(host, name -> new HashMap<>())
                    .computeIfAbsent(offer.key(), key -> new Group())
                    .add(root, offer);
        }
    }

    /** Those that a need looks at from a host. */
    public Group of(Need need, String host) {
        return need.sameHost()
                ? byHost.getOrDefault(host, Map.of()).getOrDefault(need.key(), NOBODY)
                : everywhere(need.key());
    }

    /** Those on all hosts. */
    public Group everywhere(String key) {
        return everywhere.getOrDefault(key, NOBODY);
    }
}
