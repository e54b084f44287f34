package dev.launchway.text;

/**
 * A host and a port in one text: {@code db01:5432}, {@code [2001:db8::10]:80} (RFC 3986, section 3.2.2, for the brackets).
 *
 * @param host a name or an address literal, without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {

    /**
     * Reads host and port.
     *
     * @param text {@code host:port}, an IPv6 literal in brackets
     * @return both parts
     * @throws IllegalArgumentException when a part is missing or the port is out of range, with a message for the reader
     */
    public static HostPort parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.lastIndexOf(':');
        if (colon <= 0 || colon == trimmed.length() - 1) {
            throw new IllegalArgumentException("'" + text + "' is not an address: write host:port, as in db01:5432");
        }
        String host = trimmed.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an address: put an IPv6 literal in brackets, as in [::1]:80");
        }
        if (host.isBlank() || host.indexOf(' ') >= 0 || host.indexOf('/') >= 0) {
            throw new IllegalArgumentException("'" + text + "' is not an address: '" + host + "' is not a host name");
        }
        return new HostPort(host, port(trimmed.substring(colon + 1), text));
    }

    private static int port(String digits, String text) {
        if (digits.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not an address: '" + digits + "' is not a port from 1 to 65535");
    }
}
