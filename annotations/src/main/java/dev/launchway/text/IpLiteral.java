package dev.launchway.text;

/** Recognizes IP address literals by their text alone, without any look-up of names. */
public final class IpLiteral {

    private IpLiteral() {}

    /**
     * Tells whether a text is an address.
     *
     * @param text any text
     * @return whether it is an IPv4 address of four decimal parts, or an IPv6 address by RFC 4291, section 2.2
     */
    public static boolean isValid(String text) {
        return text.indexOf(':') < 0 ? isFour(text) : isSix(text);
    }

    /**
     * Tells to which family an address belongs.
     *
     * @param literal a valid address
     * @return whether it is an IPv6 one
     */
    public static boolean isIpv6(String literal) {
        return literal.indexOf(':') >= 0;
    }

    /**
     * Tells whether an address is known on one link alone, where an interface has to be named too: {@code fe80::/10} (RFC 4291,
     * section 2.5.6) and {@code 169.254.0.0/16} (RFC 3927).
     *
     * @param literal a valid address
     * @return whether it is one
     */
    public static boolean isLinkLocal(String literal) {
        int colon = literal.indexOf(':');
        if (colon < 0) {
            return literal.startsWith("169.254.");
        }
        return colon > 0 && (Integer.parseInt(literal.substring(0, colon), 16) & 0xffc0) == 0xfe80;
    }

    private static boolean isFour(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            boolean digits =
                    part.length() >= 1 && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            boolean plain = part.length() == 1 || !part.startsWith("0");
            if (!digits || !plain || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSix(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true) == 8;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        String head = text.substring(0, gap);
        String tail = text.substring(gap + 2);
        int before = head.isEmpty() ? 0 : groups(head, false);
        int after = tail.isEmpty() ? 0 : groups(tail, true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /** The number of 16-bit groups, -1 where one is malformed; the last may be an IPv4 address, which counts for two. */
    private static int groups(String text, boolean last) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (last && i == parts.length - 1 && part.indexOf('.') >= 0) {
                if (!isFour(part)) {
                    return -1;
                }
                count += 2;
            } else if (isGroup(part)) {
                count++;
            } else {
                return -1;
            }
        }
        return count;
    }

    private static boolean isGroup(String part) {
        return part.length() >= 1
                && part.length() <= 4
                && part.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    }
}
