package dev.launchway.remote.bootstrap;

import java.util.Collections;
import java.util.Set;

/**
 * A layer of libraries that not every host needs.
 *
 * @param id its name
 * @param users the components that use it, by the binary names of their classes
 */
record LibraryLayer(LayerId id, Set<String> users) {

    /** Copies the users. */
    LibraryLayer {
        users = Set.copyOf(users);
    }

    boolean isNeeded(HostNeeds needs) {
        return !Collections.disjoint(users, needs.components());
    }
}
