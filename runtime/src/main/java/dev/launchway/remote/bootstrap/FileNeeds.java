package dev.launchway.remote.bootstrap;

import java.util.Set;

/**
 * What a host needs of the files of definition directories. Paths are from the root of the class path on.
 *
 * @param files those whose content it needs
 * @param listed those whose names it needs, the above or not; there need not be a file for each
 */
public record FileNeeds(Set<String> files, Set<String> listed) {

    /** Nothing. */
    public static final FileNeeds NONE = new FileNeeds(Set.of(), Set.of());

    /** Copies both. */
    public FileNeeds {
        files = Set.copyOf(files);
        listed = Set.copyOf(listed);
    }
}
