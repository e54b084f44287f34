package dev.launchway.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host of an environment. */
public interface Host {

    /**
     * Its name in the environment file.
     *
     * @return the short name
     */
    String name();

    /**
     * Its name with the environment's {@code host-domain}.
     *
     * @return the full name; the short one where there is no domain
     */
    String fqdn();

    /**
     * Its platform: its own, else that of the command line, else the environment's.
     *
     * @return the platform's name
     */
    Optional<String> platform();

    /**
     * Its data from the environment file.
     *
     * @return unmodifiable, in the order of the file
     */
    Map<String, String> data();

    /**
     * The root components that the environment assigns to it, by name: on every host the same list, also of other hosts.
     *
     * @return unmodifiable, in the order of the file; those that are left alone ({@code "!nginx"}) included
     */
    default List<String> components() {
        return List.of();
    }
}
