package dev.launchway.processor.environment;

import java.util.List;

/**
 * A component in the list of a host, its entries with different features put together.
 *
 * @param component its root name
 * @param features the selected features, in order
 * @param ignored whether one of its entries has the {@code !}
 * @param location where its first entry stands
 */
public record Assignment(String component, List<Setting> features, boolean ignored, Location location) {}
