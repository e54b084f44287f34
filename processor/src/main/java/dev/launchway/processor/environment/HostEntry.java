package dev.launchway.processor.environment;

import java.util.List;

/**
 * A host that a file gives components to, in {@code [hosts]} or in a section of its own.
 *
 * @param name its name, ranges expanded
 * @param ignored whether the key has the {@code !}
 * @param assignments its components, in order
 * @param complete whether all entries of its list could be read
 * @param location where its key or section stands
 */
record HostEntry(String name, boolean ignored, List<Assignment> assignments, boolean complete, Location location) {}
