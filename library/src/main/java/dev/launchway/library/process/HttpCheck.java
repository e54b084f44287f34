package dev.launchway.library.process;

import dev.launchway.api.Probe;
import dev.launchway.library.component.TimeLimit;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;

/**
 * Whether a URL answers with a status of success, or a redirect, which is not followed.
 *
 * @param uri the URL
 * @param longest how long a connection and an answer may take together
 */
record HttpCheck(URI uri, Duration longest) implements ReadyCheck {

    private static final int CONNECT_MILLIS = 2000;
    private static final int READ_MILLIS = 5000;
    private static final Duration LONGEST = Duration.ofMillis(CONNECT_MILLIS + READ_MILLIS);

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
        return new HttpCheck(uri, LONGEST);
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
        try {
            int status = TimeLimit.within(longest, this::status);
            return status >= 200 && status < 400 ? null : "it answers with status " + status;
        } catch (IOException e) {
            return reason(e);
        }
    }

    private int status() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }

    static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
