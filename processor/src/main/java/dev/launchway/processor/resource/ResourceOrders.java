package dev.launchway.processor.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The two orders of an environment.
 *
 * @param configure all root components, those whose values others need first
 * @param groups the groups that others wait for in the deployment
 */
public record ResourceOrders(List<Integer> configure, List<Group> groups) {

    /**
     * Root components that others wait for.
     *
     * @param key the key of the resource that is the reason
     * @param members indexes of root components
     * @param waiting indexes of the root components that wait for them
     */
    public record Group(String key, List<Integer> members, List<Integer> waiting) {}

    /**
     * The orders of an environment.
     *
     * @param resources its resources
     * @return the orders; empty where there is a cycle, so that one of them is none
     */
    public static Optional<ResourceOrders> of(DeployedResources resources) {
        WaitGraph values = WaitGraph.ofValues(resources, Set.of());
        WaitGraph deployment = WaitGraph.ofDeployment(resources, Set.of());
        int[] configure = values.order();
        int roots = resources.roots().size();
        if (configure.length < roots || deployment.order().length < roots) {
            return Optional.empty();
        }
        List<Group> groups = new ArrayList<>();
        for (WaitGraph.Group group : deployment.groups()) {
            groups.add(new Group(group.key(), group.members(), group.waiting()));
        }
        return Optional.of(new ResourceOrders(Arrays.stream(configure).boxed().toList(), groups));
    }
}
