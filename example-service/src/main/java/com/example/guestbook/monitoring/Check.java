package com.example.guestbook.monitoring;

import dev.launchway.api.Address;

/**
 * Something to ask again and again whether it is well.
 *
 * @param name what is asked
 * @param module how: {@code http_2xx} or {@code tcp_connect}
 * @param target whom: a URL or an address
 */
public record Check(String name, String module, String target) {

    public static Check http(String name, Address address, String path) {
        return new Check(name, "http_2xx", "http://" + address + path);
    }

    public static Check tcp(String name, Address address) {
        return new Check(name, "tcp_connect", address.toString());
    }
}
