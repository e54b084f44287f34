package dev.launchway.api.internal;

/** Finds the IP address of a name. */
@FunctionalInterface
public interface NameLookup {

    /**
     * Finds the address of a name.
     *
     * @param name a name or a literal
     * @return a literal, IPv4 where there is one
     * @throws IllegalStateException when it has none
     */
    String resolve(String name);
}
