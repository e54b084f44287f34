package dev.launchway.plan;

import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import java.util.List;

/**
 * The two orders of an environment.
 *
 * @param configure indexes of roots, providers of values first
 * @param groups the groups of roots that others wait for in the deployment
 * @param awaited for each root the numbers of the groups that it waits for
 */
record RootOrders(List<Integer> configure, List<ResourceGroup> groups, List<int[]> awaited) {}
