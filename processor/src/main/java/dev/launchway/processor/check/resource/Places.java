package dev.launchway.processor.check.resource;

import dev.launchway.processor.assignment.Hosts;
import dev.launchway.processor.assignment.Root;
import dev.launchway.processor.model.ComponentModel;
import dev.launchway.processor.resource.Need;
import dev.launchway.processor.resource.Offer;
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

    /** A need of a root component, which is named where its class does not declare it: {@code Vhost.certificate in 'nginx'}. */
    static String of(Need need, Root root) {
        return within(need.display(), need.owner(), root);
    }

    /** An offer of a root component, likewise. */
    static String of(Offer offer, Root root) {
        return within(offer.display(), offer.owner(), root);
    }

    private static String within(String member, ComponentModel owner, Root root) {
        return owner.equals(root.component())
                ? member
                : member + " in '" + root.component().rootName() + "'";
    }

    /** The names of the hosts, each once. */
    static List<String> hosts(List<Root> roots) {
        Set<String> names = new LinkedHashSet<>();
        roots.forEach(root -> names.add(root.host().name()));
        return List.copyOf(names);
    }
}
