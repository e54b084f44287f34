package dev.launchway.remote.bootstrap;

import java.util.Set;

/**
 * What a host needs besides what every host gets: of the files of definition directories, and of libraries. Paths are from the root of
 * the class path on.
 *
 * @param files those whose content it needs
 * @param listed those whose names it needs, the above or not; there need not be a file for each
 * @param components the components of Launchway's library that it has, by the binary names of their classes
 */
public record HostNeeds(Set<String> files, Set<String> listed, Set<String> components) {

    /** Nothing. */
    public static final HostNeeds NONE = new HostNeeds(Set.of(), Set.of(), Set.of());

    /** Copies all. */
    public HostNeeds {
        files = Set.copyOf(files);
        listed = Set.copyOf(listed);
        components = Set.copyOf(components);
    }
}
