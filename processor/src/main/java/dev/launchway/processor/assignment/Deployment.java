package dev.launchway.processor.assignment;

import dev.launchway.processor.environment.EnvironmentModel;
import java.util.List;

/**
 * An environment with its components found.
 *
 * @param environment the environment
 * @param roots its root components
 * @param overrides what it sets
 * @param complete whether all components were found; else nothing may be said about what is missing
 */
public record Deployment(
        EnvironmentModel environment, List<Root> roots, List<OverrideValue> overrides, boolean complete) {

    /**
     * The environment's name.
     *
     * @return its name
     */
    public String name() {
        return environment.name();
    }
}
