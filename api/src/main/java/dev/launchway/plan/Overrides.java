package dev.launchway.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an environment sets for components.
 *
 * @param general by the component's root name
 * @param ofHosts by the host's name, then as above
 */
record Overrides(
        Map<String, List<AttributeOverride>> general, Map<String, Map<String, List<AttributeOverride>>> ofHosts) {

    /** All with other values. */
    Overrides map(UnaryOperator<Object> values) {
        Map<String, Map<String, List<AttributeOverride>>> mapped = new HashMap<>();
        ofHosts.forEach((host, own) -> mapped.put(host, map(own, values)));
        return new Overrides(map(general, values), mapped);
    }

    private static Map<String, List<AttributeOverride>> map(
            Map<String, List<AttributeOverride>> overrides, UnaryOperator<Object> values) {
        Map<String, List<AttributeOverride>> mapped = new HashMap<>();
        overrides.forEach((component, all) -> mapped.put(
                component,
                all.stream()
                        .map(one -> new AttributeOverride(one.field(), values.apply(one.value()), one.location()))
                        .toList()));
        return mapped;
    }

    /** For a root in general, then for its host alone: later ones win. */
    List<AttributeOverride> of(RootPlan root) {
        List<AttributeOverride> all = general.getOrDefault(root.name(), List.of());
        Map<String, List<AttributeOverride>> ofHost = ofHosts.get(root.host().name());
        if (ofHost == null || !ofHost.containsKey(root.name())) {
            return Collections.unmodifiableList(all);
        }
        List<AttributeOverride> both = new ArrayList<>(all);
        both.addAll(ofHost.get(root.name()));
        return Collections.unmodifiableList(both);
    }
}
