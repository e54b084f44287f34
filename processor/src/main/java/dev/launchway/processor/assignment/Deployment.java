package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.EnvironmentModel;
import java.util.List;
import java.util.Set;

/**
 * An environment with its components found.
 *
 * @param environment the environment
 * @param roots its root components
 * @param overrides what it sets
 * @param unknown the hosts with components that were not found, and may be anything
 * @param foreign whether one of these has a name that is like that of no class, so that a class may be missing
 * @param gaps whether hosts or platforms could not be read
 */
public record Deployment(
        EnvironmentModel environment,
        List<Root> roots,
        List<OverrideValue> overrides,
        Set<String> unknown,
        boolean foreign,
        boolean gaps) {

    /**
     * Whether all components were found; else nothing may be said about what is missing.
     *
     * @return whether none is unknown, and there is no gap
     */
    public boolean complete() {
        return unknown.isEmpty() && !gaps;
    }

    /**
     * The environment's name.
     *
     * @return its name
     */
    public String name() {
        return environment.name();
    }
}
