package dev.launchway.engine.facts;

import java.net.URI;
import java.util.regex.Pattern;

/** Servers that programs of a shell ask as Java does: those at an address, and those at {@code localhost}. */
final class ServerFacts {

    private static final String LOCALHOST = "localhost";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Pattern IPV4 = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final Pattern PLAIN_URL = Pattern.compile("http://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9/._?&=%:,;-]*)?");

    private ServerFacts() {}

    static String address(String host) throws NotProvableException {
        if (host.equalsIgnoreCase(LOCALHOST)) {
            return LOOPBACK;
        }
        if (!IPV4.matcher(host).matches() && !IPV6.matcher(host).matches()) {
            throw new NotProvableException("a server was asked for by name");
        }
        return host;
    }

    /** {@code -4} or {@code -6}, for curl. */
    static String family(URI uri) throws NotProvableException {
        String host = uri.getHost();
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        address(bracketed ? host.substring(1, host.length() - 1) : host);
        return bracketed ? "-6" : "-4";
    }

    /** Others than plain ones mean different things to different programs. */
    static String url(URI uri) throws NotProvableException {
        if (!PLAIN_URL.matcher(uri.toString()).matches()) {
            throw new NotProvableException("a server was asked by https, or for what is no plain URL");
        }
        return uri.toString();
    }
}
