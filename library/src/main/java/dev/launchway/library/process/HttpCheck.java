package dev.launchway.library.process;

import dev.launchway.api.Probe;
import java.net.URI;
import java.net.URISyntaxException;

/** Whether a URL answers with a status of success, or a redirect, which is not followed. */
record HttpCheck(URI uri) implements ReadyCheck {

    static HttpCheck of(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is not a URL: " + e.getReason(), e);
        }
        boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not a URL: .http(…) needs one as in http://localhost:8080/health");
        }
        return new HttpCheck(uri);
    }

    @Override
    public String name() {
        return uri.toString();
    }

    @Override
    public int portHere() {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return PortHolder.isHere(uri.getHost()) ? (uri.getPort() < 0 ? usual : uri.getPort()) : 0;
    }

    @Override
    public String problem(Probe probe) {
        return probe.problemAt(uri).orElse(null);
    }
}
