package dev.launchway.engine.expand;

import dev.launchway.api.Resource;
import dev.launchway.engine.expand.ExpandedEnvironment.ProvidedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has been provided so far, in the order of roots, which is that of hosts. */
final class ResourcePool {

    private final RootState[] roots;
    private final Map<String, Provided> byKey = new TreeMap<>();

    ResourcePool(RootState[] roots) {
        this.roots = roots;
    }

    /** The values of one key. */
    private static final class Provided {
        final TreeMap<Integer, List<Object>> byRoot = new TreeMap<>();
        List<Object> all;
        List<Object> allWithSource;
    }

    /** Sets all that a root provides. */
    void put(int root, Map<String, List<Object>> values) {
        for (Map.Entry<String, List<Object>> entry : values.entrySet()) {
            Provided provided = byKey.computeIfAbsent(entry.getKey(), key -> new Provided());
            provided.byRoot.put(root, entry.getValue());
            provided.all = null;
            provided.allWithSource = null;
        }
    }

    /** What all hosts provide. */
    List<Object> all(String key, boolean withSource) {
        Provided provided = byKey.get(key);
        if (provided == null) {
            return List.of();
        }
        if (withSource) {
            if (provided.allWithSource == null) {
                provided.allWithSource = collect(provided.byRoot, true);
            }
            return provided.allWithSource;
        }
        if (provided.all == null) {
            provided.all = collect(provided.byRoot, false);
        }
        return provided.all;
    }

    /** What the host of a root provides. */
    List<Object> sameHost(String key, RootState requirer, boolean withSource) {
        Provided provided = byKey.get(key);
        if (provided == null) {
            return List.of();
        }
        String host = requirer.host().name();
        int first = requirer.plan.index();
        while (first > 0 && roots[first - 1].host().name().equals(host)) {
            first--;
        }
        int end = requirer.plan.index() + 1;
        while (end < roots.length && roots[end].host().name().equals(host)) {
            end++;
        }
        return collect(provided.byRoot.subMap(first, end), withSource);
    }

    /** The roots that provide a key, as in {@code app on app01}. */
    List<String> providers(String key) {
        List<String> names = new ArrayList<>();
        Provided provided = byKey.get(key);
        if (provided != null) {
            for (Integer root : provided.byRoot.keySet()) {
                names.add(roots[root].plan.name() + " on " + roots[root].host().name());
            }
        }
        return names;
    }

    List<ProvidedValue> everything() {
        List<ProvidedValue> values = new ArrayList<>();
        for (Map.Entry<String, Provided> entry : byKey.entrySet()) {
            entry.getValue().byRoot.forEach((root, provided) -> {
                for (Object value : provided) {
                    values.add(new ProvidedValue(entry.getKey(), root, value));
                }
            });
        }
        return List.copyOf(values);
    }

    private List<Object> collect(Map<Integer, List<Object>> byRoot, boolean withSource) {
        List<Object> values = new ArrayList<>();
        for (Map.Entry<Integer, List<Object>> entry : byRoot.entrySet()) {
            RootState provider = roots[entry.getKey()];
            for (Object value : entry.getValue()) {
                values.add(withSource ? new Resource<>(value, provider.host(), provider.plan.name()) : value);
            }
        }
        return List.copyOf(values);
    }
}
