package dev.launchway.library.web;

import dev.launchway.api.Address;

/**
 * Where a server listens.
 *
 * @param host an IP address; empty for all of IPv4
 * @param port 1 to 65535
 */
record Listen(String host, int port) {

    static Listen at(int port) {
        return new Listen("", Address.of("localhost", port).port());
    }

    static Listen at(Address address) {
        Address local = address.listen();
        return new Listen(local.host(), local.port());
    }

    /** With another text where all addresses are meant. */
    String text(String all) {
        return host.isEmpty() ? all + port : Address.of(host, port).toString();
    }
}
