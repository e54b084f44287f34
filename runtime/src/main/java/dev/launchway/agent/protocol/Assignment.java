package dev.launchway.agent.protocol;

import dev.launchway.engine.expand.ForeignValues;
import dev.launchway.plan.EnvironmentSlice;
import java.util.List;
import java.util.Map;

/**
 * All that a host has to know of its environment.
 *
 * @param host the host's name
 * @param slice its part of the environment
 * @param foreign what it takes from other hosts
 * @param platformComponents the components that its platform adds, by the class that they are added to
 * @param leftAlone the names of its own root components that it does not configure, and of which nothing must be forgotten
 */
public record Assignment(
        String host,
        EnvironmentSlice slice,
        List<ForeignValues> foreign,
        Map<String, List<String>> platformComponents,
        List<String> leftAlone) {}
