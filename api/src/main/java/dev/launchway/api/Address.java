package dev.launchway.api;

import dev.launchway.text.HostPort;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A host and a TCP port: one side listens there, the other connects to it.
 *
 * <p>The text form is {@code host:port}, with an IPv6 literal in brackets.
 *
 * @param host a name, an IPv4 or an IPv6 literal (without brackets)
 * @param port 1 to 65535
 */
public record Address(String host, int port) implements Comparable<Address> {

    private static final Comparator<Address> ORDER =
            Comparator.comparing(Address::host).thenComparingInt(Address::port);

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
     * where there is one and the environment uses it. The run that configures the component finds it, once for each name; a literal is
     * its own address. Link-local addresses are passed over.
     *
     * @return an address with a literal host
     * @throws IllegalStateException when the name has no address, or none of a family that the environment uses
     */
    public Address listen() {
        return listenAll().get(0);
    }

    /**
     * The side of a server that listens by each family of IP addresses: as {@link #listen}, one address of each family that the
     * environment uses and the name has.
     *
     * @return one or two addresses with literal hosts, IPv4 first
     * @throws IllegalStateException when the name has no address, or none of a family that the environment uses
     */
    public List<Address> listenAll() {
        return new ListenSide(host)
                .literals().stream().map(literal -> new Address(literal, port)).toList();
    }

    /**
     * The side of a server that listens by IPv4.
     *
     * @return an address with an IPv4 literal as host
     * @throws IllegalStateException when the name has no IPv4 address, or the environment has {@code ipv4 = false}
     */
    public Address listenV4() {
        return new Address(new ListenSide(host).literal(false), port);
    }

    /**
     * The side of a server that listens by IPv6.
     *
     * @return an address with an IPv6 literal as host
     * @throws IllegalStateException when the name has no IPv6 address, or the environment has {@code ipv6 = false}
     */
    public Address listenV6() {
        return new Address(new ListenSide(host).literal(true), port);
    }

    /** By host, as text, then by port. */
    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
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
