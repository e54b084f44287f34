package dev.launchway.remote;

import dev.launchway.agent.protocol.Assignment;
import java.util.List;
import java.util.Map;

/**
 * What one host is told.
 *
 * @param assignment its part of the environment
 * @param roots the indexes of its slice's root components in the environment
 * @param fingerprints what its own root components came out as here, by their index in the slice
 */
record HostAssignment(Assignment assignment, List<Integer> roots, Map<Integer, String> fingerprints) {

    /** The index in the slice of a root component of the environment. */
    int position(int root) {
        return roots.indexOf(root);
    }
}
