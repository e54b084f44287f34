package dev.launchway.processor.resource;

import java.util.List;

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
}
