package dev.launchway.processor.check.resource;

import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says in messages where root components run. */
final class Places {

    private Places() {}

    /** Hosts, and where the first of them gets the component: {@code hosts db1, db2 (environments/dev.toml:3)}. */
    static String of(List<Root> roots) {
        return Hosts.listed(hosts(roots)) + " ("
                + roots.get(0).assignment().location().brief() + ")";
    }

    /** The names of the hosts, each once. */
    static List<String> hosts(List<Root> roots) {
        Set<String> names = new LinkedHashSet<>();
        roots.forEach(root -> names.add(root.host().name()));
        return List.copyOf(names);
    }
}
