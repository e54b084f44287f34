package dev.launchway.library.web;

import dev.launchway.api.Address;
import java.nio.file.Path;
import java.util.List;

/**
 * What is said of a site, in no server's language.
 *
 * @param name what it is called
 * @param serverNames the names that requests are for; empty for all
 * @param listens where it listens; empty for what the server does by itself
 * @param tls its certificate; {@code null} for none
 * @param redirected whether requests without TLS are sent to where there is
 * @param backends the servers behind it
 * @param root the directory with its files; {@code null} for none
 * @param directives more lines
 */
record SiteContent(
        String name,
        List<String> serverNames,
        List<Listen> listens,
        Tls tls,
        boolean redirected,
        List<Address> backends,
        Path root,
        List<String> directives) {

    /** A certificate and its key, as PEM files. */
    record Tls(Path chain, Path key) {}

    List<Listen> listensOr(int plain, int secure) {
        return listens.isEmpty() ? List.of(Listen.at(tls == null ? plain : secure)) : listens;
    }
}
