package dev.launchway.library.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;

/** Asks a server, and follows where it leads: never from https to http, and with no credential to another server. */
final class Exchange {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int REDIRECTS_AT_MOST = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /*
     * By default java.net.http gives no password to a proxy that it asks for a tunnel, which is what it does for https. Who gives one
     * to .proxy(…) means it. The property is read once, before the first client is made.
     */
    static {
        if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
            System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        }
    }

    private final Source source;
    private final Deadline deadline;
    private final HttpClient client;

    /** @param trust {@code null} for what Java trusts */
    Exchange(Source source, SSLContext trust, Deadline deadline) {
        this.source = source;
        this.deadline = deadline;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(deadline.within(CONNECT));
        if (source.proxy() != null) {
            builder.proxy(ProxySelector.of(source.proxy().address()));
        }
        if (trust != null) {
            builder.sslContext(trust);
        }
        client = builder.build();
    }

    /**
     * Asks for the content.
     *
     * @param from the first byte that is wanted
     * @param validator of which content; empty for whatever there is
     */
    Answer get(long from, String validator) throws IOException, InterruptedException {
        URI at = source.uri();
        boolean trusted = true;
        for (int redirects = 0; redirects <= REDIRECTS_AT_MOST; redirects++) {
            Answer answer = ask(at, trusted, from, validator);
            if (!REDIRECTS.contains(answer.status())) {
                return answer;
            }
            answer.body().close();
            URI next = next(at, answer);
            trusted = trusted && Address.sameOrigin(at, next);
            at = next;
        }
        throw new DownloadFailedException("it is redirected more than " + REDIRECTS_AT_MOST + " times, in the end to "
                + Address.shown(at) + ": name the URL of the file itself");
    }

    private Answer ask(URI at, boolean trusted, long from, String validator) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(at)
                .timeout(deadline.within(source.limits().idle()))
                .setHeader("User-Agent", "launchway")
                .setHeader("Accept-Encoding", source.compressed() ? PartNote.GZIP : "identity");
        source.credentials().apply(request, trusted);
        if (source.proxy() != null && source.proxy().credential() != null) {
            request.setHeader("Proxy-Authorization", source.proxy().credential().reveal());
        }
        if (from > 0) {
            request.setHeader("Range", "bytes=" + from + "-");
            if (!validator.isEmpty()) {
                request.setHeader("If-Range", validator);
            }
        }
        HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
                client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
        if (response.body() == null) { // a proxy that makes no tunnel
            return new Answer(response.statusCode(), response.headers(), at, InputStream.nullInputStream());
        }
        Body body = new Body(source.limits().idle(), deadline);
        response.body().subscribe(body);
        return new Answer(response.statusCode(), response.headers(), at, body);
    }

    private static URI next(URI at, Answer answer) {
        Optional<String> location = answer.headers().firstValue("Location");
        String status = "the server answers with status " + answer.status() + ", a redirect, ";
        if (location.isEmpty()) {
            throw new DownloadFailedException(status + "and does not say where to");
        }
        URI next;
        try {
            next = at.resolve(location.get().strip());
        } catch (IllegalArgumentException e) {
            throw new DownloadFailedException(status + "to what is no URL", e);
        }
        boolean http = "http".equalsIgnoreCase(next.getScheme()) || Address.isEncrypted(next);
        if (!http || next.getHost() == null) {
            throw new DownloadFailedException(status + "to what is no URL of http or https");
        }
        if (Address.isEncrypted(at) && !Address.isEncrypted(next)) {
            throw new DownloadFailedException(status + "from https to " + Address.shown(next)
                    + ", which is not encrypted: it is not followed; name a URL of https that leads to the file");
        }
        return next;
    }
}
