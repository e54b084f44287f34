package com.example.guestbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;

/** The guestbook as the world sees it: over TLS, at the address of a load balancer. */
final class Website {

    /** In milliseconds. */
    private static final int PATIENCE = 60_000;

    private static final int BETWEEN = 500;

    private final String address;
    private final String site;
    private final SSLContext trust;

    /**
     * A site.
     *
     * @param environment whose authority vouches for it
     * @param site its name
     * @param address where it is reached
     */
    Website(String environment, String site, String address) throws IOException, GeneralSecurityException {
        this.address = address;
        this.site = site;
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (InputStream certificate = Files.newInputStream(Variant.PROJECT.resolve(
                "src/main/resources/com/example/guestbook/database/" + environment + "-authority.pem"))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        trust = SSLContext.getInstance("TLS");
        trust.init(null, managers.getTrustManagers(), null);
    }

    /** A balancer that has seen a restart sends nobody to that server until it has looked again: it answers 503 for as long. */
    String get(String path) throws IOException, InterruptedException {
        HttpsURLConnection connection = open(path);
        for (int waited = 0; connection.getResponseCode() == 503 && waited < PATIENCE; waited += BETWEEN) {
            Thread.sleep(BETWEEN);
            connection = open(path);
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void sign(String author, String message) throws IOException {
        HttpsURLConnection connection = open("/entries");
        connection.setDoOutput(true);
        connection
                .getOutputStream()
                .write(("author=" + author + "&message=" + message).getBytes(StandardCharsets.UTF_8));
        assertThat(connection.getResponseCode()).isEqualTo(303);
    }

    private HttpsURLConnection open(String path) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection)
                URI.create("https://" + address + path).toURL().openConnection();
        connection.setSSLSocketFactory(trust.getSocketFactory());
        connection.setHostnameVerifier((name, session) -> isOurs(session));
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE);
        connection.setReadTimeout(PATIENCE);
        return connection;
    }

    private boolean isOurs(SSLSession session) {
        try {
            X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
            return certificate.getSubjectX500Principal().getName().equals("CN=" + site);
        } catch (IOException e) {
            return false;
        }
    }
}
