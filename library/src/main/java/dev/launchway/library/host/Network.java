package dev.launchway.library.host;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses with the same beginning: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one alone.
 *
 * @param address the first one
 * @param bits how many of its bits they have in common
 */
record Network(InetAddress address, int bits) {

    private static final int BYTE = 8;

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException for another text, and for a network whose address goes on behind its length
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        boolean v6 = literal.indexOf(':') >= 0;
        if (!literal.matches(v6 ? "[0-9A-Fa-f:.]+" : "[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || (slash >= 0 && !length.matches("[0-9]{1,3}"))) {
            throw wrong(text);
        }
        try {
            InetAddress address = InetAddress.getByName(literal);
            int all = address.getAddress().length * BYTE;
            int bits = slash < 0 ? all : Integer.parseInt(length);
            Network network = new Network(address, bits);
            if (bits > all || !network.isWhole()) {
                throw wrong(text);
            }
            return network;
        } catch (UnknownHostException e) {
            throw wrong(text);
        }
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "'" + text
                        + "' is no network: write an address, or one with a length whose other bits are zero, as in 10.0.0.0/8");
    }

    private boolean isWhole() {
        byte[] bytes = address.getAddress();
        for (int bit = bits; bit < bytes.length * BYTE; bit++) {
            if (bit(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    boolean isV6() {
        return address.getAddress().length > 4;
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] others = other.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (bit(mine, bit) != bit(others, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / BYTE] >> (BYTE - 1 - index % BYTE) & 1) == 1;
    }
}
