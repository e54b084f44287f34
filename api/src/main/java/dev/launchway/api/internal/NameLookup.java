package dev.launchway.api.internal;

import java.util.List;

/** Finds the IP addresses of names, and knows which of them an environment uses. */
public interface NameLookup {

    /**
     * Finds the addresses of a name.
     *
     * @param name a name
     * @return literals, IPv4 ones first; those that are known on one link alone are left out
     * @throws IllegalStateException when it has none
     */
    List<String> resolve(String name);

    /**
     * Whether the environment uses IPv4.
     *
     * @return {@code false} where it is switched off
     */
    default boolean ipv4() {
        return true;
    }

    /**
     * Whether the environment uses IPv6.
     *
     * @return {@code false} where it is switched off
     */
    default boolean ipv6() {
        return true;
    }
}
