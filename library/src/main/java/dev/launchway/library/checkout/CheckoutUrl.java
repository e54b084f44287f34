package dev.launchway.library.checkout;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a repository is.
 *
 * @param text as it was given
 * @param scheme {@code https}, {@code ssh}, {@code file} …; {@code ssh} for {@code git@host:path}, {@code file} for an absolute path
 * @param host the host; empty for a file
 * @param port the port; empty where none is said
 */
record CheckoutUrl(String text, String scheme, String host, String port) {

    private static final Pattern URL =
            Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(?:([^/@]*)@)?(\\[[^\\]/]+]|[^/:@]*)(?::([0-9]+))?(/.*)?");

    /** git(1), "GIT URLS": {@code [user@]host:path}, without a slash before the colon. */
    private static final Pattern SCP = Pattern.compile("(?:[^/:@]+@)?(\\[[^\\]/]+]|[^/:@]+):(?!:).+");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads a URL.
     *
     * @param text what was given
     * @param schemes those that the client of a system knows
     * @param scpLike whether {@code git@host:path} is one too
     * @param label of the component, as the beginning of an error
     * @throws IllegalArgumentException for anything else, and for one with a password in it
     */
    static CheckoutUrl parse(String text, Set<String> schemes, boolean scpLike, String label) {
        if (text.chars().anyMatch(letter -> Character.isISOControl(letter) || Character.isWhitespace(letter))) {
            throw new IllegalArgumentException(label + ": a URL has neither blanks nor control characters");
        }
        if (text.startsWith("/")) {
            return new CheckoutUrl(text, "file", "", "");
        }
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            String scheme = url.group(1).toLowerCase(Locale.ROOT);
            if (url.group(2) != null && url.group(2).indexOf(':') >= 0) {
                throw new IllegalArgumentException(label.replace(url.group(2), "…")
                        + ": the URL holds a password, which everybody would see: give it by .basic(user, secret)");
            }
            boolean placed = scheme.equals("file") == url.group(3).isEmpty();
            if (schemes.contains(scheme) && placed && !url.group(3).startsWith("-")) {
                return new CheckoutUrl(text, scheme, url.group(3), url.group(4) == null ? "" : url.group(4));
            }
        }
        Matcher scp = SCP.matcher(text);
        if (scpLike
                && !url.matches()
                && !text.startsWith("-")
                && scp.matches()
                && !scp.group(1).startsWith("-")) {
            return new CheckoutUrl(text, "ssh", scp.group(1), "");
        }
        throw new IllegalArgumentException(label + ": '" + text + "' is no URL of a repository: write "
                + String.join("://…, ", schemes.stream().sorted().toList()) + "://…, "
                + (scpLike ? "user@host:path, " : "") + "or an absolute path");
    }

    boolean isSsh() {
        return scheme.equals("ssh") || scheme.equals("svn+ssh");
    }

    /** Whether the client does not tell ssh the port: it takes {@code host:port} of {@code svn+ssh} for the host's name. */
    boolean hidesPort() {
        return scheme.equals("svn+ssh");
    }

    /** The URL as the client takes it. */
    String forClient() {
        return hidesPort() && !port.isEmpty() ? text.replaceFirst(":" + port + "(?=/|$)", "") : text;
    }

    /** Whether a password may go there: it would be read on the way by others. */
    boolean isPrivate() {
        return scheme.equals("https") || (scheme.equals("http") && LOOPBACK.contains(host));
    }

    /** The scheme and the host, as {@code https://git.example.com:8443}. */
    String site() {
        return scheme + "://" + host + (port.isEmpty() ? "" : ":" + port);
    }

    /** What the host is called in a file of known hosts (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
    String knownHost() {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return port.isEmpty() || port.equals("22") ? bare : "[" + bare + "]:" + port;
    }

    /** The last part of the path, without {@code .git}; what a checkout is called. */
    String baseName() {
        String path = text;
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        path = path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf(':'));
        return path.substring(slash + 1);
    }
}
