package dev.launchway.library.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** Says in words why a request failed. */
final class Trouble {

    private static final String TRUST = ": where the server has its certificate from an authority of your own, name the"
            + " file with that authority by .ca(\"authority.pem\")";

    private Trouble() {}

    static String words(Source source, IOException problem) {
        String server = source.proxy() == null
                ? source.uri().getHost() + ":" + Address.port(source.uri())
                : "the proxy " + source.proxy().uri().getHost() + ":"
                        + Address.port(source.proxy().uri());
        if (problem instanceof HttpConnectTimeoutException) {
            return server + " does not take the connection in time";
        }
        if (problem instanceof HttpTimeoutException) {
            return "the server does not answer in time";
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the name of " + server + " is not known";
            }
        }
        if (problem instanceof ConnectException) {
            return "no connection to " + server + (problem.getMessage() == null ? "" : ": " + problem.getMessage());
        }
        return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
    }

    /** What is wrong with the certificate of a server; {@code null} where nothing is. */
    static String certificate(Source source, IOException problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "the certificate of " + source.uri().getHost() + " is not trusted (" + cause.getMessage() + ")"
                        + TRUST;
            }
        }
        boolean handshake = problem instanceof SSLException;
        return handshake ? "no TLS with " + source.uri().getHost() + ": " + problem.getMessage() : null;
    }

    /** What to do about an answer that will not change. */
    static String status(Source source, Answer answer) {
        String said = "the server answers with status " + answer.status();
        return switch (answer.status()) {
            case 401 ->
                said
                        + (source.credentials().hasSecrets()
                                ? ": it does not take the credentials that it was given"
                                : ": it wants credentials; give them by .basic(user, secret), .bearer(secret) or .header(name, secret)");
            case 403 -> said + ": it lets nobody have it who asks so";
            case 404, 410 -> said + ": there is no such file; look at the URL";
            case 407 -> said + ": the proxy wants credentials; give them by .proxy(url, user, secret)";
            default -> said;
        };
    }
}
