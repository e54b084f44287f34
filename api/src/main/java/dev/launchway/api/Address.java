package dev.launchway.api;

import dev.launchway.api.internal.CurrentNameLookup;
import dev.launchway.text.HostPort;
import java.util.Objects;

/**
 * A host and a TCP port: one side listens there, the other connects to it.
 *
 * <p>The text form is {@code host:port}, with an IPv6 literal in brackets.
 *
 * @param host a name, an IPv4 or an IPv6 literal (without brackets)
 * @param port 1 to 65535
 */
public record Address(String host, int port) {

    /**
     * Checks the parts.
     *
     * @param host a name, an IPv4 or an IPv6 literal (without brackets)
     * @param port 1 to 65535
     * @throws IllegalArgumentException for a blank host or another port
     */
    public Address {
        Objects.requireNonNull(host, "host");
        if (host.isBlank()) {
            throw new IllegalArgumentException("an address needs a host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("an address needs a port from 1 to 65535, not " + port);
        }
    }

    /**
     * An address from its parts.
     *
     * @param host a name or a literal
     * @param port 1 to 65535
     * @return the address
     */
    public static Address of(String host, int port) {
        return new Address(host, port);
    }

    /**
     * Reads an address.
     *
     * @param text {@code host:port}; an IPv6 literal in brackets
     * @return the address
     * @throws IllegalArgumentException when a part is missing or out of range
     */
    public static Address parse(String text) {
        HostPort parts = HostPort.parse(text);
        return new Address(parts.host(), parts.port());
    }

    /**
     * The side of clients: the name as it was given.
     *
     * @return this address
     */
    public Address connect() {
        return this;
    }

    /**
     * The side of the server: the IP address to bind to, by the environment's {@code [resolver]}, else by name lookup; IPv4
     * where there is one. The run that configures the component finds it, once for each name; a literal is its own address.
     *
     * @return an address with a literal host
     * @throws IllegalStateException when the name has no address
     */
    public Address listen() {
        return new Address(CurrentNameLookup.get().resolve(host), port);
    }

    /**
     * The text form.
     *
     * @return {@code host:port}
     */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
