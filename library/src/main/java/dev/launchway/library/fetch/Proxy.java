package dev.launchway.library.fetch;

import dev.launchway.api.Secret;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * What requests go through.
 *
 * @param uri where it is
 * @param credential the value of {@code Proxy-Authorization}; {@code null} for none
 */
record Proxy(URI uri, Secret credential) {

    /** Throws for what is no address of a proxy. */
    static Proxy of(String component, String url, Secret credential) {
        URI uri;
        try {
            uri = Address.parse(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(component + ": the proxy " + e.getMessage(), e);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException(component + ": the proxy '" + url
                    + "' is no HTTP proxy: write http://, its host and its port; https: goes through it too");
        }
        return new Proxy(uri, credential);
    }

    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(uri.getHost(), Address.port(uri));
    }

    @Override
    public String toString() {
        return uri + (credential == null ? "" : " with a credential");
    }
}
