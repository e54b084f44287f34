package dev.launchway.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What an environment sets for components.
 *
 * @param general by the component's root name
 * @param ofHosts by the host's name, then as above
 */
record Overrides(
        Map<String, List<AttributeOverride>> general, Map<String, Map<String, List<AttributeOverride>>> ofHosts) {

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
