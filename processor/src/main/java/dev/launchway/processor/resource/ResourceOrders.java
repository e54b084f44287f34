package dev.launchway.processor.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The two orders of an environment.
 *
 * @param configure all root components, those whose values others need first
 * @param groups the groups that others wait for in the deployment
 * @param awaited for each root component the numbers of the groups that it waits for
 */
public record ResourceOrders(List<Integer> configure, List<Group> groups, List<List<Integer>> awaited) {

    /**
     * Root components that others wait for.
     *
     * @param key the key of the resource that is the reason
     * @param members indexes of root components
     */
    public record Group(String key, List<Integer> members) {}

    /**
     * The orders of an environment without cycles.
     *
     * @param resources its resources
     * @return the orders
     */
    public static ResourceOrders of(DeployedResources resources) {
        WaitGraph values = WaitGraph.ofValues(resources, Set.of());
        WaitGraph deployment = WaitGraph.ofDeployment(resources, Set.of());
        List<Integer> configure = new ArrayList<>();
        for (int root : values.order()) {
            configure.add(root);
        }
        List<Group> groups = new ArrayList<>();
        deployment.groups().forEach(group -> groups.add(new Group(group.key(), group.members())));
        List<List<Integer>> awaited = new ArrayList<>();
        for (int root = 0; root < resources.roots().size(); root++) {
            awaited.add(deployment.awaited(root));
        }
        return new ResourceOrders(configure, groups, awaited);
    }
}
