package dev.launchway.processor.environment;

import java.util.List;

/**
 * A name of {@code [resolver]}.
 *
 * @param literals its addresses
 * @param location where it stands
 */
public record ResolverEntry(List<String> literals, Location location) {}
