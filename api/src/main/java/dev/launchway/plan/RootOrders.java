package dev.launchway.plan;

import dev.launchway.plan.EnvironmentPlan.ResourceGroup;
import java.util.Arrays;
import java.util.List;

/**
 * The two orders of an environment.
 *
 * @param configure indexes of roots, providers of values first
 * @param groups the groups of roots that others wait for in the deployment
 * @param awaited for each root the numbers of the groups that it waits for
 */
record RootOrders(List<Integer> configure, List<ResourceGroup> groups, List<int[]> awaited) {

    /** For each of so many roots its place in the order in which they are configured; negative for one that is not. */
    int[] turns(int roots) {
        int[] turns = new int[roots];
        Arrays.fill(turns, -1);
        for (int turn = 0; turn < configure.size(); turn++) {
            turns[configure.get(turn)] = turn;
        }
        return turns;
    }
}
