package dev.launchway.library.certificate;

import dev.launchway.text.IpLiteral;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * A name that a certificate has, or that a site is called by, in the form in which they are compared (RFC 6125, section 6.4): small
 * letters, names of other scripts as {@code xn--…}, addresses in full.
 *
 * @param text the form
 * @param isAddress whether it is an IP address
 */
record SiteName(String text, boolean isAddress) {

    private static final String ANY = "*.";

    /**
     * A name.
     *
     * @throws IllegalArgumentException for what is none
     */
    static SiteName of(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("'" + name
                        + "' is no name of a site: write one as in shop.example.com, *.example.com, 192.0.2.10 or"
                        + " 2001:db8::10, without a port"));
    }

    /** A name; empty for what is none. */
    static Optional<SiteName> find(String name) {
        String bare = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (IpLiteral.isValid(bare)) {
            return Optional.of(new SiteName(address(bare), true));
        }
        String any = name.startsWith(ANY) ? ANY : "";
        String ascii = ascii(name.substring(any.length()));
        boolean isName = ascii.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?") && !ascii.contains("..");
        return isName ? Optional.of(new SiteName(any + ascii, false)) : Optional.empty();
    }

    /** Without the dot of the root; empty for what cannot be written so. */
    private static String ascii(String name) {
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String address(String literal) {
        try {
            return InetAddress.getByName(literal).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("a literal is looked up nowhere", e);
        }
    }

    /** Whether a certificate with this name is one for a site. */
    boolean stands(SiteName site) {
        if (text.equals(site.text)) {
            return isAddress == site.isAddress;
        }
        int dot = site.text.indexOf('.');
        return text.startsWith(ANY)
                && !site.isAddress
                && dot > 0
                && !site.text.startsWith(ANY)
                && site.text.substring(dot).equals(text.substring(1));
    }

    /** As an extension of a certificate says it: {@code dns:localhost}. */
    String general() {
        return (isAddress ? "ip:" : "dns:") + text;
    }
}
