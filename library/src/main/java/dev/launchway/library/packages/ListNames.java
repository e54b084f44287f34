package dev.launchway.library.packages;

import dev.launchway.api.Probe;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

/** What apt calls the files of its lists: host and path of where they come from. */
final class ListNames {

    private static final Path LISTS = Path.of("/var/lib/apt/lists");

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

    /** Whether apt has got what a suite says of itself. */
    static boolean areThere(Probe probe, String url, String suite) {
        String place = url.replaceFirst("/+$", "") + (suite.endsWith("/") ? "/" : "/dists/") + suite;
        String begin = of(place.replaceFirst("/+$", "")) + "_";
        return probe.list(LISTS).stream()
                .map(path -> path.getFileName().toString())
                .anyMatch(file -> file.startsWith(begin) && file.endsWith("Release"));
    }

    static String of(String url) {
        URI uri = URI.create(url);
        String place =
                (uri.getAuthority() == null ? "" : uri.getAuthority().replaceFirst("^.*@", "")) + uri.getRawPath();
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < place.length(); i++) {
            char c = place.charAt(i);
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
