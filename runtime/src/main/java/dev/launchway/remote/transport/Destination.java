package dev.launchway.remote.transport;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A host as an environment names it. What it leaves open is for the user's {@code ssh_config} to say.
 *
 * @param host a name, an alias of {@code ssh_config}, or an IP address
 * @param user the user to log in as
 * @param port the port of the SSH server
 * @param hostKeys the only keys that the host may have, as {@code ssh-ed25519 AAAA…}; none for those of {@code known_hosts}
 */
public record Destination(String host, Optional<String> user, OptionalInt port, List<String> hostKeys) {

    /** Copies the keys. */
    public Destination {
        hostKeys = List.copyOf(hostKeys);
    }

    /**
     * A host of which only the name is known.
     *
     * @param host a name, an alias or an address
     * @return the destination
     */
    public static Destination of(String host) {
        return new Destination(host, Optional.empty(), OptionalInt.empty(), List.of());
    }
}
