package dev.launchway.library.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What URLs tell, and how they are shown: without what stands behind a question mark, where tokens are. */
final class Address {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Address() {}

    /**
     * A URL that can be downloaded.
     *
     * @throws IllegalArgumentException for any other text
     */
    static URI parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "'" + url + "' is no URL: " + e.getReason() + "; write a blank as %20, for example", e);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean file = scheme.equals("file");
        boolean http = scheme.equals("http") || scheme.equals("https");
        if (!file && !http) {
            throw new IllegalArgumentException("'" + url
                    + "' is no URL that can be downloaded: it begins with https://," + " http:// or file:///");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL '" + shown(uri)
                    + "' holds a user: take it out, and give user and password by .basic(user, secret)");
        }
        if (http && uri.getHost() == null) {
            throw new IllegalArgumentException("the URL '" + url + "' names no host");
        }
        boolean local = uri.getAuthority() == null || uri.getAuthority().equals("localhost");
        if (file && (!local || uri.getPath() == null || !uri.getPath().startsWith("/"))) {
            throw new IllegalArgumentException(
                    "'" + url + "' names no file of this host: write file:///, and an absolute path");
        }
        return uri;
    }

    /**
     * A URL beside another one.
     *
     * @throws IllegalArgumentException for what is no URL of http or https
     */
    static URI resolve(URI uri, String reference) {
        URI other = parse(uri.resolve(reference.replace(" ", "%20")).toString());
        if (isFile(uri) || isFile(other)) {
            throw new IllegalArgumentException(
                    "'" + other + "' is no list of checksums at a server: it begins with https:// or http://");
        }
        return other;
    }

    /** For people. */
    static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String host = uri.getHost() == null ? "" : uri.getHost();
        return uri.getScheme() + "://" + host + port + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    /** The name of the file, as far as the URL tells one; {@code null} where it does not. */
    static String fileName(URI uri) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean plain = !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(Character::isISOControl);
        return plain ? name : null;
    }

    static boolean isFile(URI uri) {
        return "file".equalsIgnoreCase(uri.getScheme());
    }

    static boolean isEncrypted(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Whether it is this machine itself. */
    static boolean isHere(URI uri) {
        String host = uri.getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Whether two are of one server: scheme, host and port. Source: RFC 6454, 4. */
    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : isEncrypted(uri) ? HTTPS : HTTP;
    }
}
