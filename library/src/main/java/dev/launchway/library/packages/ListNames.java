package dev.launchway.library.packages;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What apt calls the files of its lists: host and path of where they come from. */
final class ListNames {

    /** What apt writes by its code, as {@code %5f}, since {@code _} stands for the slash. */
    private static final String QUOTED = "\\|{}[]<>\"^~_=!@#$%^&*";

    private ListNames() {}

    /** A URL that apt can get something from. */
    static String checked(String label, String url) {
        try {
            if (new URI(url).getRawPath() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // As what has no path.
        }
        throw new IllegalArgumentException(
                label + ": '" + url + "' is no URL of a repository: write it as in https://deb.debian.org/debian");
    }

    static String of(String url) {
        URI uri = URI.create(url);
        String place =
                (uri.getAuthority() == null ? "" : uri.getAuthority().replaceFirst("^.*@", "")) + uri.getRawPath();
        StringBuilder name = new StringBuilder();
        for (char c : place.toCharArray()) {
            if (c == '/') {
                name.append('_');
            } else if (QUOTED.indexOf(c) >= 0 || c <= ' ' || c > '~') {
                name.append(String.format(Locale.ROOT, "%%%02x", (int) c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }
}
