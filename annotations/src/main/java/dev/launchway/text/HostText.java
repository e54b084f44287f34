package dev.launchway.text;

import java.util.Optional;

/** Names and addresses of hosts, which get into command lines of {@code ssh}. */
public final class HostText {

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    private HostText() {}

    /**
     * Looks at a name of a host: letters, digits, dashes, underscores and dots (RFC 1123, section 2.1, and the underscore, which
     * aliases of {@code ssh_config} have).
     *
     * @param text any text
     * @return whether it is one, of at most 253 characters
     */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        int label = 0;
        char before = '.';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            boolean inner = (c == '-' || c == '.') && before != '.';
            label = c == '.' ? 0 : label + 1;
            if ((!letter && !inner) || label > LONGEST_LABEL) {
                return false;
            }
            before = c;
        }
        return before != '.' && before != '-';
    }

    /**
     * Looks at where SSH connects to.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a name, an IPv4 or an IPv6 address, which may have a zone
     */
    public static Optional<String> fault(String text) {
        int zone = text.indexOf('%');
        String literal = zone < 0 ? text : text.substring(0, zone);
        if (literal.indexOf(':') >= 0 && IpLiteral.isValid(literal)) {
            return zone < 0 || isName(text.substring(zone + 1))
                    ? Optional.empty()
                    : Optional.of("after '%' stands the name of a network interface");
        }
        if (isName(text)) {
            return looksLikeNumbers(text) && !IpLiteral.isValid(text)
                    ? Optional.of("an IPv4 address has four numbers from 0 to 255, without zeros before them")
                    : Optional.empty();
        }
        if (text.startsWith("-")) {
            return Optional.of("ssh would take what begins with '-' for an option");
        }
        if (text.indexOf('@') >= 0) {
            return Optional.of("the user stands in ssh-user");
        }
        if (text.contains("://")) {
            return Optional.of(
                    "write the name of the host alone, without " + text.substring(0, text.indexOf("://") + 3));
        }
        if (text.startsWith("[")) {
            return Optional.of("write an IPv6 address without brackets; a port stands in ssh-port");
        }
        if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            return Optional.of("the port stands in ssh-port");
        }
        return Optional.of("write a name as in db01.example.com, or an address as in 192.0.2.10 or 2001:db8::10");
    }

    /**
     * Looks at a domain that is added to names of hosts.
     *
     * @param text any text
     * @return what to do about it, one line; empty for a domain
     */
    public static Optional<String> domainFault(String text) {
        if (text.startsWith(".")) {
            return Optional.of("write it without the dot at the beginning");
        }
        return isName(text) ? Optional.empty() : Optional.of("write a domain as in shop.example.com");
    }

    private static boolean looksLikeNumbers(String text) {
        return text.indexOf('.') >= 0 && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }
}
