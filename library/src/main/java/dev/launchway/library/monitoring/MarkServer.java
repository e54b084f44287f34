package dev.launchway.library.monitoring;

import dev.launchway.api.Secret;
import dev.launchway.library.component.TimeLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A server that is told of a deployment.
 *
 * @param url where it is
 * @param token what it is shown; {@code null} for nothing
 * @param timeout for each message, from the connection to the end of the answer
 * @param deployment what it is told of
 */
record MarkServer(Supplier<String> url, Secret token, Duration timeout, Deployment deployment) {

    private static final int MOST = 100_000;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*([0-9]+)");

    /** What is deployed where. */
    record Deployment(String environment, String host, String component, List<String> tags) {

        String text() {
            return component + " on " + host + " (" + environment + ")";
        }
    }

    /** Refuses what is no URL. */
    static void check(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null) {
                return;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + url + "' is no URL: " + e.getReason(), e);
        }
        throw new IllegalArgumentException("'" + url + "' is no URL: write one as in https://grafana.example.com");
    }

    /** Begins an annotation of Grafana: its id, empty where it told none. */
    String annotate(Instant begin) throws IOException {
        Matcher id = ID.matcher(send("POST", "/api/annotations", annotation(begin, null)));
        return id.find() ? id.group(1) : "";
    }

    /** Ends an annotation of Grafana, which is made where it was not begun. */
    String annotate(String id, Instant begin, Instant end) throws IOException {
        String path = "/api/annotations" + (id.isEmpty() ? "" : "/" + id);
        send(id.isEmpty() ? "POST" : "PUT", path, annotation(begin, end));
        return id;
    }

    private String annotation(Instant begin, Instant end) {
        return "{\"time\":" + begin.toEpochMilli() + (end == null ? "" : ",\"timeEnd\":" + end.toEpochMilli())
                + ",\"tags\":" + tags() + ",\"text\":" + quoted("deployment of " + deployment.text()) + "}";
    }

    /** Sends a message. */
    String post(String event, Instant time) throws IOException {
        send(
                "POST",
                "",
                "{\"event\":" + quoted(event) + ",\"environment\":" + quoted(deployment.environment())
                        + ",\"host\":" + quoted(deployment.host()) + ",\"component\":"
                        + quoted(deployment.component()) + ",\"time\":" + quoted(time.toString()) + ",\"tags\":"
                        + tags() + ",\"text\":" + quoted(event + " of the deployment of " + deployment.text()) + "}");
        return "";
    }

    private String tags() {
        return deployment.tags().stream().map(MarkServer::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** One that is a secret is known only now, and no error shows it. */
    private URI uri(String path) throws IOException {
        String base = url.get();
        try {
            check(base);
        } catch (IllegalArgumentException e) {
            throw new IOException("the secret is no URL: write one as in https://chat.example.com/hooks/4711");
        }
        return URI.create(path.isEmpty() ? base : base.replaceFirst("/+$", "") + path);
    }

    private String send(String method, String path, String body) throws IOException {
        URI uri = uri(path);
        String bearer = token == null ? "" : "Bearer " + token.reveal();
        return TimeLimit.within(timeout, () -> exchange(method, uri, bearer, body));
    }

    private static String exchange(String method, URI uri, String bearer, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        try {
            connection.setRequestMethod(method);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestProperty("Content-Type", "application/json");
            if (!bearer.isEmpty()) {
                connection.setRequestProperty("Authorization", bearer);
            }
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
            int status = connection.getResponseCode();
            if (status < 200 || status >= 300) {
                throw new IOException("it answers with status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
